#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour {

/// assets/words.txt: 2,048 plain words, eleven bits each.
class WordList {
 public:
  static constexpr std::size_t kWords = 2048;

  /// Fails (1) when the list is not there or is not the list.
  static Result<WordList> load(const std::filesystem::path& assets);
  WordList(WordList&&) = default;
  WordList(const WordList&) = delete;

  const std::string& word(std::size_t number) const { return words_[number]; }  ///< below kWords

 private:
  WordList() = default;
  std::vector<std::string> words_;
};

}  // namespace candour
