#include <algorithm>
#include <utility>

#include "kiosk/core/desk/deciding.hpp"

namespace candour {
namespace {

/// The last approval of it that this desk can undo.
std::vector<NoteId>::iterator own_approval(OpenedEvent& open, const RecordId& record) {
  const auto is_it = [&](const NoteId& id) {
    const auto* approved = std::get_if<decision::Approve>(decision_of(open, id));
    return approved != nullptr && approved->record == record;
  };
  const auto last = std::find_if(open.can_undo.rbegin(), open.can_undo.rend(), is_it);
  return last == open.can_undo.rend() ? open.can_undo.end() : std::prev(last.base());
}

/// As if it had not been: it was nowhere but here.
std::optional<HeldApproval> taken_out(AtDesk& at, const RecordId& record) {
  auto& open = *at.model.open;
  const auto found = open.held_approvals.extract(record);
  if (found.empty()) return {};
  const auto held = found.mapped();
  std::erase_if(open.pending, [&](const auto& note) { return note.id == held.note; });
  const auto* offered = at.model.toast ? std::get_if<NoteId>(&at.model.toast->undo) : nullptr;
  if (offered != nullptr && *offered == held.note) at.model.toast->undo = std::monostate();
  return held;
}

}  // namespace

std::optional<NoteId> held_approval(const OpenedEvent& open, const RecordId& record) {
  const auto found = open.held_approvals.find(record);
  if (found == open.held_approvals.end()) return {};
  return found->second.note;
}

NoteId hold_approval(AtDesk& at, const RecordId& record) {
  forget_approval(at, record);  // one is enough
  const auto note = note_here(at, decision::Approve{record}).id;
  at.model.open->held_approvals[record] = {note};
  return note;
}

void approve_without_what_goes(AtDesk& at, const RecordId& record) {
  auto& open = *at.model.open;
  if (!open.record.decisions.of(record).approved || open.held_approvals.contains(record)) return;
  const auto own = own_approval(open, record);
  HeldApproval held;
  if (own != open.can_undo.end()) held.instead_of = *own;
  held.taken_off = note_down(at, decision::TakeOff{record});
  held.note = note_here(at, decision::Approve{record}).id;
  if (own != open.can_undo.end()) *own = held.note;  // who undoes the approval means this one
  open.held_approvals[record] = held;
}

void forget_approval(AtDesk& at, const RecordId& record) {
  const auto held = taken_out(at, record);
  if (held) std::erase(at.model.open->can_undo, held->note);
}

void call_off_approval(AtDesk& at, const RecordId& record) {
  const auto held = taken_out(at, record);
  if (!held) return;
  auto& can_undo = at.model.open->can_undo;
  if (held->instead_of)
    std::replace(can_undo.begin(), can_undo.end(), held->note, *held->instead_of);
  else
    std::erase(can_undo, held->note);
  if (held->taken_off) note_down(at, decision::Undo{*held->taken_off});
}

void send_approval(AtDesk& at, const RecordId& record) {
  auto& open = *at.model.open;
  const bool on_its_way = (open.redaction && open.redaction->record == record) || open.sent.contains(record);
  if (on_its_way) return;
  const auto held = open.held_approvals.extract(record);
  if (held.empty()) return;
  for (const auto& note : open.pending) {
    if (note.id == held.mapped().note) at.perform(desk_effect::Keep{note});
  }
}

}  // namespace candour
