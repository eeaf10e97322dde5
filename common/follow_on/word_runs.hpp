#pragma once
#include <cstddef>
#include <string_view>
#include <unordered_set>

namespace candour {

/// Finds out whether a text says something word for word as one of many others does: kLength words in a row, whatever
/// stands between them, without regard to capitals and accents. So short, six words of somebody are hardly chance, and
/// their colleagues would know them. Keeps hashes only.
class WordRuns {
 public:
  static constexpr std::size_t kLength = 6;

  /// Any bytes.
  void add(std::string_view text);
  bool shared_with(std::string_view text) const;

 private:
  std::unordered_set<std::size_t> hashes_;
};

}  // namespace candour
