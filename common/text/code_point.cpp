#include "common/text/code_point.hpp"

#include <utf8proc.h>

namespace candour {

CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  utf8proc_int32_t value = 0;
  const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                     static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  if (used <= 0) return {};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(used)};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  std::size_t start = at - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xc0) == 0x80) --start;
  return code_point_at(text, start);
}

}  // namespace candour
