// A door with a planted fault: behind four bytes of magic it believes a length that the sender wrote. fuzz.py has to
// see it break within seconds; while it does not, the silence of the other targets means nothing.

#include <cstring>
#include <numeric>
#include <vector>

#include "tests/fuzz/demand.hpp"

namespace {

unsigned sum_of_named_length(const std::vector<std::uint8_t>& message) {
  if (message.size() < 6 || std::memcmp(message.data(), "CAND", 4) != 0) return 0;
  const auto* from = message.data() + 5;
  return std::accumulate(from, from + message[4], 0U);  // the fault: nobody asks whether there are so many
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  candour::fuzz::demand(sum_of_named_length({data, data + size}) <= 255U * 255U, "a sum of so many bytes");
  return 0;
}
