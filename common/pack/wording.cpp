#include "common/pack/wording.hpp"

#include <fmt/format.h>

#include "common/text/nearest.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostQuoted = 60;

/// The first `most` code points.
std::string_view cut(std::string_view text, std::size_t most) {
  std::size_t begun = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
    if (begins && ++begun > most) return text.substr(0, at);
  }
  return text;
}

}  // namespace

std::string in_quotes(std::string_view text) {
  return fmt::format("\"{}\"", one_safe_line(shortened(text, kMostQuoted)));
}

std::string shortened(std::string_view text, std::size_t most) {
  const auto first = cut(text, most);
  return fmt::format("{}{}", first, first.size() < text.size() ? "…" : "");
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto meant = nearest(word, candidates);
  return meant.empty() ? "" : fmt::format(" (did you mean {}?)", in_quotes(meant));
}

std::string code_ends_within(std::string_view code) {
  return fmt::format(
      "the code {} has ; or \" - \" in it, where tables and other programs take it to end: write it without",
      in_quotes(code));
}

std::string one_safe_line(std::string_view text) {
  std::string line;
  for (const char c : shown_safely(text)) {
    if (c == '\n' || c == '\t') {
      line += c == '\n' ? "<U+000A>" : "<U+0009>";
    } else {
      line += c;
    }
  }
  return line;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace candour
