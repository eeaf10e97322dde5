#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/sealed/fixed_bytes.hpp"

namespace candour {

/// A piece of a text in code points: [begin, end). Notes cite words in this way and never repeat them.
struct CitedSpan {
  std::size_t begin = 0, end = 0;
  bool operator==(const CitedSpan&) const = default;
};

/// What the room made of one chronology entry.
enum class Outcome { agreed, amended, queried };

/// What a desk decides, one kind of note each (WIRE.md, "Note"). `record` is the contribution that it is about.
namespace decision {
struct Approve {  ///< may be on the wall and the kiosks
  RecordId record;
  bool operator==(const Approve&) const = default;
};
struct TakeOff {  ///< of the wall and the kiosks
  RecordId record;
  bool operator==(const TakeOff&) const = default;
};
struct Hide {  ///< not in the feed; it stays in the record
  RecordId record;
  bool operator==(const Hide&) const = default;
};
struct Unhide {
  RecordId record;
  bool operator==(const Unhide&) const = default;
};
struct AskForLook {  ///< the lead reviewer should look at it
  RecordId record;
  bool operator==(const AskForLook&) const = default;
};
struct AskToRedact {  ///< the lead reviewer should take these words out
  RecordId record;
  std::vector<CitedSpan> spans;
  bool operator==(const AskToRedact&) const = default;
};
struct MarkUrgent {  ///< a comment that cannot wait, though its writer did not say so
  RecordId record;
  std::string reason;
  bool operator==(const MarkUrgent&) const = default;
};
struct SeeEscalation {  ///< the lead reviewer has read it
  RecordId record;
  bool operator==(const SeeEscalation&) const = default;
};
struct OwnEscalation {  ///< a role or an agency, never a person's name
  RecordId record;
  std::string owner;
  bool operator==(const OwnEscalation&) const = default;
};
struct SetOutcome {
  std::string entry;
  Outcome outcome = Outcome::agreed;
  std::string text;  ///< what it should say, or what is to be found out and by which agency
  bool operator==(const SetOutcome&) const = default;
};
struct AddEntry {  ///< an event that the chronology lacks
  std::string when, text;
  bool operator==(const AddEntry&) const = default;
};
struct FixNow {  ///< need not wait for the report
  std::string text, owner;
  bool operator==(const FixNow&) const = default;
};
struct Fixed {  ///< by the id of its FixNow
  NoteId what;
  bool operator==(const Fixed&) const = default;
};
struct Differ {  ///< a difference of opinion, kept as one; `entry` is of the chronology, or empty
  std::string entry, text;
  bool operator==(const Differ&) const = default;
};
struct Announce {  ///< on the wall, or everywhere; an empty text takes it away
  std::string text;
  bool everywhere = false;
  bool operator==(const Announce&) const = default;
};
struct ShowOverview {  ///< what the room said about the facts, on the wall and the kiosks
  bool shown = false;
  int page = 0;  ///< from 0
  bool operator==(const ShowOverview&) const = default;
};
struct SetSegment {  ///< the family is in the room
  bool family = false;
  bool professionals_write = true;
  bool operator==(const SetSegment&) const = default;
};
struct Tick {  ///< one item of the list at the end of the event
  std::string item;
  bool done = true;
  std::string text;
  bool operator==(const Tick&) const = default;
};
struct Undo {
  NoteId what;
  bool operator==(const Undo&) const = default;
};
}  // namespace decision

using Decision =
    std::variant<decision::Approve, decision::TakeOff, decision::Hide, decision::Unhide, decision::AskForLook,
                 decision::AskToRedact, decision::MarkUrgent, decision::SeeEscalation, decision::OwnEscalation,
                 decision::SetOutcome, decision::AddEntry, decision::FixNow, decision::Fixed, decision::Differ,
                 decision::Announce, decision::ShowOverview, decision::SetSegment, decision::Tick, decision::Undo>;

/// One decision, under the random id that makes it count once however often it is sent.
struct Note {
  static constexpr std::size_t kMostBytes = 4095;      ///< of its JSON
  static constexpr std::size_t kMostCharacters = 600;  ///< code points of each text in it

  NoteId id;
  Decision decision;
  bool operator==(const Note&) const = default;
};

/// A note in the hub's order: numbers from 1, none twice.
struct NumberedNote {
  std::uint64_t sequence = 0;
  Note note;
  bool operator==(const NumberedNote&) const = default;
};

}  // namespace candour
