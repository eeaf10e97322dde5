#include <algorithm>
#include <utility>

#include "common/record/asked_words.hpp"
#include "common/record/cited_words.hpp"
#include "common/wire/contribution_json.hpp"
#include "kiosk/core/desk/deciding.hpp"

namespace candour {
namespace {

bool is_held(const OpenedEvent& open, const RecordId& record) {
  return open.redaction && open.redaction->record == record;
}

void forget_toast_of_what_was_held(DeskModel& model) {
  if (model.toast && std::holds_alternative<HeldRedaction>(model.toast->undo)) model.toast.reset();
}

/// Words are chosen by their place in a text. Where that is another, they would be other words.
bool close_dialog_about(AtDesk& at, const RecordId& record) {
  if (!at.model.asking) return false;
  const auto* redact = std::get_if<ask::Redact>(&*at.model.asking);
  const auto* asked = std::get_if<ask::AskRedaction>(&*at.model.asking);
  if (!(redact && redact->record == record) && !(asked && asked->record == record)) return false;
  at.model.asking.reset();
  return true;
}

/// Whether it is one of this desk's own that comes back. Those that went before it are no news any more.
bool comes_back(OpenedEvent& open, const Recorded& came) {
  const auto sent = open.sent.find(came.id);
  if (sent == open.sent.end()) return false;
  auto& own = sent->second;
  const auto found = std::find(own.begin(), own.end(), came.contribution);
  if (found == own.end()) return false;
  own.erase(own.begin(), found + 1);
  if (!own.empty()) return true;
  open.sent.erase(sent);
  if (is_held(open, came.id)) return true;
  open.redacted.erase(came.id);
  return true;
}

/// That words were asked for at their old places is nothing to be undone any more.
void forget_undo_of_asking(AtDesk& at, const RecordId& record) {
  auto& open = *at.model.open;
  const auto is_it = [&](const NoteId& id) {
    const auto* asked = std::get_if<decision::AskToRedact>(decision_of(open, id));
    return asked != nullptr && asked->record == record;
  };
  const auto* offered = at.model.toast ? std::get_if<NoteId>(&at.model.toast->undo) : nullptr;
  if (offered != nullptr && is_it(*offered)) at.model.toast->undo = std::monostate();
  std::erase_if(open.can_undo, is_it);
}

/// Made of a text that is not there any more: done all the same, they would bring back what the other one took out.
/// Whether there were any.
bool give_up_redactions(AtDesk& at, const Recorded& came) {
  auto& open = *at.model.open;
  bool gave_up = open.sent.erase(came.id) > 0;
  open.redacted.erase(came.id);
  if (is_held(open, came.id)) {
    const auto held = *std::exchange(open.redaction, std::nullopt);
    forget_toast_of_what_was_held(at.model);
    gave_up = gave_up || held.replacement != came.contribution;  // the same words: what was wanted is done
  }
  if (gave_up)
    call_off_approval(at, came.id);
  else
    send_approval(at, came.id);
  return gave_up;
}

/// What was asked for is asked for where it stands now. Asking takes off the wall, which is no part of this: what is
/// approved without what went is so after it, too.
void move_what_was_asked(AtDesk& at, const HeldRedaction& held) {
  auto& open = *at.model.open;
  const auto standing = open.record.decisions.of(held.record);
  auto asked = asked_after(held.original.text, held.taken, standing.redact);
  if (asked == standing.redact) return;
  forget_undo_of_asking(at, held.record);
  note_down(at, decision::AskToRedact{held.record, std::move(asked)});
  if (standing.approved && !held_approval(open, held.record)) hold_approval(at, held.record);  // another desk's
  const auto approval = held_approval(open, held.record);
  std::stable_partition(open.pending.begin(), open.pending.end(),
                        [&](const auto& note) { return note.id != approval; });
  refold(at);
}

}  // namespace

const Contribution* shown_contribution(const OpenedEvent& open, const RecordId& record) {
  const auto own = open.redacted.find(record);
  if (own != open.redacted.end()) return &own->second;
  const auto stored = open.contributions.find(record);
  return stored == open.contributions.end() ? nullptr : &stored->second;
}

void finish_redaction(AtDesk& at) {
  if (!at.model.open || !at.model.open->redaction) return;
  const auto held = *std::exchange(at.model.open->redaction, std::nullopt);
  at.model.open->sent[held.record].push_back(held.replacement);
  at.perform(desk_effect::Redact{held.record, held.replacement});
  forget_toast_of_what_was_held(at.model);
  move_what_was_asked(at, held);
}

void hold_redaction(AtDesk& at, const ask::Redact& asked) {
  auto& open = *at.model.open;
  if (asked.words.empty()) return;
  finish_redaction(at);
  const auto* shown = shown_contribution(open, asked.record);
  if (shown == nullptr) return;
  const auto original = *shown;
  const auto words = cited_words(original.text);
  std::vector<CitedSpan> spans;
  for (const auto index : asked.words) {
    if (index < words.size()) spans.push_back(words[index].span);
  }
  if (spans.empty()) return;
  auto replacement = original;
  replacement.text = without(original.text, spans);
  replacement.redacted = true;
  // What stands in the place of a short word is longer, and nothing that does not go under the seal leaves this desk.
  if (!to_json(replacement)) return say(at, "toast.redaction_too_long");
  const auto approval_before = held_approval(open, asked.record);
  approve_without_what_goes(at, asked.record);
  open.redacted[asked.record] = replacement;
  if (asked.for_the_wall) decide(at, decision::Approve{asked.record});  // from here on it is the other text
  open.redaction = HeldRedaction{asked.record,         original,       replacement, at.now + kRedactionHeld, spans,
                                 open.can_undo.size(), approval_before};
  at.model.toast.reset();
  offer_to_call_off(at);
  refold(at);
}

void offer_to_call_off(AtDesk& at) {
  if (at.model.toast || !at.model.open || !at.model.open->redaction) return;
  const auto& held = *at.model.open->redaction;
  say(at, "toast.redacted", held);
  at.model.toast->until = held.until;
}

void call_off(AtDesk& at, const HeldRedaction& held) {
  auto& open = *at.model.open;
  if (!is_held(open, held.record)) return;
  open.redaction.reset();
  close_dialog_about(at, held.record);
  // What was approved without these words is not with them.
  if (held_approval(open, held.record) != held.approval_before) call_off_approval(at, held.record);
  const auto stored = open.contributions.find(held.record);
  if (stored != open.contributions.end() && stored->second == held.original)
    open.redacted.erase(held.record);
  else
    open.redacted[held.record] = held.original;
  send_approval(at, held.record);
  say(at, "toast.undone");
  refold(at);
}

bool take_released(AtDesk& at, const Recorded& came) {
  auto& open = *at.model.open;
  const auto* shown = shown_contribution(open, came.id);
  const auto before = shown == nullptr ? std::string() : shown->text;
  const auto stored = open.contributions.find(came.id);
  const bool was_there = stored != open.contributions.end();
  if (was_there && stored->second.redacted && !came.contribution.redacted) return false;
  const bool another = was_there && stored->second != came.contribution && came.contribution.redacted;
  open.contributions[came.id] = came.contribution;
  const bool own = comes_back(open, came);
  if (own) send_approval(at, came.id);
  const bool gave_up = !own && another && give_up_redactions(at, came);
  const bool closed = shown_contribution(open, came.id)->text != before && close_dialog_about(at, came.id);
  return gave_up || closed;
}

}  // namespace candour
