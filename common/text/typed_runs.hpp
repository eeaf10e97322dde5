#pragma once
#include <string_view>

namespace candour {

/// Takes the next run of bytes that may stand in what people write off the front of `rest`, and whatever stands before
/// it that may not: bytes that are no UTF-8, and control characters except line feed and tab. What is left is byte for
/// byte as it came. Empty when there is no more.
std::string_view next_typed_run(std::string_view& rest);

}  // namespace candour
