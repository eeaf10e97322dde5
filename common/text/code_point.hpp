#pragma once
#include <cstddef>
#include <string_view>

namespace candour {

/// One code point and how many bytes it takes. `bytes` is 0 where there is none: at the end, or where the bytes are not
/// well-formed UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;
};

CodePoint code_point_at(std::string_view text, std::size_t at);

/// The one that ends at byte `at`. Precondition: well-formed UTF-8, `at` between code points.
CodePoint code_point_before(std::string_view text, std::size_t at);

}  // namespace candour
