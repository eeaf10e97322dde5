#include <algorithm>
#include <set>
#include <utility>

#include "common/record/asked_words.hpp"
#include "common/record/cited_words.hpp"
#include "kiosk/core/review/at_table.hpp"

namespace candour {
namespace {

struct TakenOut {
  const std::string &before, &after;
  const std::vector<CitedSpan>& spans;  ///< of `before`
};

/// Its codings with themes that were retired: such a theme may come back, and what it was coded with then stands again.
std::vector<Coding> hidden_codings(const OpenedReview& open, const RecordId& record) {
  auto notes = open.notes;
  for (auto& each : notes) {
    if (auto* theme = std::get_if<decision::SetTheme>(&each.note.decision)) theme->retired = false;
  }
  auto codings = review_of(codebook_of(open.base->pack), notes).of(record).codings;
  std::erase_if(codings, [&](const auto& coding) {
    const auto* theme = open.review.theme(coding.theme);
    return theme == nullptr || !theme->retired || !theme->merged_into.empty();
  });
  return codings;
}

/// Spans count characters, and there are others of them now. A theme whose coded words are all gone has the whole
/// comment.
decision::CodeWith moved_coding(const RecordId& record, const Coding& coding, const TakenOut& taken) {
  decision::CodeWith coded{record, coding.theme, true, {}};
  for (const auto& span : coding.spans) {
    const auto moved = moved_without(taken.before, taken.spans, span);
    if (!is_taken_out(taken.after, moved)) coded.spans.push_back(moved);
  }
  return coded;
}

std::vector<Decision> moved_codings(const OpenedReview& open, const RecordId& record, const TakenOut& taken) {
  auto codings = hidden_codings(open, record);
  const auto& standing = open.review.of(record).codings;
  codings.insert(codings.end(), standing.begin(), standing.end());
  std::vector<Decision> moved;
  for (const auto& coding : codings) {
    if (!coding.spans.empty()) moved.emplace_back(moved_coding(record, coding, taken));
  }
  return moved;
}

/// What was asked for at a desk, too, counts the characters of the text before. Asking takes off the wall, which is no
/// part of this.
std::vector<Decision> moved_asking(const OpenedReview& open, const RecordId& record, const TakenOut& taken) {
  const auto& standing = open.record.decisions.of(record);
  auto asked = asked_after(taken.before, taken.spans, standing.redact);
  if (asked == standing.redact) return {};
  std::vector<Decision> moved{decision::AskToRedact{record, std::move(asked)}};
  if (standing.approved) moved.emplace_back(decision::Approve{record});
  return moved;
}

void put_in_place(OpenedReview& open, const RecordId& record, const Contribution& contribution) {
  for (auto& each : open.contributions) {
    if (each.id == record) each.contribution = contribution;
  }
}

std::set<NoteId> ids_of(const std::vector<NumberedNote>& notes) {
  std::set<NoteId> ids;
  for (const auto& each : notes) ids.insert(each.note.id);
  return ids;
}

/// The text as it was before, and nothing that was said of the other one.
void put_back(AtTable& at, const RecordId& record, const Contribution& original,
              const std::vector<NumberedNote>& notes) {
  auto& open = *at.model.open;
  put_in_place(open, record, original);
  write_again(at.model, ids_of(notes), "review.not_redacted");
  take_back(open, ids_of(notes));
  at.model.selected.reset();  // of the other text
  auto* asked = at.model.asking ? std::get_if<ask::TakeOutWords>(&*at.model.asking) : nullptr;
  if (asked && asked->record == record) asked->words.clear();  // so are these
  keep_what_follows(at.model);
  suggest(at.model);
}

}  // namespace

void forget_codings_of(OpenedReview& open, const RecordId& record) {
  std::set<NoteId> gone;
  std::set<std::string> themes;
  for (const auto& each : open.notes) {
    const auto* coded = std::get_if<decision::CodeWith>(&each.note.decision);
    if (coded && coded->record == record) gone.insert(each.note.id), themes.insert(coded->theme);
  }
  for (const auto& each : open.notes) {  // a coding goes on from merge to merge
    const auto* merge = std::get_if<decision::MergeThemes>(&each.note.decision);
    if (merge && themes.contains(merge->from)) themes.insert(merge->into);
  }
  for (const auto& each : open.notes) {
    const auto* theme = std::get_if<decision::SetTheme>(&each.note.decision);
    const auto* merge = std::get_if<decision::MergeThemes>(&each.note.decision);
    if ((theme && themes.contains(theme->code)) ||
        (merge && (themes.contains(merge->from) || themes.contains(merge->into))))
      gone.insert(each.note.id);
  }
  std::erase_if(open.deeds, [&](const auto& deed) {
    return std::any_of(deed.begin(), deed.end(), [&](const auto& note) { return gone.contains(note); });
  });
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
  const auto original = std::exchange(found->contribution, replacement);
  const TakenOut taken{original.text, replacement.text, spans};
  auto moves = moved_codings(open, asked.record, taken);
  for (auto& each : moved_asking(open, asked.record, taken)) moves.push_back(std::move(each));
  auto moved = numbered(at, std::move(moves));
  open.redaction =
      OpenedReview::HeldRedaction{asked.record, original, replacement, std::move(moved), at.now + kHeldAtTheTable};
  at.model.selected.reset();
  keep_what_follows(at.model);
  suggest(at.model);  // in the words that are left
  say(at, "toast.redacted", std::to_string(kHeldAtTheTable.count()));
  at.model.toast->can_undo = true;
  at.model.toast->until = open.redaction->until;
}

void call_off_taking_out(AtTable& at) {
  const auto held = *std::exchange(at.model.open->redaction, std::nullopt);
  put_back(at, held.record, held.original, held.moved);
}

void finish_taking_out(AtTable& at) {
  if (!at.model.open || !at.model.open->redaction) return;
  auto held = *std::exchange(at.model.open->redaction, std::nullopt);
  at.perform(review_effect::Redact{held.record, std::move(held.original), std::move(held.replacement), {}});
  keep(at, std::move(held.moved));
  forget_codings_of(*at.model.open, held.record);
  if (at.model.toast && at.model.toast->words == "toast.redacted") at.model.toast.reset();  // it offers to undo it
}

void put_words_back(AtTable& at, const review_news::NotRedacted& refused) {
  if (at.model.open) {
    if (at.model.open->redaction) call_off_taking_out(at);  // it may be of the text that was refused
    put_back(at, refused.record, refused.original, refused.notes);
    begin_no_export(at);
  }
  at.model.saved_at.reset();
  say(at, "review.not_redacted");
  at.model.toast->until = at.now + kNotRedactedToast;
}

}  // namespace candour
