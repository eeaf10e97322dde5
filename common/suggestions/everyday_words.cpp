#include "common/suggestions/everyday_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/disk/file.hpp"
#include "common/suggestions/text_words.hpp"
#include "common/text/plain_text.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;
constexpr std::string_view kLeftOut = "left out";

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// "[a | b]": a, b, folded; nothing when it is not closed or one is empty.
std::vector<std::string> headings_in(std::string_view line) {
  if (!line.ends_with(']')) return {};
  line = line.substr(1, line.size() - 2);
  std::vector<std::string> headings;
  for (;;) {
    const auto bar = line.find('|');
    headings.push_back(folded_name(line.substr(0, bar)));
    if (headings.back().empty()) return {};
    if (bar == std::string_view::npos) return headings;
    line.remove_prefix(bar + 1);
  }
}

}  // namespace

Done EverydayWords::take(const std::filesystem::path& file, std::string_view lang) {
  const auto bytes = read_file(file, kMostBytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto fault = [&](std::size_t number, std::string_view what) {
    return fail(ExitCode::bad_input, fmt::format("{}:{}: {}", file.string(), number, what));
  };
  bool open = false, leaving_out = false;
  std::string_view rest = *bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = without_blanks(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      auto headings = headings_in(line);
      if (headings.empty()) return fault(number, "a heading is [words of a theme's name], with | between alternatives");
      open = true;
      leaving_out = headings.front() == kLeftOut;
      if (!leaving_out) sections_.push_back({std::move(headings), {}});
    } else if (!open) {
      return fault(number, "words stand under a heading: write [words of a theme's name] above them");
    } else {
      for (auto& word : text_words(line, lang)) {
        if (leaving_out) {
          left_out_.insert(std::move(word.folded));
        } else {
          sections_.back().stems.insert(std::move(word.stem));
        }
      }
    }
  }
  return {};
}

Result<EverydayWords> EverydayWords::load(const std::filesystem::path& folder) {
  EverydayWords words;
  for (const auto* lang : {"en", "cy"}) {
    if (auto taken = words.take(folder / (std::string(lang) + ".txt"), lang); !taken)
      return tl::make_unexpected(taken.error());
  }
  return words;
}

std::set<std::string> EverydayWords::stems_for(std::string_view theme_name) const {
  const auto name = folded_name(theme_name);
  std::set<std::string> stems;
  for (const auto& section : sections_) {
    const bool named = std::any_of(section.headings.begin(), section.headings.end(),
                                   [&](const auto& heading) { return name.find(heading) != std::string::npos; });
    if (named) stems.insert(section.stems.begin(), section.stems.end());
  }
  return stems;
}

}  // namespace candour
