#include "common/record/small_numbers.hpp"

#include <algorithm>

namespace candour {

std::string counted_for_people(std::int64_t count, int k) {
  if (count == 0) return "0";
  return count < std::max(k, 3) ? "few" : std::to_string(count);
}

}  // namespace candour
