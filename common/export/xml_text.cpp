#include "common/export/xml_text.hpp"

#include <algorithm>

#include "common/text/code_point.hpp"

namespace candour {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool xml_can_hold(char32_t point) {
  if (point < 0x20) return point == '\t' || point == '\n';
  return point != 0xFFFE && point != 0xFFFF;
}

bool is_first_of_line_end(std::string_view text, std::size_t at) {
  return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
}

/// How many bytes from `at` on are printed ASCII, which stays as it is: most of every text.
std::size_t printed_ascii(std::string_view text, std::size_t at) {
  const auto end = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                [](char byte) { return byte < 0x20 || byte > 0x7E; });
  return static_cast<std::size_t>(end - text.begin()) - at;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string held;
  held.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const auto plain = printed_ascii(text, at); plain > 0) {
      held += text.substr(at, plain);
      at += plain;
      continue;
    }
    const auto point = code_point_at(text, at);
    const auto bytes = point.bytes == 0 ? 1 : point.bytes;
    if (point.bytes > 0 && xml_can_hold(point.value)) {
      held += text.substr(at, bytes);
    } else if (text[at] != '\r') {
      held += kReplacement;
    } else if (!is_first_of_line_end(text, at)) {
      held += '\n';
    }
    at += bytes;
  }
  return held;
}

std::size_t xml_position(std::string_view text, std::size_t point) {
  std::size_t position = 0;
  for (std::size_t at = 0; at < text.size() && point > 0; --point) {
    if (!is_first_of_line_end(text, at)) ++position;
    const auto bytes = code_point_at(text, at).bytes;
    at += bytes == 0 ? 1 : bytes;
  }
  return position;
}

}  // namespace candour
