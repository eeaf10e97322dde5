#pragma once
#include <vector>

#include "common/record/note.hpp"

namespace candour {

/// What stands of all the notes, in the hub's order; the same notes in any order and however often they came give the
/// same. Each points into `notes`.
///
///  1. By sequence number. Of one id only the lowest number counts.
///  2. An undo takes back a note with a lower number; an undo can be undone itself.
std::vector<const Note*> standing_notes(const std::vector<NumberedNote>& notes);

}  // namespace candour
