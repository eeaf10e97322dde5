#include "common/text/graphemes.hpp"

#include <utf8proc.h>

#include "common/text/code_point.hpp"

namespace candour {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200d;

utf8proc_int32_t as_read(char32_t code_point) { return static_cast<utf8proc_int32_t>(code_point); }

bool is_plain(char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\r'; }

/// Is there a boundary between these two whatever stands before them? Only a joiner and a row of flags look further
/// back.
bool surely_apart(const CodePoint& left, const CodePoint& right) {
  return left.value != kZeroWidthJoiner && utf8proc_grapheme_break(as_read(left.value), as_read(right.value));
}

std::size_t start_of_code_point(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return at;
}

/// The nearest boundary at or before `at` that is one for sure: from there the rules can be followed forwards.
std::size_t sure_boundary(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size()) {
    const auto left = code_point_before(text, at);
    if (surely_apart(left, code_point_at(text, at))) break;
    at -= left.bytes;
  }
  return at;
}

bool has_width(utf8proc_int32_t code_point) {
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
      return false;
    default:
      return true;
  }
}

/// The one code point that all of it composes to, or kNotDrawn. On the stack: what people write leaves no copy on the
/// heap.
char32_t composed(std::string_view grapheme) {
  constexpr utf8proc_ssize_t kMost = 8;
  utf8proc_int32_t parts[kMost];
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto count = utf8proc_decompose(reinterpret_cast<const utf8proc_uint8_t*>(grapheme.data()),
                                        static_cast<utf8proc_ssize_t>(grapheme.size()), parts, kMost, options);
  if (count <= 0 || count > kMost || utf8proc_normalize_utf32(parts, count, options) != 1) return kNotDrawn;
  return static_cast<char32_t>(parts[0]);
}

}  // namespace

std::size_t next_boundary(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  if (is_plain(text[at]) && (at + 1 == text.size() || is_plain(text[at + 1]))) return at + 1;
  utf8proc_int32_t state = 0;
  auto left = code_point_at(text, at);
  while (left.bytes > 0 && (at += left.bytes) < text.size()) {
    const auto right = code_point_at(text, at);
    if (utf8proc_grapheme_break_stateful(as_read(left.value), as_read(right.value), &state)) break;
    left = right;
  }
  return at;
}

std::size_t boundary_at_or_before(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  at = start_of_code_point(text, at);
  std::size_t found = sure_boundary(text, at);
  while (found < at) {
    const std::size_t next = next_boundary(text, found);
    if (next > at) break;
    found = next;
  }
  return found;
}

std::size_t boundary_at_or_after(std::string_view text, std::size_t at) {
  const std::size_t before = boundary_at_or_before(text, at);
  return before == at ? at : next_boundary(text, before);
}

std::size_t previous_boundary(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : boundary_at_or_before(text, at - 1);
}

char32_t drawn_as(std::string_view grapheme) {
  const auto first = code_point_at(grapheme, 0);
  const char32_t drawn = first.bytes == grapheme.size() ? first.value : composed(grapheme);
  return has_width(as_read(drawn)) ? drawn : kNotDrawn;
}

}  // namespace candour
