#include "common/record/cited_words.hpp"

#include <algorithm>
#include <utility>

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

/// What of it goes, in order and apart: blanks between two pieces that go go with them.
std::vector<CitedSpan> cuts(std::string_view text, const std::vector<std::size_t>& begins,
                            std::vector<CitedSpan> spans) {
  const auto length = begins.size() - 1;
  std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::vector<CitedSpan> made;
  for (const auto& span : spans) {
    const auto end = std::min(span.end, length);
    if (span.begin >= end) continue;
    const auto before = made.empty() ? 0 : made.back().end;
    const bool apart = made.empty() || (span.begin > before &&
                                        !only_blanks(text.substr(begins[before], begins[span.begin] - begins[before])));
    if (apart)
      made.push_back({span.begin, end});
    else
      made.back().end = std::max(before, end);
  }
  return made;
}

/// Where a piece begins or ends once these are cut out: inside of one, at the begin or at the end of what stands there.
std::size_t moved_point(const std::vector<CitedSpan>& gone, std::size_t point, bool is_end) {
  static const auto kMark = code_points(kTakenOut).size() - 1;
  std::size_t less = 0, more = 0;
  for (const auto& cut : gone) {
    if (point < cut.begin || (is_end && point == cut.begin)) break;
    if (point < cut.end) return cut.begin - less + more + (is_end ? kMark : 0);
    less += cut.end - cut.begin;
    more += kMark;
  }
  return point - less + more;
}

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
  std::string left;
  std::size_t at = 0;
  for (const auto& cut : cuts(text, begins, std::move(spans))) {
    left += text.substr(begins[at], begins[cut.begin] - begins[at]);
    left += kTakenOut;
    at = cut.end;
  }
  return left += text.substr(begins[at]);
}

CitedSpan moved_without(std::string_view text, std::vector<CitedSpan> taken, const CitedSpan& cited) {
  const auto gone = cuts(text, code_points(text), std::move(taken));
  return {moved_point(gone, cited.begin, false), moved_point(gone, cited.end, true)};
}

bool is_taken_out(std::string_view text, const CitedSpan& cited) {
  const auto begins = code_points(text);
  if (cited.begin >= cited.end || cited.end >= begins.size()) return false;
  return text.substr(begins[cited.begin], begins[cited.end] - begins[cited.begin]) == kTakenOut;
}

}  // namespace candour
