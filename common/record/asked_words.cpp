#include "common/record/asked_words.hpp"

#include <algorithm>
#include <set>

#include "common/record/cited_words.hpp"

namespace candour {

bool asked_fits(const Contribution& contribution, const std::vector<CitedSpan>& asked) {
  if (!contribution.redacted) return true;
  std::set<std::size_t> begins, ends;
  for (const auto& word : cited_words(contribution.text)) {
    begins.insert(word.span.begin);
    ends.insert(word.span.end);
  }
  return std::all_of(asked.begin(), asked.end(),
                     [&](const auto& span) { return begins.contains(span.begin) && ends.contains(span.end); });
}

std::vector<CitedSpan> asked_and_not_done(const std::string& text, std::vector<CitedSpan> asked) {
  std::erase_if(asked, [&](const auto& span) { return is_taken_out(text, span); });
  return asked;
}

std::vector<CitedSpan> asked_after(const std::string& text, const std::vector<CitedSpan>& taken,
                                   const std::vector<CitedSpan>& asked) {
  std::vector<CitedSpan> moved;
  for (const auto& span : asked) {
    const auto at = moved_without(text, taken, span);
    if (std::find(moved.begin(), moved.end(), at) == moved.end()) moved.push_back(at);
  }
  return moved;
}

std::optional<std::string> without_asked(const Contribution& contribution, const std::vector<CitedSpan>& asked) {
  if (!asked_fits(contribution, asked)) return std::nullopt;
  return without(contribution.text, asked);
}

}  // namespace candour
