#include "common/guard/nhs_number.hpp"

namespace candour {

bool is_nhs_number(std::string_view text) {
  int digits = 0;
  int sum = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') continue;
    if (digits == 10) return false;
    sum += (c - '0') * (10 - digits);
    ++digits;
  }
  return digits == 10 && sum > 0 && sum % 11 == 0;
}

}  // namespace candour
