#pragma once
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "common/wire/desk_request.hpp"
#include "common/wire/refusal.hpp"
#include "common/wire/room_state.hpp"

namespace candour::hub {

// What a hub wants done, in this order. Those marked with an answer are followed at once by that event.

/// One row of the store.
struct Row {
  RecordId record;
  std::uint8_t step = 0;
  Sealed sealed;
};
/// One transaction, in the order given, ignoring records that are there. Answer: Committed.
struct Commit {
  std::vector<Row> rows;
};
/// Answer: PositionSaved.
struct SavePosition {
  Position position;
  std::int64_t late = 0;  ///< contributions that came after the close
};
/// Answer: NoteStored. The shell sends a stored note to the desks with its sequence number.
struct StoreNote {
  SealedNote note;
};
/// Answer: RedactionStored.
struct StoreRedaction {
  std::string request;
  Redaction redaction;
};
struct PublishRoom {
  RoomState room;
};
struct PublishReceipts {
  std::vector<Receipt> receipts;
};
struct PublishRefusal {
  Refusal refusal;
};
struct PublishReleased {
  std::vector<Released> records;
};
/// All stored records but these, to the desks, in the order of their ids.
struct PublishStored {
  std::set<RecordId> all_but;
};
/// The sealed pack, the wrapped keys, and the notes from a sequence number on.
struct PublishPackAndNotes {
  std::uint64_t notes_from = 0;
};
struct AnswerDesk {
  DeskAnswer answer;
};
struct ClearBoard {};
/// Onto the stick in this machine. The shell answers the desk.
struct CopyToStick {
  std::string request;
};
/// The room is over: serve no longer.
struct StopServing {};
/// At the close: the freed pages go, and with them what is left of the order in which rows were written. Answered with
/// Compacted, and asked for again until it was done.
struct Compact {};

using HubEffect = std::variant<Commit, SavePosition, StoreNote, StoreRedaction, PublishRoom, PublishReceipts,
                               PublishRefusal, PublishReleased, PublishStored, PublishPackAndNotes, AnswerDesk,
                               ClearBoard, CopyToStick, StopServing, Compact>;
using HubEffects = std::vector<HubEffect>;

}  // namespace candour::hub
