#include "common/record/standing_notes.hpp"

#include <algorithm>
#include <set>

namespace candour {
namespace {

/// From the last note back: whoever takes back stands behind what is taken back, and what was passed already comes too
/// late for it.
std::set<NoteId> taken_back(const std::vector<const NumberedNote*>& notes) {
  std::set<NoteId> gone, passed;
  for (auto at = notes.rbegin(); at != notes.rend(); ++at) {
    const auto& note = (*at)->note;
    passed.insert(note.id);
    const auto* undo = std::get_if<decision::Undo>(&note.decision);
    if (undo && !gone.contains(note.id) && !passed.contains(undo->what)) gone.insert(undo->what);
  }
  return gone;
}

void each_id_once(std::vector<const NumberedNote*>& notes) {
  std::set<NoteId> seen;
  std::erase_if(notes, [&](const auto* each) { return !seen.insert(each->note.id).second; });
}

}  // namespace

std::vector<const Note*> standing_notes(const std::vector<NumberedNote>& notes) {
  std::vector<const NumberedNote*> in_order(notes.size());
  std::transform(notes.begin(), notes.end(), in_order.begin(), [](const auto& each) { return &each; });
  std::sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) { return a->sequence < b->sequence; });
  each_id_once(in_order);
  const auto gone = taken_back(in_order);
  std::vector<const Note*> standing;
  for (const auto* each : in_order) {
    if (!gone.contains(each->note.id)) standing.push_back(&each->note);
  }
  return standing;
}

}  // namespace candour
