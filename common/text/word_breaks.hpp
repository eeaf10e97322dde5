#pragma once
#include <cstddef>
#include <string_view>

namespace candour {

// Words as somebody who edits means them: letters and digits with their marks, an apostrophe between them included; or
// a run of other signs; or a run of spaces. A line feed stands alone, so that nobody deletes two lines with one stroke.
// Offsets are in bytes, those that come back are grapheme boundaries. Precondition of all: well-formed UTF-8.

struct WordSpan {
  std::size_t from = 0, to = 0;
};

/// Behind the word at `at` and the spaces after it, as Ctrl+Right goes. Precondition: `at` is a grapheme boundary.
std::size_t next_word_start(std::string_view text, std::size_t at);

/// Where the word before `at` starts, as Ctrl+Left goes. Precondition: `at` is a grapheme boundary.
std::size_t previous_word_start(std::string_view text, std::size_t at);

/// The word around a gap between letters: what touches it on either side, words before signs, signs before spaces, the
/// right one before the left one of its kind. Empty between two line feeds.
WordSpan word_at(std::string_view text, std::size_t at);

}  // namespace candour
