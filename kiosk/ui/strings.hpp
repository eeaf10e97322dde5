#pragma once
#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "common/failure/failure.hpp"

namespace candour {

/// The words that a screen says by itself, in one language: `assets/strings/<language>.toml`, `section.key` to text.
class Strings {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// Bad input (4), with file and line, when it is not a file of words.
  static Result<Strings> load(const std::filesystem::path& file);

  /// The words, or the id itself where there are none: a screen shows a gap rather than nothing, and a test finds it.
  std::string_view operator[](std::string_view id) const;
  /// With `{name}` replaced by its value. Where the value `n` is 1 or 2 and the language has words for that many, those
  /// say it: `id_one`, `id_two` (Welsh: "5 munud", "2 funud").
  std::string fill(std::string_view id, Values values) const;
  bool has(std::string_view id) const { return words_.contains(id); }
  const std::map<std::string, std::string, std::less<>>& all() const { return words_; }

 private:
  std::string_view for_so_many(std::string_view id, Values values) const;

  std::map<std::string, std::string, std::less<>> words_;
};

}  // namespace candour
