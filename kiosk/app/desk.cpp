#include "kiosk/app/desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/event/opened_record.hpp"
#include "common/process/standard_streams.hpp"
#include "common/sealed/fingerprint.hpp"
#include "common/sealed/key_file.hpp"
#include "common/sealed/passphrase.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/board_json.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/receipts.hpp"
#include "common/wire/redaction.hpp"
#include "kiosk/screens/desk/desk_screen.hpp"

namespace candour {

Result<std::unique_ptr<Desk>> Desk::open(const ScreenOptions& options, Chance& chance) {
  std::unique_ptr<Desk> desk(new Desk(options, chance));
  if (auto begun = desk->begin(); !begun) return tl::make_unexpected(begun.error());
  return desk;
}

Desk::Desk(const ScreenOptions& options, Chance& chance)
    : Screen(options, ReadFrom::desk), options_(options), chance_(chance), topics_(options.link.reference) {
  model_.settings = options.settings;
  model_.event_here = !options.event.empty();
}

Done Desk::begin() {
  if (!options_.key.empty()) {
    auto key = read_file(options_.key, KeyFile::kSize);
    if (!key) return tl::make_unexpected(Failure{ExitCode::bad_input, key.error().sentence});
    sealed_.wrapped_key = std::move(*key);
  }
  auto guard_coming = std::async(std::launch::async, [] { return Guard::load(assets_folder() / "guard"); });
  if (auto opened = open_window(); !opened) return opened;
  draw();
  auto guard = guard_coming.get();
  if (!guard) return tl::make_unexpected(guard.error());
  guard_ = std::make_unique<Guard>(std::move(*guard));
  auto link = LinkThread::start(options_.link, options_.data, chance_, [this] { wake(); });
  if (!link) return tl::make_unexpected(link.error());
  link_ = std::move(*link);
  return {};
}

/// A redaction that could still be called off is done: whoever ends the desk cannot call it off any more.
Desk::~Desk() {
  if (link_) take(desk::LockNow{});
  link_.reset();  // it wakes the display
}

Done Desk::unlock(const std::filesystem::path& passphrase_file) {
  auto passphrase = passphrase_from_file(passphrase_file);
  if (!passphrase) return tl::make_unexpected(passphrase.error());
  TextBuffer typed;
  typed.start_with(passphrase->view());
  const auto until = now() + Millis(20000);
  while (!(model_.key_here && model_.pack_here) && now() < until) turn(now() + Millis(50));
  take(desk::Edited{"passphrase", std::move(typed)});
  take(desk::Unlock{});
  while (model_.lock.opening && now() < until) turn(now() + Millis(50));
  if (model_.open) return {};
  return fail(ExitCode::wrong_passphrase, "The desk did not open with that passphrase.");
}

void Desk::hear() {
  take(news::TimePassed{});
  if (model_.minute_of_day != minute_of_day()) take(news::TimeOfDay{minute_of_day()});
  for (const auto& each : link_->take_news()) {
    std::visit([this](const auto& news) { tell(news); }, each);
  }
  if (!just_released_.empty()) take(news::Released{std::exchange(just_released_, {})});
  if (!just_noted_.empty()) take(news::Noted{std::exchange(just_noted_, {})});
  take_what_was_opened();
  if (export_) {
    if (auto ended = export_->take()) {
      export_.reset();
      take(*ended);
    }
  }
}

void Desk::take_what_was_opened() {
  if (!opening_) return;
  take(news::Opening{opening_->opened(), opening_->of()});
  auto result = opening_->take();
  if (!result) return;
  opening_.reset();
  if (!*result) {
    const auto& why = result->error();
    const bool wrong = why.code == ExitCode::wrong_passphrase;
    if (!wrong) complain(why.sentence);
    return take(news::NotOpened{wrong ? "lock.wrong" : "lock.unreadable", wrong});
  }
  auto& opened = **result;
  open_what_came_meanwhile(opened, sealed_);
  keys_ = std::move(opened.keys);
  case_json_ = std::move(opened.case_json);
  auto shown = case_from_json(case_json_);
  publish_case();
  take(news::Opened{std::move(opened.event), shown ? std::make_shared<const Case>(std::move(*shown)) : nullptr});
}

void Desk::tell(const LinkThread::RoomSeen& news) {
  event_key_ = news.key;
  const bool other_hub = synced_with_ != news.room.hub_epoch;
  take(news::Room{news.room, fingerprint_words(news.key, assets_folder()).value_or("")});
  if (other_hub) {
    synced_with_ = news.room.hub_epoch;
    sync();
  }
  if (unconfirmed_.see(news.room)) send_again();
}

void Desk::tell(const LinkThread::Line& news) {
  take(news::LineChanged{news.up, news.not_let_in});
  unconfirmed_.see_line();
  if (!news.up || synced_with_.empty()) return;
  // A broker that was restarted has forgotten everything, and what was on its way may be lost.
  board_shown_.reset();
  publish_case();
  if (model_.board) perform(desk_effect::ShowBoard{*model_.board});
  sync();
  send_again();
}

void Desk::sync() { publish(topics_.desk_do(), to_json(DeskRequest{"sync", Sync{0}})); }

void Desk::send_again() {
  for (const auto& each : unconfirmed_.all()) publish(each.topic, each.payload);
}

void Desk::tell(const LinkThread::Heard& news) {
  const auto& [topic, payload, retained] = news.message;
  if (topic == topics_.desk_released()) {
    const auto released = released_from(payload);
    if (!released) return;
    const auto heard = sent_redactions_.hear(*released);
    if (!sent_redactions_.waits(released->record)) unconfirmed_.end_redaction(released->record);
    if (heard == SentRedactions::Heard::late) return;
    sealed_.records[released->record] = released->sealed;
    if (!keys_) return;
    if (auto record = opened_record(*keys_, released->record, released->sealed))
      just_released_.push_back(std::move(*record));
  } else if (topic == topics_.desk_note()) {
    take_note(payload);
  } else if (topic == topics_.desk_pack()) {
    take_pack(payload);
  } else if (topic == topics_.desk_done()) {
    if (const auto answer = desk_answer_from_json(payload))
      take(news::Answered{*answer, unconfirmed_.waits_for(answer->id)});
  } else if (const auto device = topics_.after("device/", topic)) {
    auto state = payload.empty() ? Result<DeviceState>(fail(ExitCode::bad_input, "")) : device_state_from_json(payload);
    take(news::DeviceSaid{std::string(*device), state ? std::optional(*state) : std::nullopt});
  }
}

void Desk::take_note(std::string_view payload) {
  const auto stored = stored_note_from(payload);
  if (!stored) return;
  sealed_.notes[stored->sequence] = stored->note;
  unconfirmed_.confirm(topics_.desk_note(), stored->note.view());
  if (!keys_) return;
  if (auto note = opened_note(*keys_, stored->sequence, stored->note)) just_noted_.push_back(std::move(*note));
}

void Desk::take_pack(std::string_view payload) {
  if (!assembly_.take(payload) || !assembly_.whole()) return;
  sealed_.pack = assembly_.sealed_pack();
  if (options_.key.empty()) sealed_.wrapped_key = assembly_.wrapped_keys();
  take(news::PackCame{!sealed_.wrapped_key.empty()});
}

void Desk::tell(const LinkThread::NotPublished& news) {
  if (news.topic == topics_.desk_do()) take(news::NotPublished{});
}
void Desk::tell(const LinkThread::Kept&) { take(news::CardKept{true}); }
void Desk::tell(const LinkThread::NotKept&) { take(news::CardKept{false}); }
void Desk::tell(const LinkThread::Told& news) { complain(news.sentence); }

/// Not while somebody works at it, nor while something that was decided waits for the hub.
NewEnrolment Desk::takes_enrolment() const {
  const bool in_use = model_.open || model_.lock.opening || !unconfirmed_.all().empty();
  return in_use ? NewEnrolment::none : model_.takes_enrolment();
}

void Desk::draw_page(Ui& ui) { actions_ = draw_desk(model_, ui); }

bool Desk::act() {
  const auto actions = std::exchange(actions_, {});
  for (const auto& action : actions) take(action);
  return !std::all_of(actions.begin(), actions.end(),
                      [](const auto& each) { return std::holds_alternative<desk::Touched>(each); });
}

Millis Desk::next_change() const { return candour::next_change(model_) - model_.now; }

void Desk::take(const DeskAction& action) {
  for (const auto& each : update(model_, action, now(), chance_)) {
    std::visit([this](const auto& what) { perform(what); }, each);
  }
  // After everything that followed from it, so that the board without it is shown last.
  for (const auto& note : std::exchange(not_sealed_, {})) take(news::NotSealed{note});
}

void Desk::publish(const std::string& topic, std::string payload, bool retain) {
  link_->order(LinkThread::Publish{topic, std::move(payload), retain});
}

void Desk::perform(const desk_effect::Request& effect) { publish(topics_.desk_do(), to_json(effect.request)); }

void Desk::perform(const desk_effect::Keep& effect) {
  const auto json = to_json(effect.note);
  const auto sealed = json && event_key_ ? seal_note(*event_key_, *json) : std::nullopt;
  if (!sealed) return not_sealed_.push_back(effect.note.id);
  unconfirmed_.add_note(topics_.desk_note(), std::string(sealed->view()));
  if (unconfirmed_.notes_may_go()) publish(topics_.desk_note(), std::string(sealed->view()));
}

void Desk::perform(const desk_effect::Redact& effect) {
  const auto json = to_json(effect.replacement);
  const auto sealed = json && event_key_ ? seal_contribution(*event_key_, *json) : std::nullopt;
  if (!sealed) return;
  const Released replacement{effect.record, *sealed};
  const auto payload =
      to_payload(Redaction{replacement, sent_redactions_.sent(replacement, sealed_.records[effect.record])});
  sealed_.records[effect.record] = *sealed;  // the other is nowhere on this machine any more
  unconfirmed_.add_redaction(effect.record, topics_.desk_redact(), payload);
  publish(topics_.desk_redact(), payload);
}

void Desk::perform(const desk_effect::ShowBoard& effect) {
  auto json = effect.board == Board{} && model_.closing() ? std::string() : to_json(effect.board);
  const auto hash = hash_of(json);
  if (hash == board_shown_ && !json.empty()) return;
  board_shown_ = hash;
  publish(topics_.board(), std::move(json), true);
}

void Desk::publish_case() {
  if (case_json_.empty()) return;
  const auto parts = case_parts(case_json_);
  for (std::size_t i = 0; i < parts.size(); ++i) publish(topics_.case_part(i), parts[i], true);
  publish(topics_.case_manifest(), to_json(CaseManifest{1, parts.size(), to_hex(hash_of(case_json_))}), true);
  parts_shown_ = parts.size();
}

void Desk::perform(const desk_effect::TakeAway&) {
  board_shown_.reset();
  case_json_.clear();
  publish(topics_.board(), "", true);
  publish(topics_.case_manifest(), "", true);
  for (std::size_t i = 0; i < parts_shown_; ++i) publish(topics_.case_part(i), "", true);
}

void Desk::perform(const desk_effect::Unlock&) {
  const auto typed = model_.fields.find("passphrase");
  auto passphrase = SecretBytes::copy_of(typed == model_.fields.end() ? std::string_view() : typed->second.text());
  opening_ = std::make_unique<Opening>(sealed_, std::move(passphrase), [this] { wake(); });
}

void Desk::perform(const desk_effect::Forget&) {
  keys_.reset();
  just_released_.clear();
  just_noted_.clear();
  forget_ui();
  wipe_traces();
}

/// Each card is a sitting of its own, sealed here and sent like a kiosk's.
void Desk::perform(const desk_effect::SendCard& effect) {
  const auto json = to_json(effect.contribution);
  const auto sealed = json && event_key_ ? seal_contribution(*event_key_, *json) : std::nullopt;
  if (!sealed) return take(news::CardKept{false});
  LinkThread::Send order;
  order.tickets.push_back(next_ticket_++);
  SittingId sitting;
  chance_.fill(sitting.bytes);
  order.sealed.push_back(
      {*sealed, event_tag_of(*event_key_), lane_of(effect.contribution), effect.step, sitting, false});
  link_->order(std::move(order));
}

/// In characters, as notes cite words. Where the names of the case are known, they are found too.
void Desk::perform(const desk_effect::CheckWords& effect) {
  news::WordsChecked checked{effect.record, {}};
  const auto& pack = *model_.open->pack;
  auto pseudonyms = pack.other_pseudonyms;
  pseudonyms.push_back(pack.pseudonym);
  const std::string_view text = effect.text;
  for (const auto& found : guard_->check(text, effect.lang, plain_names(pack.glossary_names, std::move(pseudonyms)))) {
    if (found.what == Detail::blame) continue;  // how somebody puts it is theirs
    checked.found.push_back(
        {count_code_points(text.substr(0, found.begin)), count_code_points(text.substr(0, found.end))});
  }
  take(checked);
}

void Desk::perform(const desk_effect::Export&) {
  const auto typed = model_.fields.find("passphrase");
  auto passphrase = SecretBytes::copy_of(typed == model_.fields.end() ? std::string_view() : typed->second.text());
  export_ = std::make_unique<ExportRun>(options_.event, options_.exports, std::move(passphrase), [this] { wake(); });
}

}  // namespace candour
