#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/record/note.hpp"

namespace candour {

/// A word of a text, as somebody may point at it: what stands between blanks.
struct CitedWord {
  CitedSpan span;
  std::string_view text;  ///< of the text that was asked about
};
std::vector<CitedWord> cited_words(std::string_view text);

/// What stands where words were taken out, in every language the same and however many they were.
inline constexpr std::string_view kTakenOut = "[…]";

/// `text` without these spans. Spans may overlap, and reach beyond its end. Blanks between two spans go with them.
std::string without(std::string_view text, std::vector<CitedSpan> spans);

/// Where a piece of `text` stands in without(text, taken). Of words that went it is what stands in their place, so that
/// it is never empty and never another word.
CitedSpan moved_without(std::string_view text, std::vector<CitedSpan> taken, const CitedSpan& cited);

/// All of this piece is what stands in the place of words that went.
bool is_taken_out(std::string_view text, const CitedSpan& cited);

}  // namespace candour
