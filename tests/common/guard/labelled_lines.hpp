#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/guard/detail.hpp"

namespace candour {

/// A line with what has to be found in it.
struct LabelledLine {
  struct Label {
    Detail what = Detail::phone;
    std::size_t begin = 0, end = 0;  ///< bytes of `text`
  };
  std::size_t number = 0;  ///< in its file, from 1
  std::string language;
  std::string text;
  std::vector<Label> labels;  ///< of blame that is known of the whole line only, all of it

  bool has(Detail what) const;
};

/// lines.tsv and its like: language, tab, text with {kind|words} around what has to be found. Aborts on a slip.
std::vector<LabelledLine> labelled_lines(const std::filesystem::path& file);

/// The sample event's contributions with their `pii` and `blame`.
std::vector<LabelledLine> labelled_contributions(const std::filesystem::path& file);

}  // namespace candour
