#include <algorithm>
#include <set>
#include <utility>

#include "common/record/standing_notes.hpp"
#include "common/text/utf8.hpp"
#include "kiosk/core/review/at_table.hpp"

namespace candour {
namespace {

std::uint64_t next_number(const OpenedReview& open) {
  auto last = open.base->last_note;
  for (const auto& each : open.notes) last = std::max(last, each.sequence);
  return last + 1;
}

std::vector<NoteId> append(AtTable& at, std::vector<Decision> decisions) {
  auto notes = numbered(at, std::move(decisions));
  std::vector<NoteId> ids;
  for (const auto& each : notes) ids.push_back(each.note.id);
  keep(at, std::move(notes));
  return ids;
}

bool covers(const std::vector<CitedSpan>& spans, const CitedSpan& words) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const auto& each) { return each.begin <= words.begin && words.end <= each.end; });
}

std::vector<CitedSpan> taken_out_of(const std::vector<CitedSpan>& spans, const CitedSpan& words) {
  std::vector<CitedSpan> left;
  for (const auto& each : spans) {
    if (each.end <= words.begin || words.end <= each.begin) {
      left.push_back(each);
      continue;
    }
    if (each.begin < words.begin) left.push_back({each.begin, words.begin});
    if (words.end < each.end) left.push_back({words.end, each.end});
  }
  return left;
}

/// What stands in the field is another memo than the one that is kept.
bool writes_memo(const ReviewModel& model) {
  const auto* comment = model.comment_at_hand();
  return comment && model.memo_of == to_hex(comment->id.span()) &&
         model.field("memo") != model.open->review.of(comment->id).memo;
}

}  // namespace

std::vector<NumberedNote> numbered(AtTable& at, std::vector<Decision> decisions) {
  auto& open = *at.model.open;
  std::vector<NumberedNote> notes;
  auto number = next_number(open);
  for (auto& each : decisions) {
    Note note;
    at.chance.fill(note.id.bytes);
    note.decision = std::move(each);
    notes.push_back({number++, note});
  }
  open.notes.insert(open.notes.end(), notes.begin(), notes.end());
  return notes;
}

void keep(AtTable& at, std::vector<NumberedNote> notes) {
  if (notes.empty()) return;
  auto* redact = at.effects.empty() ? nullptr : std::get_if<review_effect::Redact>(&at.effects.back());
  if (redact)  // what is decided on the new text is nothing without it
    redact->notes.insert(redact->notes.end(), notes.begin(), notes.end());
  else
    at.perform(review_effect::Keep{std::move(notes)});
  at.model.saved_at = at.model.minute_of_day;
}

void say(AtTable& at, std::string words, std::string value) {
  at.model.toast = ReviewToast{std::move(words), std::move(value), false, false, {}, at.now + kReviewToast};
}

void decide(AtTable& at, std::vector<Decision> decisions, std::string words, std::string value) {
  auto& model = at.model;
  if (!model.open || decisions.empty()) return;
  const bool reopens = std::holds_alternative<decision::Reopen>(decisions.front());
  if (model.open->review.signed_off && !reopens) return say(at, "review.is_signed_off");
  finish_taking_out(at);  // only the last thing that was done can be undone, and this is done after it
  model.open->deeds.push_back(append(at, std::move(decisions)));
  if (!words.empty()) {
    say(at, std::move(words), std::move(value));
    model.toast->can_undo = true;
  }
  keep_what_follows(model);
  suggest(model);
}

void undo_last(AtTable& at) {
  auto& model = at.model;
  if (!model.open) return;
  auto& open = *model.open;
  if (open.redaction) {  // the last thing that was done, and the only one that is not a note
    call_off_taking_out(at);
    return say(at, "toast.undone");
  }
  if (open.deeds.empty()) return say(at, "review.nothing_to_undo");
  const auto deed = open.deeds.back();
  open.deeds.pop_back();
  std::vector<Decision> undone;
  for (auto note = deed.rbegin(); note != deed.rend(); ++note) undone.push_back(decision::Undo{*note});
  const bool writes = writes_memo(model);
  append(at, std::move(undone));
  keep_what_follows(model);
  // The memo may be another again; one that is being written is not what was done last.
  if (const auto* comment = model.comment_at_hand(); comment && !writes) {
    TextBuffer memo;
    memo.start_with(open.review.of(comment->id).memo);
    model.fields["memo"] = std::move(memo);
  }
  suggest(model);
  say(at, "toast.undone");
}

void take_back(OpenedReview& open, const std::set<NoteId>& notes) {
  std::vector<NoteId> stands;  // the deed that an undo among them was of, which undoes its last note first
  for (const auto& each : open.notes) {
    const auto* undo = std::get_if<decision::Undo>(&each.note.decision);
    if (undo && notes.contains(each.note.id)) stands.insert(stands.begin(), undo->what);
  }
  std::erase_if(open.notes, [&](const auto& each) { return notes.contains(each.note.id); });
  std::erase_if(open.deeds, [&](const auto& deed) { return notes.contains(deed.front()); });
  if (!stands.empty()) open.deeds.push_back(std::move(stands));
}

void write_again(ReviewModel& model, const std::set<NoteId>& notes, std::string why) {
  auto& open = *model.open;
  for (const auto& each : open.notes) {
    const auto* memo = std::get_if<decision::SetMemo>(&each.note.decision);
    if (memo && notes.contains(each.note.id) && model.at_hand != memo->record)
      open.memos_not_kept[memo->record] = memo->text;
  }
  if (!open.answered || !notes.contains(open.answered->first) || model.asking) return;
  ask_again(model, open.answered->question);
  model.why_again = std::move(why);
}

void take_out_again(AtTable& at, const std::vector<NoteId>& notes) {
  if (!at.model.open) return;
  auto& open = *at.model.open;
  const std::set<NoteId> refused(notes.begin(), notes.end());
  write_again(at.model, refused, "review.not_saved");
  take_back(open, refused);
  keep_what_follows(at.model);
  suggest(at.model);
  at.model.saved_at.reset();
  say(at, "review.not_saved");
}

void take_what_is_stored(AtTable& at, const review_news::Stored& stored) {
  if (!at.model.open) return;
  auto& open = *at.model.open;
  std::erase_if(open.notes, [&](const auto& each) { return each.sequence >= stored.from; });
  open.notes.insert(open.notes.end(), stored.notes.begin(), stored.notes.end());
  std::set<NoteId> there;
  for (const auto& each : open.notes) there.insert(each.note.id);
  std::erase_if(open.deeds, [&](const auto& deed) { return !there.contains(deed.front()); });
  keep_what_follows(at.model);
  suggest(at.model);
}

void forget_what_is_undone(OpenedReview& open) {
  std::set<NoteId> standing;
  for (const auto* each : standing_notes(open.notes)) standing.insert(each->id);
  std::erase_if(open.deeds, [&](const auto& deed) { return !standing.contains(deed.front()); });
}

void toggle_theme(AtTable& at, const std::string& code) {
  auto& model = at.model;
  const auto* comment = model.comment_at_hand();
  const auto* theme = model.open ? model.open->review.theme(code) : nullptr;
  if (!comment || !theme || theme->retired) return;
  const auto* coding = model.open->review.of(comment->id).with(code);
  decision::CodeWith coded{comment->id, code, true, {}};
  if (model.selected) {
    const auto spans = coding ? coding->spans : std::vector<CitedSpan>();
    if (coding && !spans.empty() && covers(spans, *model.selected)) {
      coded.spans = taken_out_of(spans, *model.selected);
      coded.on = !coded.spans.empty();
    } else {
      coded.spans = spans;
      coded.spans.push_back(*model.selected);
    }
  } else {
    coded.on = coding == nullptr;
  }
  model.theme_at_hand = code;
  const auto on = coded.on;
  decide(at, {std::move(coded)}, on ? "review.coded" : "review.not_coded_with", theme->theme.name);
}

void keep_memo(AtTable& at) {
  auto& model = at.model;
  if (!writes_memo(model)) return;
  const auto* comment = model.comment_at_hand();
  auto text = model.field("memo");
  if (count_code_points(text) > Note::kMostCharacters) return;  // no field takes that much
  decide(at, {decision::SetMemo{comment->id, std::move(text)}}, "");
}

}  // namespace candour
