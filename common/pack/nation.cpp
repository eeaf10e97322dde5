#include "common/pack/nation.hpp"

#include <algorithm>

namespace candour {

const std::vector<std::string>& nation_words() {
  static const std::vector<std::string> words = {"england-and-wales", "scotland",
                                                 "northern-ireland"};  // Nation's order
  return words;
}

std::string_view to_string(Nation nation) { return nation_words()[static_cast<std::size_t>(nation)]; }

std::optional<Nation> nation_from(std::string_view word) {
  const auto& words = nation_words();
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Nation>(found - words.begin());
}

}  // namespace candour
