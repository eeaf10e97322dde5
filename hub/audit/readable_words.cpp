#include "hub/audit/readable_words.hpp"

#include <algorithm>

namespace candour::hub {
namespace {

constexpr std::size_t kShortestRun = 28;
constexpr std::size_t kShortestWideRun = 10;  // a zero byte behind each letter: chance knows that not at all
constexpr std::size_t kLeftOver = 12;         // letters, once the lawful words are gone
constexpr std::size_t kLongestHeldAgainstWords = 65536;

bool readable(char c) { return c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f); }

/// Whether as many readable letters in a row are left without the lawful words. Rows lie close together in a database:
/// one run holds several of them, with a letter or two of lengths between.
bool says_more(std::string text, const std::vector<std::string>& lawful) {
  for (const auto& word : lawful) {
    if (word.size() < 2) continue;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) {
      text.replace(at, word.size(), word.size(), '\0');
    }
  }
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '\0' ? 0 : run + 1;
    if (run >= kLeftOver) return true;
  }
  return false;
}

/// Those of one piece of the bytes, which begins at `from`.
void find_runs(std::string_view piece, std::size_t from, const std::vector<std::string>& longest_first,
               std::vector<ReadableWords>& found) {
  std::size_t run = 0;
  std::size_t wide[2] = {0, 0};  // letters of two bytes, beginning at even and at odd places
  for (std::size_t i = 0; i <= piece.size(); ++i) {
    const bool letter = i < piece.size() && readable(piece[i]);
    if (!letter && run >= kShortestRun) {
      const auto begin = i - run;
      const bool too_long_to_be_ours = run > kLongestHeldAgainstWords;
      if (too_long_to_be_ours || says_more(std::string(piece.substr(begin, run)), longest_first))
        found.push_back({from + begin, run, false});
    }
    run = letter ? run + 1 : 0;
    auto& letters = wide[i % 2];
    const bool wide_letter = letter && i + 1 < piece.size() && piece[i + 1] == '\0';
    if (!wide_letter && letters >= kShortestWideRun) found.push_back({from + i - 2 * letters, 2 * letters, true});
    letters = wide_letter ? letters + 1 : 0;
  }
}

}  // namespace

std::vector<ReadableWords> readable_words(std::string_view bytes, const std::vector<std::string>& lawful,
                                          const std::vector<CellPointers>& left_out) {
  auto longest_first = lawful;
  std::sort(longest_first.begin(), longest_first.end(),
            [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::vector<ReadableWords> found;
  std::size_t from = 0;
  for (const auto& each : left_out) {
    find_runs(bytes.substr(from, each.at - from), from, longest_first, found);
    from = each.at + each.length;
  }
  find_runs(bytes.substr(from), from, longest_first, found);
  return found;
}

std::size_t stands_in(std::string_view bytes, std::string_view word, const std::vector<std::string>& lawful) {
  for (auto at = bytes.find(word); at != std::string_view::npos; at = bytes.find(word, at + 1)) {
    const bool is_part_of_one = std::any_of(lawful.begin(), lawful.end(), [&](const std::string& whole) {
      for (auto inside = whole.find(word); inside != std::string::npos; inside = whole.find(word, inside + 1)) {
        if (at >= inside && bytes.substr(at - inside, whole.size()) == whole) return true;
      }
      return false;
    });
    if (!is_part_of_one) return at;
  }
  return std::string_view::npos;
}

}  // namespace candour::hub
