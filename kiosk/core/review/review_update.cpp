#include <algorithm>
#include <utility>

#include "common/text/plain_text.hpp"
#include "common/text/utf8.hpp"
#include "kiosk/core/review/at_table.hpp"
#include "kiosk/core/review/review_action.hpp"

namespace candour {
namespace {

using namespace std::chrono_literals;

void close_question(ReviewModel& model) {
  model.asking.reset();
  model.answering = false;
  model.why_again.clear();
  std::erase_if(model.fields, [](const auto& field) { return field.first.starts_with(kAskedField); });
}

void lock(AtTable& at) {
  auto& model = at.model;
  if (!model.open) return;
  keep_memo(at);
  for (const auto& [record, text] : std::exchange(model.open->memos_not_kept, {}))
    decide(at, {decision::SetMemo{record, text}}, "");
  keep_what_is_written(at);
  finish_taking_out(at);
  if (model.open->exporting.busy()) at.perform(review_effect::StopExport{});
  model.open.reset();
  close_question(model);
  model.toast.reset();
  model.fields.clear();
  model.memo_of.clear();
  model.filter = {};
  model.at_hand.reset();
  model.selected.reset();
  model.theme_at_hand.clear();
  model.passphrase_shown = false;
  model.lock = {};
  at.perform(review_effect::Forget{});
}

/// The names of the case are no owner's, and the words of its agencies nobody's name.
OwnerNames owners_of(const EventPack& pack) {
  std::set<std::string> names;
  for (const auto& name : pack.glossary_names) {
    for (auto& form : name_forms(name)) names.insert(std::move(form));
  }
  std::vector<std::string> agencies;
  for (const auto& agency : pack.agencies) agencies.push_back(agency.name);
  return {[names = std::move(names)](std::string_view word) { return names.contains(std::string(word)); },
          service_words(agencies)};
}

/// Another comment is at hand; its memo is what the field holds.
void take_in_hand(AtTable& at, const std::optional<RecordId>& record) {
  auto& model = at.model;
  keep_memo(at);
  model.at_hand = record;
  model.selected.reset();
  const auto* comment = model.comment_at_hand();
  model.memo_of = comment ? to_hex(comment->id.span()) : "";
  TextBuffer memo;
  if (comment) {
    const auto not_kept = model.open->memos_not_kept.extract(comment->id);
    memo.start_with(not_kept.empty() ? model.open->review.of(comment->id).memo : not_kept.mapped());
  }
  model.fields["memo"] = std::move(memo);
  look_again(model);
  suggest(model);
}

std::ptrdiff_t place_in_list(const ReviewModel& model) {
  const auto& open = *model.open;
  const auto found = std::find_if(open.shown.begin(), open.shown.end(), [&](std::size_t place) {
    return open.record.contributions[place].id == model.at_hand;
  });
  return found == open.shown.end() ? -1 : found - open.shown.begin();
}

// What somebody did.

void on(AtTable& at, const review::Touched&) { at.model.touched = at.now; }
void on(AtTable& at, const review::Show& action) {
  keep_memo(at);
  at.model.tab = action.tab;
  if (at.model.open) at.model.open->exporting.could_not_look = false;
}
void on(AtTable& at, const review::Filter& action) {
  if (!at.model.open) return;
  at.model.filter = action.filter;
  if (at.model.field("find") != action.filter.words) {  // the search says what is searched for
    TextBuffer words;
    words.start_with(action.filter.words);
    at.model.fields["find"] = std::move(words);
  }
  at.model.open->shown.clear();  // it was let through by another
  look_again(at.model);
  if (place_in_list(at.model) >= 0) return;
  const auto& open = *at.model.open;
  take_in_hand(at, open.shown.empty() ? std::nullopt : std::optional(open.record.contributions[open.shown.front()].id));
}
void on(AtTable& at, const review::Choose& action) {
  if (at.model.open) take_in_hand(at, action.record);
}
void on(AtTable& at, const review::Step& action) {
  if (!at.model.open || at.model.open->shown.empty()) return;
  const auto& open = *at.model.open;
  const auto last = static_cast<std::ptrdiff_t>(open.shown.size()) - 1;
  const auto place = std::clamp<std::ptrdiff_t>(place_in_list(at.model) + action.by, 0, last);
  take_in_hand(at, open.record.contributions[open.shown[static_cast<std::size_t>(place)]].id);
}
void on(AtTable& at, const review::NextNotCoded&) {
  if (!at.model.open || at.model.open->shown.empty()) return;
  const auto& open = *at.model.open;
  const auto from = place_in_list(at.model);
  const auto count = static_cast<std::ptrdiff_t>(open.shown.size());
  for (std::ptrdiff_t step = 1; step <= count; ++step) {
    const auto& each = open.record.contributions[open.shown[static_cast<std::size_t>((from + step + count) % count)]];
    const auto& reviewed = open.review.of(each.id);
    if (reviewed.codings.empty() && !reviewed.set_aside && each.id != at.model.at_hand)
      return take_in_hand(at, each.id);
  }
  say(at, "review.all_coded");
}
void on(AtTable& at, const review::Select& action) { at.model.selected = action.words; }
void on(AtTable& at, const review::ToggleTheme& action) { toggle_theme(at, action.code); }
void on(AtTable& at, const review::ShowTheme& action) { at.model.theme_at_hand = action.code; }
void on(AtTable& at, const review::ToggleQuote&) {
  const auto* comment = at.model.comment_at_hand();
  if (!comment) return;
  const bool on = !at.model.open->review.of(comment->id).key_quote;
  decide(at, {decision::MarkQuote{comment->id, on}}, on ? "review.quoted" : "review.not_quoted");
}
void on(AtTable& at, const review::PutBack&) {
  if (const auto* comment = at.model.comment_at_hand())
    decide(at, {decision::SetAside{comment->id, false, {}}}, "review.put_back");
}
void on(AtTable& at, const review::ToggleEvidence& action) {
  if (!at.model.open) return;
  for (const auto& finding : at.model.open->review.findings) {
    if (finding.id != action.finding) continue;
    const bool on = !finding.evidence.contains(action.record);
    return decide(at, {decision::GiveEvidence{action.record, action.finding, on}}, "");
  }
}
/// What cannot be kept is not written into a memo either: whoever moves on would lose it.
bool takes_into_memo(AtTable& at, const std::string& text) {
  const auto now = at.model.field("memo");
  if (text == now) return true;  // the caret went
  if (at.model.open && at.model.open->review.signed_off) {
    say(at, "review.is_signed_off");
    return false;
  }
  const auto length = count_code_points(text);
  if (length <= Note::kMostCharacters || length <= count_code_points(now)) return true;
  say(at, "toast.too_long", std::to_string(Note::kMostCharacters));
  return false;
}
void on(AtTable& at, const review::Edited& action) {
  if (action.field == "memo" && !takes_into_memo(at, std::string(action.text.text()))) return;
  auto& field = at.model.fields[action.field];
  if (action.field.starts_with(kAskedField) && field.text() != action.text.text()) at.model.answering = true;
  field = action.text;
  if (action.field != "find" || !at.model.open) return;
  at.model.filter.words = std::string(action.text.text());
  on(at, review::Filter{at.model.filter});
}
void on(AtTable& at, const review::KeepMemo&) { keep_memo(at); }
/// Escape is soon pressed: what it closes comes back with all that was in it, for as long as that is offered.
void on(AtTable& at, const review::Cancel&) {
  auto& model = at.model;
  std::optional<ClosedQuestion> given_up;
  if (model.open && model.asking && model.answering) given_up = ClosedQuestion{*model.asking, model.fields};
  close_question(model);
  if (!given_up) return;
  say(at, "review.given_up");
  model.toast->can_undo = true;
  model.toast->given_up = std::move(given_up);
}
/// The comment that it is about, if it is about one.
std::optional<RecordId> record_of(const ReviewAsking& asked) {
  return std::visit(
      [](const auto& each) -> std::optional<RecordId> {
        if constexpr (requires { each.record; })
          return each.record;
        else
          return {};
      },
      asked);
}
/// Nobody is asked about a comment that they do not see.
bool is_of_another(const ReviewModel& model, const ReviewAsking& asked) {
  const auto record = record_of(asked);
  return record && model.at_hand != record;
}
void on(AtTable& at, const review::Ask& action) {
  close_question(at.model);
  if (!at.model.open || is_of_another(at.model, action.asking)) return;
  keep_memo(at);
  at.model.asking = action.asking;
  begin_answer(at.model);
}
void on(AtTable& at, const review::Change& action) {
  if (!at.model.asking) return;
  at.model.asking = action.asking;
  at.model.answering = true;
}
void on(AtTable& at, const review::Confirm&) {
  if (!at.model.asking || !at.model.open) return;
  const auto asked = *at.model.asking;
  if (!missing_in_answer(at.model, asked).empty()) return;  // with what was written, which is to be mended
  const auto deeds = at.model.open->deeds.size();
  const auto fields = at.model.fields;
  answer(at, asked);
  if (at.model.open->deeds.size() > deeds)
    at.model.open->answered = OpenedReview::Answered{at.model.open->deeds.back().front(), {asked, fields}};
  close_question(at.model);
}
void on(AtTable& at, const review::Retire& action) {
  const auto* theme = at.model.open ? at.model.open->review.theme(action.code) : nullptr;
  if (!theme) return;
  const auto& t = theme->theme;
  decide(at, {decision::SetTheme{t.code, t.name, t.description, t.is_system, theme->parent, true}}, "review.retired",
         t.name);
}
void on(AtTable& at, const review::DropItem& action) { decide(at, {decision::Drop{action.what}}, "review.dropped"); }
void on(AtTable& at, const review::SetDay& action) { decide(at, {decision::SetDay{action.day, action.date}}, ""); }
void on(AtTable& at, const review::UndoLast&) {
  auto& model = at.model;
  if (!model.open || !model.toast || !model.toast->given_up) return undo_last(at);
  const auto question = *std::exchange(model.toast, std::nullopt)->given_up;
  if (is_of_another(model, question.asked)) take_in_hand(at, record_of(question.asked));
  keep_memo(at);
  ask_again(model, question);
}
void on(AtTable& at, const review::Unlock&) {
  auto& model = at.model;
  if (model.open || model.lock.opening || at.now < model.lock.not_before) return;
  if (model.field("passphrase").empty()) {
    model.lock.why = "lock.empty";
    return;
  }
  model.lock.begin_opening();
  at.perform(review_effect::Unlock{});
}
void on(AtTable& at, const review::LockNow&) { lock(at); }
void on(AtTable& at, const review::ShowPassphrase& action) { at.model.passphrase_shown = action.shown; }

// What came.

void on(AtTable&, const review_news::TimePassed&) {}
void on(AtTable& at, const review_news::TimeOfDay& news) { at.model.minute_of_day = news.minute_of_day; }
void on(AtTable& at, const review_news::Opening& news) {
  at.model.lock.opened = news.opened;
  at.model.lock.of = news.of;
}
void on(AtTable& at, const review_news::Opened& news) {
  auto& model = at.model;
  model.lock = {};
  model.fields.erase("passphrase");
  model.passphrase_shown = false;
  model.touched = at.now;
  OpenedReview open;
  open.base = news.event;
  open.calendar = news.calendar;
  open.owners = owners_of(news.event->pack);
  open.contributions = news.event->record.contributions;
  open.notes = news.event->notes;
  for (const auto& each : open.notes) {
    if (is_the_reviewers(each.note.decision)) open.deeds.push_back({each.note.id});
  }
  model.open = std::move(open);
  keep_what_follows(model);
  forget_what_is_undone(*model.open);
  for (const auto& each : model.open->contributions) {
    if (each.contribution.redacted) forget_codings_of(*model.open, each.id);
  }
  const auto& shown = model.open->shown;
  take_in_hand(at, shown.empty() ? std::nullopt : std::optional(model.open->record.contributions[shown.front()].id));
}
void on(AtTable& at, const review_news::NotOpened& news) {
  at.model.fields.erase("passphrase");
  at.model.lock.refuse(news.why, news.wrong_passphrase, at.now);
}
void on(AtTable& at, const review_news::NotKept& news) { take_out_again(at, news.notes); }
void on(AtTable& at, const review_news::Stored& news) { take_what_is_stored(at, news); }
void on(AtTable& at, const review_news::NotRedacted& news) { put_words_back(at, news); }

void watch_the_clock(AtTable& at) {
  auto& model = at.model;
  if (model.toast && at.now >= model.toast->until) model.toast.reset();
  if (model.open && model.open->redaction && at.now >= model.open->redaction->until) finish_taking_out(at);
  if (model.open && at.now >= model.touched + kLockAfter) lock(at);
  model.lock.watch_the_clock(at.now);
  watch_export(at);
}

}  // namespace

std::vector<ReviewEffect> update(ReviewModel& model, const ReviewAction& action, std::chrono::milliseconds now,
                                 Chance& chance) {
  AtTable at{model, now, chance};
  model.now = now;
  std::visit([&](const auto& each) { on(at, each); }, action);
  watch_the_clock(at);
  return std::move(at.effects);
}

std::chrono::milliseconds next_change(const ReviewModel& model) {
  auto next = model.now + 10s;
  if (model.toast) next = std::min<std::chrono::milliseconds>(next, model.toast->until);
  if (model.open && model.open->redaction) next = std::min(next, std::max(model.now, model.open->redaction->until));
  if (model.open) next = std::min<std::chrono::milliseconds>(next, model.touched + kLockAfter);
  if (model.open && model.tab == ReviewTab::exporting && !model.open->exporting.busy())
    next = std::min(next, model.open->exporting.look_for_places_at);
  if (model.lock.not_before > model.now) next = std::min(next, model.now + 1000ms);
  return std::max(next, model.now + 1ms);
}

}  // namespace candour
