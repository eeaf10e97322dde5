#include "common/record/cited_words.hpp"

#include <algorithm>

namespace candour {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\n' || byte == '\t'; }
bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// Where each code point begins, and the end.
std::vector<std::size_t> code_points(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_code_point(text[i])) begins.push_back(i);
  }
  begins.push_back(text.size());
  return begins;
}

bool only_blanks(std::string_view text) { return std::all_of(text.begin(), text.end(), is_blank); }

}  // namespace

std::vector<CitedWord> cited_words(std::string_view text) {
  std::vector<CitedWord> words;
  std::size_t point = 0, began = 0, byte = 0;
  bool inside = false;
  const auto end = [&](std::size_t at) {
    if (inside) words.push_back({{began, point}, text.substr(byte, at - byte)});
    inside = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_blank(text[i])) {
      end(i);
    } else if (!inside) {
      inside = true;
      began = point;
      byte = i;
    }
    if (begins_code_point(text[i])) ++point;
  }
  end(text.size());
  return words;
}

std::string without(std::string_view text, std::vector<CitedSpan> spans) {
  const auto begins = code_points(text);
  const auto byte_of = [&](std::size_t point) { return begins[std::min(point, begins.size() - 1)]; };
  std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::string left;
  std::size_t at = 0;
  bool taking = false;
  for (const auto& span : spans) {
    const auto from = std::max(byte_of(span.begin), at), to = std::max(byte_of(span.end), at);
    const auto between = text.substr(at, from - at);
    if (!taking || !only_blanks(between)) {
      left += between;
      if (to > from) left += kTakenOut;
    }
    taking = taking || to > from;
    at = to;
  }
  return left += text.substr(at);
}

}  // namespace candour
