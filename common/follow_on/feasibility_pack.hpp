#pragma once
#include <cstddef>
#include <string>

#include "common/event/reviewed_event.hpp"
#include "common/failure/failure.hpp"
#include "common/pack/read_pack.hpp"

namespace candour {

/// The pack of a managers' feasibility session (Kirklees): first findings and possible recommendations, in the words of
/// the lead reviewer.
///
///  1. One way: no text in it has six words in a row of any comment of the event (word_runs.hpp).
///  2. Only findings behind which at least k comments stand, without those that were set aside, are in it, and no
///     recommendation that follows from none of those. One that follows from no finding at all is.
///  3. It is good as it is for `check`. The names of the glossary are not in it, nor in
///     what the lead reviewer wrote.
struct FeasibilityPack {
  PackFiles files;
  std::size_t findings = 0, recommendations = 0;                    ///< in it
  std::size_t findings_left_out = 0, recommendations_left_out = 0;  ///< by rule 2
};

/// `k`: the event's own. Refused (3) where rule 1 or 3 does not hold, with the finding named, and where nothing is
/// there to ask about.
Result<FeasibilityPack> feasibility_pack(const ReviewedEvent& event, int k);

}  // namespace candour
