#include "common/follow_on/word_runs.hpp"

#include <functional>
#include <string>
#include <vector>

#include "common/text/plain_text.hpp"

namespace candour {
namespace {

bool is_of_a_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// One for each run.
std::vector<std::size_t> hashes_of(std::string_view text) {
  const auto folded = folded_name(text);
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < folded.size();) {
    auto end = at;
    while (end < folded.size() && is_of_a_word(folded[end])) ++end;
    if (end > at) words.push_back(std::string_view(folded).substr(at, end - at));
    at = end + 1;
  }
  std::vector<std::size_t> hashes;
  for (std::size_t first = 0; first + WordRuns::kLength <= words.size(); ++first) {
    std::string run;
    for (auto i = first; i < first + WordRuns::kLength; ++i) run.append(words[i]).push_back(' ');
    hashes.push_back(std::hash<std::string>()(run));
  }
  return hashes;
}

}  // namespace

void WordRuns::add(std::string_view text) {
  for (const auto hash : hashes_of(text)) hashes_.insert(hash);
}

bool WordRuns::shared_with(std::string_view text) const {
  for (const auto hash : hashes_of(text)) {
    if (hashes_.count(hash) > 0) return true;
  }
  return false;
}

}  // namespace candour
