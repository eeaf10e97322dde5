#include "kiosk/app/review_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/calendar/bank_holidays.hpp"
#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/disk/sticks.hpp"
#include "common/event/opened_record.hpp"
#include "common/event/read_event.hpp"
#include "common/export/leaving_check.hpp"
#include "common/process/standard_streams.hpp"
#include "common/sealed/key_file.hpp"
#include "common/sealed/passphrase.hpp"
#include "common/sealed/seal.hpp"
#include "common/sealed/secret_bytes.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/note_json.hpp"
#include "kiosk/screens/review/review_screen.hpp"

namespace candour {

EventReading::EventReading(const EventStore& store, std::string wrapped_key, SecretBytes passphrase,
                           std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this, &store, key = std::move(wrapped_key), phrase = std::move(passphrase)] {
        run(store, key, phrase);
      }) {}

EventReading::~EventReading() {
  stop_ = true;
  thread_.join();
}

Result<EventReading::Read> EventReading::read(const EventStore& store, const std::string& wrapped_key,
                                              const SecretBytes& passphrase) {
  const auto file = KeyFile::parse(wrapped_key, "The event's key");
  if (!file) return tl::make_unexpected(file.error());
  auto keys = file->unlock(passphrase);
  if (!keys) return tl::make_unexpected(keys.error());
  auto event = read_event(store, *keys, [&](std::size_t done, std::size_t all) {
    opened_ = done;
    of_ = all;
    wake_();
    return !stop_;
  });
  if (!event) return tl::make_unexpected(event.error());
  return Read{std::move(*keys), std::make_shared<const ReviewedEvent>(std::move(*event))};
}

void EventReading::run(const EventStore& store, const std::string& wrapped_key, const SecretBytes& passphrase) {
  result_ = read(store, wrapped_key, passphrase);
  wipe_stack();  // short words lay in the frames below this one, and a stack outlives its thread
  over_ = true;
  wake_();
}

std::optional<Result<EventReading::Read>> EventReading::take() {
  if (!over_) return std::nullopt;
  return std::exchange(result_, std::nullopt);
}

Result<std::unique_ptr<ReviewTable>> ReviewTable::open(const ScreenOptions& options, Chance& chance) {
  auto lock = FolderLock::take(options.event);
  if (!lock) return tl::make_unexpected(lock.error());
  auto store = EventStore::open(options.event / "event.db");
  if (!store) return tl::make_unexpected(store.error());
  if (store->position().phase != Phase::closed) {
    return fail(ExitCode::refused, fmt::format("The event is {}, not closed; close it first, then review it.",
                                               to_string(store->position().phase)));
  }
  std::unique_ptr<ReviewTable> table(new ReviewTable(options, chance, std::move(*lock), std::move(*store)));
  if (auto begun = table->begin(); !begun) return tl::make_unexpected(begun.error());
  return table;
}

ReviewTable::ReviewTable(const ScreenOptions& options, Chance& chance, FolderLock lock, EventStore store)
    : Screen(options, ReadFrom::desk),
      options_(options),
      chance_(chance),
      lock_(std::move(lock)),
      store_(std::move(store)) {
  model_.settings = options.settings;
  model_.reference = store_.facts().reference;
  model_.rehearsal = store_.facts().rehearsal;
}

Done ReviewTable::begin() {
  const auto path = options_.key.empty() ? options_.event / "event.key" : options_.key;
  auto key = read_file(path, KeyFile::kSize);
  if (!key) {
    return fail(ExitCode::bad_input,
                key.error().sentence + " If the key lies elsewhere, on a stick for example, say --key FILE.");
  }
  wrapped_key_ = std::move(*key);
  auto everyday = EverydayWords::load(assets_folder() / "suggestions");
  if (!everyday) return tl::make_unexpected(everyday.error());
  model_.everyday = std::move(*everyday);
  return open_window();
}

/// Whoever ends the table has finished what they were writing.
ReviewTable::~ReviewTable() {
  reading_.reset();
  documents_.reset();
  take(review::LockNow{});
  (void)store_.take_back_refused();  // what was said not to be saved is not found the next time
}

Done ReviewTable::unlock(const std::filesystem::path& passphrase_file) {
  auto passphrase = passphrase_from_file(passphrase_file);
  if (!passphrase) return tl::make_unexpected(passphrase.error());
  TextBuffer typed;
  typed.start_with(passphrase->view());
  take(review::Edited{"passphrase", std::move(typed)});
  take(review::Unlock{});
  const auto until = now() + Millis(60000);
  while (model_.lock.opening && now() < until) turn(now() + Millis(50));
  if (model_.open) return {};
  return fail(ExitCode::wrong_passphrase, "The review did not open with that passphrase.");
}

void ReviewTable::hear() {
  take(review_news::TimePassed{});
  if (model_.minute_of_day != minute_of_day()) take(review_news::TimeOfDay{minute_of_day()});
  take_what_was_read();
  take_what_was_made();
}

void ReviewTable::take_what_was_read() {
  if (!reading_) return;
  take(review_news::Opening{reading_->opened(), reading_->of()});
  auto result = reading_->take();
  if (!result) return;
  reading_.reset();
  if (!*result) {
    const auto& why = result->error();
    const bool wrong = why.code == ExitCode::wrong_passphrase;
    if (!wrong) complain(why.sentence);
    return take(review_news::NotOpened{wrong ? "lock.wrong" : "lock.unreadable", wrong});
  }
  keys_ = std::move((*result)->keys);
  const auto& event = (*result)->event;
  auto holidays = load_bank_holidays(event->pack.nation.value_or(Nation::england_and_wales));
  if (!holidays) complain(holidays.error().sentence);
  take(review_news::Opened{event, WorkingDays(holidays ? std::move(*holidays) : BankHolidays())});
}

void ReviewTable::take_what_was_made() {
  if (looking_.valid() && looking_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
    auto looked_at = looking_.get();
    if (looked_at) {
      take(review_news::LookedAt{std::move(*looked_at)});
    } else {
      complain(looked_at.error().sentence);
      take(review_news::NotLookedAt{});
    }
  }
  if (!documents_) return;
  take(review_news::ExportGoesOn{documents_->progress()});
  const auto ended = documents_->take();
  if (!ended) return;
  documents_.reset();
  std::visit([this](const auto& news) { take(news); }, *ended);
  if (!model_.open) wipe_traces();  // it was locked meanwhile
}

void ReviewTable::draw_page(Ui& ui) { actions_ = draw_review(model_, ui); }

bool ReviewTable::act() {
  const auto actions = std::exchange(actions_, {});
  const auto page = model_.page_at_hand();
  for (const auto& action : actions) {
    if (model_.page_at_hand() != page) break;  // the rest was done to a page that is gone, or lies under a question
    take(action);
  }
  return !std::all_of(actions.begin(), actions.end(),
                      [](const auto& each) { return std::holds_alternative<review::Touched>(each); });
}

Millis ReviewTable::next_change() const { return candour::next_change(model_) - model_.now; }

void ReviewTable::take(const ReviewAction& action) {
  for (const auto& each : update(model_, action, now(), chance_)) {
    std::visit([this](const auto& what) { perform(what); }, each);
  }
}

void ReviewTable::perform(const review_effect::Unlock&) {
  const auto typed = model_.fields.find("passphrase");
  auto passphrase = SecretBytes::copy_of(typed == model_.fields.end() ? std::string_view() : typed->second.text());
  (void)store_.take_back_refused();  // else what was said not to be saved would be read
  reading_ = std::make_unique<EventReading>(store_, wrapped_key_, std::move(passphrase), [this] { wake(); });
}

/// All of them or nothing.
std::optional<std::vector<SealedNote>> ReviewTable::sealed_notes(const std::vector<NumberedNote>& notes) const {
  std::vector<SealedNote> sealed;
  for (const auto& each : notes) {
    auto json = to_json(each.note);
    const auto note = json ? seal_note(store_.facts().event_key, *json) : std::nullopt;
    if (json) wipe(*json);
    if (!note) return std::nullopt;
    sealed.push_back(*note);
  }
  return sealed;
}

/// All of a deed or nothing of it.
void ReviewTable::perform(const review_effect::Keep& effect) {
  const auto sealed = sealed_notes(effect.notes);
  const auto expected = effect.notes.front().sequence;
  const auto first = sealed ? store_.append_notes(*sealed) : std::nullopt;
  if (!first) {
    review_news::NotKept lost;
    for (const auto& each : effect.notes) lost.notes.push_back(each.note.id);
    return take(lost);
  }
  if (*first != expected) take_what_is_stored(std::min(*first, expected));
}

/// Another number than expected: of what was done before, the disk has more or less than the table was told.
void ReviewTable::take_what_is_stored(std::uint64_t from) {
  if (!keys_) return;
  review_news::Stored stored{from, {}};
  auto rows = store_.notes(from);
  while (const auto row = rows.next()) {
    const auto sealed = SealedNote::from(row->sealed);
    auto note = sealed ? opened_note(*keys_, row->sequence, *sealed) : std::nullopt;
    if (note) stored.notes.push_back(std::move(*note));
  }
  if (!rows.failed()) take(stored);
}

void ReviewTable::perform(const review_effect::Redact& effect) {
  auto json = to_json(effect.replacement);
  const auto sealed = json ? seal_contribution(store_.facts().event_key, *json) : std::nullopt;
  if (json) wipe(*json);
  const auto notes = sealed_notes(effect.notes);
  bool known = false;
  if (!sealed || !notes || !store_.replace(effect.record, *sealed, known, *notes) || !known)
    return take(review_news::NotRedacted{effect.record, effect.original, effect.notes});
  store_.compact();  // the old seal is not in a freed page either
}

void ReviewTable::perform(const review_effect::Forget&) {
  keys_.reset();
  forget_ui();
  wipe_traces();
}

/// The best first: who put a stick in means it.
void ReviewTable::perform(const review_effect::LookForPlaces&) {
  review_news::Places found;
  if (!options_.exports_named) {
    for (const auto& stick : sticks_here())
      found.places.push_back({(stick / ("candour-" + store_.facts().ref + "-export")).string(), stick.filename()});
  }
  found.places.push_back({options_.exports.string(), {}});
  take(found);
}

/// As candour-hub would read it from the store: what was decided since it was opened is in it.
std::shared_ptr<const ReviewedEvent> ReviewTable::event_now() const {
  const auto& open = *model_.open;
  auto event = std::make_shared<ReviewedEvent>();
  event->facts = open.base->facts;
  event->pack = open.base->pack;
  event->session = open.base->session;
  event->notes = open.notes;
  event->last_note = open.base->last_note;
  event->record = open.record;
  event->record.doubled = open.base->record.doubled;
  event->review = open.review;
  event->unreadable = open.base->unreadable;
  return event;
}

void ReviewTable::perform(const review_effect::LookBeforeLeaving&) {
  looking_ = std::async(std::launch::async, [this, event = event_now()] {
    auto looked_at = look_before_leaving(*event, documents_of(format_names()), assets_folder() / "guard");
    wipe_stack();
    wake();
    return looked_at;
  });
}

void ReviewTable::perform(const review_effect::Export& effect) {
  if (!model_.open || !model_.open->exporting.busy()) return;  // what it was to leave without is there again
  documents_ = std::make_unique<DocumentRun>(
      DocumentRun::Order{event_now(), effect.formats, effect.folder, effect.locked, effect.accepted},
      [this] { wake(); });
}

void ReviewTable::perform(const review_effect::StopExport&) {
  if (documents_) documents_->stop();
}

}  // namespace candour
