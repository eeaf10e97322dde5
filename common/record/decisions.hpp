#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/record/note.hpp"

namespace candour {

/// What was decided about one contribution.
struct Standing {
  bool approved = false;
  bool hidden = false;
  bool look = false;
  std::vector<CitedSpan> redact;  ///< asked for, not done
  std::optional<std::string> urgent;
  bool seen = false;  ///< an escalation that the lead reviewer has read
  std::string owner;  ///< of an escalation
  bool operator==(const Standing&) const = default;
};

/// What was decided in an event so far: what stands of all the notes. A value; the same notes in any order and however
/// often they came give the same.
struct Decisions {
  struct EntryOutcome {
    Outcome outcome = Outcome::agreed;
    std::string text;
    bool operator==(const EntryOutcome&) const = default;
  };
  struct AddedEntry {
    NoteId note;
    std::string when, text;
    bool operator==(const AddedEntry&) const = default;
  };
  struct Fix {
    NoteId note;
    std::string text, owner;
    bool done = false;
    bool operator==(const Fix&) const = default;
  };
  struct Difference {
    NoteId note;
    std::string entry, text;
    bool operator==(const Difference&) const = default;
  };

  std::map<RecordId, Standing> standings;
  std::map<std::string, EntryOutcome> outcomes;  ///< by chronology entry
  std::vector<AddedEntry> added;                 ///< in the hub's order, as the two below
  std::vector<Fix> fixes;
  std::vector<Difference> differences;
  decision::Announce announcement;
  decision::ShowOverview overview;
  decision::SetSegment segment;
  std::map<std::string, decision::Tick> ticks;  ///< by item
  bool operator==(const Decisions&) const = default;

  const Standing& of(const RecordId& record) const;
};

/// The fold of what stands (standing_notes.hpp): of two decisions about the same thing the later one counts.
Decisions decisions_of(const std::vector<NumberedNote>& notes);

}  // namespace candour
