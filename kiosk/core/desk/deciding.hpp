#pragma once
#include <string>
#include <utility>
#include <vector>

#include "common/text/hex.hpp"
#include "kiosk/core/desk/desk_action.hpp"

namespace candour {

/// What every part of the desk's `update` works on: the model, what time it is, and what has to be done.
struct AtDesk {
  DeskModel& model;
  std::chrono::milliseconds now;
  Chance& chance;
  std::vector<DeskEffect> effects{};

  template <class E>
  void perform(E effect) {
    effects.emplace_back(std::move(effect));
  }
  std::string some_id() {
    std::array<std::uint8_t, 8> bytes{};
    chance.fill(bytes);
    return to_hex(bytes);
  }
};

/// Says what was done, for a while; `undo` is what a touch on it takes back.
void say(AtDesk& at, std::string words, decltype(Toast::undo) undo = {}, std::string value = {});

/// Works the record out anew, of what the hub has and of what this desk has decided and not heard back of. A board that
/// comes out otherwise is shown.
void refold(AtDesk& at);
void show_board(AtDesk& at);

/// One decision, as a note that is on its way from now on. Nothing while the desk is locked.
void decide(AtDesk& at, Decision decision);
/// Precondition, here and below: it is open. Only the note: nothing is said of it, or worked out, or can be undone.
NoteId note_down(AtDesk& at, Decision decision);
/// A note that stands here, and is not on its way.
const Note& note_here(AtDesk& at, Decision decision);
void undo(AtDesk& at, NoteId note);  // by value: it may stand in what it is taken out of

// Approving what the hub does not have yet (approving.cpp, HeldApproval).
NoteId hold_approval(AtDesk& at, const RecordId& record);
/// What is on the wall with words that go: off it at every other desk, and approved again without them.
void approve_without_what_goes(AtDesk& at, const RecordId& record);
/// What nobody approves any more; and what is as it was before the redaction, on the wall if it was.
void forget_approval(AtDesk& at, const RecordId& record);
void call_off_approval(AtDesk& at, const RecordId& record);
/// Nothing of the comment is held or on its way any more: its approval goes.
void send_approval(AtDesk& at, const RecordId& record);
std::optional<NoteId> held_approval(const OpenedEvent& open, const RecordId& record);
/// What was decided in a note of this desk; nothing where it is not known.
const Decision* decision_of(const OpenedEvent& open, const NoteId& id);

// A redaction is seen at once everywhere, and sent when it can no longer be called off (redacting.cpp).
void hold_redaction(AtDesk& at, const ask::Redact& asked);
void offer_to_call_off(AtDesk& at);  ///< what is held, if anything is, where nothing else is being said
void call_off(AtDesk& at, const HeldRedaction& held);
void finish_redaction(AtDesk& at);  ///< sends what is held, if anything is
/// A record as the hub has it. True: another desk's redaction, and what this desk had begun with the text before is
/// given up (a redaction that is held or on its way, a dialog). Words that went never come back by it.
bool take_released(AtDesk& at, const Recorded& came);
/// As this desk shows it; nothing where there is none.
const Contribution* shown_contribution(const OpenedEvent& open, const RecordId& record);

}  // namespace candour
