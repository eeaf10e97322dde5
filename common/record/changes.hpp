#pragma once
#include <string>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/record/decisions.hpp"

namespace candour {

/// One line of the list of changes that goes with an amended chronology: what the room agreed, amended, queried, added.
struct ChronologyChange {
  enum class What { agreed, amended, queried, added };
  What what = What::agreed;
  std::string entry;   ///< the entry's id; empty for an added one
  std::string before;  ///< as an agency wrote it
  std::string after;   ///< what it should say; what is to be found out; what happened
  std::string when;    ///< of an added one, as somebody said it
  bool operator==(const ChronologyChange&) const = default;
};

/// In the chronology's order, what was added last, in the order in which it was. Entries that nobody decided about are
/// not on it.
std::vector<ChronologyChange> changes_of(const std::vector<ChronologyEntry>& chronology, const Decisions& decisions);

/// The chronology with amended entries as they should be. What was added is on the list of changes: nobody gave it an
/// agency, and many no day.
std::vector<ChronologyEntry> amended(std::vector<ChronologyEntry> chronology, const Decisions& decisions);

}  // namespace candour
