#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// A word of a text: how it is counted, and how it was written.
struct TextWord {
  std::string folded;   ///< lower case, without marks, straight apostrophe, no 's
  std::string stem;     ///< its ending off as well, in English
  std::string written;  ///< byte for byte; well-formed UTF-8
};

/// Each stem once, where it stands first. A word with hyphens is also each of its parts. Any bytes are a text: what is
/// not UTF-8 is in no word, nor are numbers. Precondition: fewer than 2^32 bytes.
std::vector<TextWord> text_words(std::string_view text, std::string_view lang);

}  // namespace candour
