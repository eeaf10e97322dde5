#include "kiosk/core/desk/deciding.hpp"

namespace candour {
namespace {

/// What a toast says of a decision; nothing for those whose effect is seen where they were made.
struct SaidOf {
  std::string operator()(const decision::Approve&) const { return "toast.approved"; }
  std::string operator()(const decision::TakeOff&) const { return "toast.taken_off"; }
  std::string operator()(const decision::Hide&) const { return "toast.hidden"; }
  std::string operator()(const decision::Unhide&) const { return "toast.unhidden"; }
  std::string operator()(const decision::AskForLook&) const { return "toast.look"; }
  std::string operator()(const decision::AskToRedact&) const { return "toast.ask_redaction"; }
  std::string operator()(const decision::MarkUrgent&) const { return "toast.urgent"; }
  std::string operator()(const decision::SeeEscalation&) const { return {}; }
  std::string operator()(const decision::OwnEscalation&) const { return "toast.owned"; }
  std::string operator()(const decision::SetOutcome&) const { return "toast.outcome"; }
  std::string operator()(const decision::AddEntry&) const { return "toast.added"; }
  std::string operator()(const decision::FixNow&) const { return "toast.fix"; }
  std::string operator()(const decision::Fixed&) const { return "toast.fixed"; }
  std::string operator()(const decision::Differ&) const { return "toast.differ"; }
  std::string operator()(const decision::Announce& d) const {
    return d.text.empty() ? "toast.announcement_gone" : "toast.announced";
  }
  std::string operator()(const decision::ShowOverview&) const { return {}; }
  std::string operator()(const decision::SetSegment& d) const {
    return d.family ? "toast.family" : "toast.family_over";
  }
  std::string operator()(const decision::Tick&) const { return {}; }
  std::string operator()(const decision::Undo&) const { return "toast.undone"; }
  /// The lead reviewer's: a desk makes none of them.
  template <class Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

/// The comment that is on the wall no more by it.
std::optional<RecordId> taken_off_by(const Decision& decision) {
  if (const auto* off = std::get_if<decision::TakeOff>(&decision)) return off->record;
  if (const auto* hidden = std::get_if<decision::Hide>(&decision)) return hidden->record;
  if (const auto* asked = std::get_if<decision::AskToRedact>(&decision)) return asked->record;
  return {};
}

}  // namespace

const Decision* decision_of(const OpenedEvent& open, const NoteId& id) {
  for (const auto& note : open.pending) {
    if (note.id == id) return &note.decision;
  }
  for (const auto& [sequence, note] : open.notes) {
    if (note.id == id) return &note.decision;
  }
  return nullptr;
}

void show_board(AtDesk& at) {
  auto& model = at.model;
  if (!model.open || !model.room || model.closing()) return;
  auto board = approved_board(model.open->pack->chronology, model.open->record, model.room->k);
  if (model.board == board) return;
  model.board = board;
  at.perform(desk_effect::ShowBoard{std::move(board)});
}

void refold(AtDesk& at) {
  auto& model = at.model;
  if (!model.open) return;
  auto& open = *model.open;
  std::vector<Recorded> contributions;
  contributions.reserve(open.contributions.size());
  for (const auto& [id, contribution] : open.contributions) {
    const auto own = open.redacted.find(id);
    contributions.push_back({id, own == open.redacted.end() ? contribution : own->second});
  }
  std::vector<NumberedNote> notes;
  for (const auto& [sequence, note] : open.notes) notes.push_back({sequence, note});
  auto next = open.notes.empty() ? 1 : open.notes.rbegin()->first + 1;
  for (const auto& note : open.pending) notes.push_back({next++, note});
  open.record = fold(open.session, std::move(contributions), notes);
  keep_what_follows(model);
  show_board(at);
}

void say(AtDesk& at, std::string words, decltype(Toast::undo) undo, std::string value) {
  at.model.toast = Toast{std::move(words), std::move(value), false, std::move(undo), at.now + kToast};
}

const Note& note_here(AtDesk& at, Decision decision) {
  Note note;
  at.chance.fill(note.id.bytes);
  note.decision = std::move(decision);
  return at.model.open->pending.emplace_back(std::move(note));
}

NoteId note_down(AtDesk& at, Decision decision) {
  const auto& note = note_here(at, std::move(decision));
  at.perform(desk_effect::Keep{note});
  return note.id;
}

void decide(AtDesk& at, Decision decision) {
  if (!at.model.open) return;
  auto& open = *at.model.open;
  if (const auto off = taken_off_by(decision)) forget_approval(at, *off);
  const auto words = std::visit(SaidOf{}, decision);
  const bool is_undo = std::holds_alternative<decision::Undo>(decision);
  const auto* approved = std::get_if<decision::Approve>(&decision);
  const bool of_ours = approved != nullptr && open.redacted.contains(approved->record);
  const auto note = of_ours ? hold_approval(at, approved->record) : note_down(at, std::move(decision));
  if (!is_undo) open.can_undo.push_back(note);
  if (is_undo)
    say(at, words);
  else if (!words.empty())
    say(at, words, note);
  refold(at);
}

void undo(AtDesk& at, NoteId note) {
  auto& open = *at.model.open;
  std::erase(open.can_undo, note);
  const auto* approved = std::get_if<decision::Approve>(decision_of(open, note));
  if (approved == nullptr || held_approval(open, approved->record) != note) return decide(at, decision::Undo{note});
  forget_approval(at, approved->record);
  say(at, "toast.undone");
  refold(at);
}

}  // namespace candour
