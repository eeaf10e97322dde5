#include <algorithm>
#include <set>

#include "common/record/cited_words.hpp"
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
  auto& open = *at.model.open;
  review_effect::Keep keep;
  std::vector<NoteId> ids;
  auto number = next_number(open);
  for (auto& each : decisions) {
    Note note;
    at.chance.fill(note.id.bytes);
    note.decision = std::move(each);
    ids.push_back(note.id);
    keep.notes.push_back({number++, note});
    open.notes.push_back(keep.notes.back());
  }
  at.perform(std::move(keep));
  at.model.saved_at = at.model.minute_of_day;
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

std::string_view words_at(std::string_view text, const CitedSpan& span) {
  const auto begin = byte_of(text, span.begin), end = byte_of(text, span.end);
  return text.substr(begin, end - begin);
}

/// Spans count characters, and there are fewer of them now: where the coded words stand is found anew. A theme whose
/// coded words are all gone has the whole comment.
std::vector<Decision> moved_codings(const ReviewedComment& reviewed, const OpenedReview::HeldRedaction& held) {
  std::vector<Decision> moved;
  const std::string_view text = held.replacement.text;
  for (const auto& coding : reviewed.codings) {
    if (coding.spans.empty()) continue;
    decision::CodeWith coded{held.record, coding.theme, true, {}};
    std::size_t from = 0;
    for (const auto& span : coding.spans) {
      const auto words = words_at(held.original.text, span);
      const auto at = words.empty() ? std::string_view::npos : text.find(words, from);
      if (at == std::string_view::npos) continue;
      from = at + words.size();
      coded.spans.push_back({count_code_points(text.substr(0, at)), count_code_points(text.substr(0, from))});
    }
    moved.emplace_back(std::move(coded));
  }
  return moved;
}

}  // namespace

void say(AtTable& at, std::string words, std::string value) {
  at.model.toast = ReviewToast{std::move(words), std::move(value), false, false, at.now + kReviewToast};
}

void decide(AtTable& at, std::vector<Decision> decisions, std::string words, std::string value) {
  auto& model = at.model;
  if (!model.open || decisions.empty()) return;
  const bool reopens = std::holds_alternative<decision::Reopen>(decisions.front());
  if (model.open->review.signed_off && !reopens) return say(at, "review.is_signed_off");
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
    const auto held = *std::exchange(open.redaction, std::nullopt);
    for (auto& each : open.contributions) {
      if (each.id == held.record) each.contribution = held.original;
    }
    keep_what_follows(model);
    return say(at, "toast.undone");
  }
  if (open.deeds.empty()) return say(at, "review.nothing_to_undo");
  const auto deed = open.deeds.back();
  open.deeds.pop_back();
  std::vector<Decision> undone;
  for (auto note = deed.rbegin(); note != deed.rend(); ++note) undone.push_back(decision::Undo{*note});
  append(at, std::move(undone));
  keep_what_follows(model);
  // The memo may be another again.
  if (const auto* comment = model.comment_at_hand()) {
    TextBuffer memo;
    memo.start_with(open.review.of(comment->id).memo);
    model.fields["memo"] = std::move(memo);
  }
  suggest(model);
  say(at, "toast.undone");
}

void take_out_again(AtTable& at, const std::vector<NoteId>& notes) {
  if (!at.model.open) return;
  auto& open = *at.model.open;
  const std::set<NoteId> gone(notes.begin(), notes.end());
  std::erase_if(open.notes, [&](const auto& each) { return gone.contains(each.note.id); });
  std::erase_if(open.deeds, [&](const auto& deed) { return gone.contains(deed.front()); });
  keep_what_follows(at.model);
  at.model.saved_at.reset();
  say(at, "review.not_saved");
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
  const auto* comment = model.comment_at_hand();
  if (!comment || model.memo_of != to_hex(comment->id.span())) return;
  auto text = model.field("memo");
  if (text == model.open->review.of(comment->id).memo) return;
  if (count_code_points(text) > Note::kMostCharacters) return;  // the screen says that it is too long
  decide(at, {decision::SetMemo{comment->id, std::move(text)}}, "");
}

void hold_taking_out(AtTable& at, const ask::TakeOutWords& asked) {
  auto& open = *at.model.open;
  const auto found = std::find_if(open.contributions.begin(), open.contributions.end(),
                                  [&](const auto& each) { return each.id == asked.record; });
  if (found == open.contributions.end()) return;
  finish_taking_out(at);
  const auto words = cited_words(found->contribution.text);
  std::vector<CitedSpan> spans;
  for (const auto index : asked.words) {
    if (index < words.size()) spans.push_back(words[index].span);
  }
  if (spans.empty()) return;
  auto replacement = found->contribution;
  replacement.text = without(replacement.text, spans);
  replacement.redacted = true;
  open.redaction =
      OpenedReview::HeldRedaction{asked.record, found->contribution, replacement, at.now + kHeldAtTheTable};
  found->contribution = replacement;
  at.model.selected.reset();
  keep_what_follows(at.model);
  say(at, "toast.redacted", std::to_string(kHeldAtTheTable.count()));
  at.model.toast->can_undo = true;
  at.model.toast->until = open.redaction->until;
}

void finish_taking_out(AtTable& at) {
  if (!at.model.open || !at.model.open->redaction) return;
  const auto held = *std::exchange(at.model.open->redaction, std::nullopt);
  at.perform(review_effect::Redact{held.record, held.replacement});
  decide(at, moved_codings(at.model.open->review.of(held.record), held), "");
}

}  // namespace candour
