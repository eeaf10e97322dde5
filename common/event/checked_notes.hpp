#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "common/failure/failure.hpp"
#include "common/store/event_store.hpp"

namespace candour {

/// A note and where it was written, for sentences: "notes.jsonl:37".
struct PlacedNote {
  std::string where;
  Note note;
};

/// Notes that may be appended as they are.
struct CheckedNotes {
  std::vector<Note> notes;
  std::size_t there_already = 0;  ///< left out: the very same ones are in the event
};

/// One JSON object a line, as WIRE.md spells a note; `v` and `note` may be missing (an id is made; what adds
/// something, a finding or an action, has it from what it says, so that the same file adds nothing twice), empty lines
/// are left out. Bad input (4) at the first line that is none: `file:37: …, and what to do`.
Result<std::vector<PlacedNote>> read_note_lines(std::string_view text, std::string_view file);

/// Holds each to NoteRules and to the size of a note. Fails at the first that does not fit, with its place: then
/// nothing of all of them is to be appended.
Result<CheckedNotes> check_notes(const std::vector<PlacedNote>& placed, const ReviewedEvent& event);

/// Seals and appends all of them, or none (failed, 1: the disk did not take them; the sentence says where that is not
/// certain).
Done append_notes(EventStore& store, const std::vector<Note>& notes);

}  // namespace candour
