#include "common/record/small_numbers.hpp"

#include <algorithm>

namespace candour {

int shown_from(int k) { return std::max(k, 3); }

ShownCount::ShownCount(std::int64_t count, int k) : value_(count > 0 && count < shown_from(k) ? kFew : count) {}

ShownCount ShownCount::a_few() {
  ShownCount count;
  count.value_ = kFew;
  return count;
}

ShownCount ShownCount::exactly(std::int64_t number) {
  ShownCount count;
  count.value_ = number;
  return count;
}

std::string counted_for_people(std::int64_t count, int k) {
  const ShownCount shown(count, k);
  return shown.few() ? "few" : std::to_string(shown.number());
}

}  // namespace candour
