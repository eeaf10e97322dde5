#include "common/record/standing_notes.hpp"

#include <algorithm>
#include <set>

namespace candour {
namespace {

/// From the last note back: whoever takes back stands behind what is taken back, and what was passed already comes too
/// late for it.
std::set<NoteId> taken_back(const std::vector<NumberedNote>& notes) {
  std::set<NoteId> gone, passed;
  for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
    passed.insert(note->note.id);
    const auto* undo = std::get_if<decision::Undo>(&note->note.decision);
    if (undo && !gone.contains(note->note.id) && !passed.contains(undo->what)) gone.insert(undo->what);
  }
  return gone;
}

void each_id_once(std::vector<NumberedNote>& notes) {
  std::set<NoteId> seen;
  std::erase_if(notes, [&](const auto& each) { return !seen.insert(each.note.id).second; });
}

}  // namespace

std::vector<NumberedNote> standing_notes(std::vector<NumberedNote> notes) {
  std::sort(notes.begin(), notes.end(), [](const auto& a, const auto& b) { return a.sequence < b.sequence; });
  each_id_once(notes);
  const auto gone = taken_back(notes);
  std::erase_if(notes, [&](const auto& each) { return gone.contains(each.note.id); });
  return notes;
}

}  // namespace candour
