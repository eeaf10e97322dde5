#pragma once
#include <cstdint>
#include <string>

namespace candour {

/// The small-number rule (DESIGN §4) for every count that anybody is shown: "0", "few" for 1 to k-1, else the number. k
/// counts as 3 where a rehearsal sets it lower.
std::string counted_for_people(std::int64_t count, int k);

}  // namespace candour
