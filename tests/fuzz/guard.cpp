// Somebody writes any bytes at all: what the guard finds lies in order on the boundaries of characters, does not
// overlap, and the same text has the same finds.

#include "common/guard/guard.hpp"
#include "common/text/utf8.hpp"
#include "tests/fuzz/demand.hpp"

namespace {

const candour::Guard& guard() {
  static const auto loaded = candour::Guard::load(CANDOUR_SOURCE_DIR "/assets/guard");
  candour::fuzz::demand(loaded.has_value(), "the patterns can be read");
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace candour;
  using fuzz::demand;
  static const auto names = plain_names({"Leanne Postlethwaite"}, {"Rowan"});
  const auto text = fuzz::text_of(data, size);
  const auto found = guard().check(text, "en", names);
  std::size_t at = 0;
  for (const auto& each : found) {
    demand(at <= each.begin && each.begin < each.end && each.end <= text.size(),
           "in order, not empty, not overlapping");
    at = each.end;
    const bool lawful = !first_invalid_utf8(text);
    demand(!lawful || !first_invalid_utf8(text.substr(each.begin, each.end - each.begin)), "whole characters");
  }
  // Twice the time, so of a part.
  if (size % 8 == 0) demand(guard().check(text, "en", names) == found, "the same again");
  return 0;
}
