#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/record/note.hpp"
#include "common/sealed/contribution.hpp"

namespace candour {

// Words that a desk asked to take out (Standing::redact): spans of the text as it was then.

/// Whether they cite words of this text. In one that no words were taken out of they do. In another it may have been
/// done since, by somebody who did not know of them: they do where each begins and ends as a word does, which is what
/// everybody points at.
bool asked_fits(const Contribution& contribution, const std::vector<CitedSpan>& asked);

/// Those that are there still.
std::vector<CitedSpan> asked_and_not_done(const std::string& text, std::vector<CitedSpan> asked);

/// Where they stand in without(text, taken). Never none: of words that went it is what stands in their place.
std::vector<CitedSpan> asked_after(const std::string& text, const std::vector<CitedSpan>& taken,
                                   const std::vector<CitedSpan>& asked);

/// The text without them. Nothing where they do not fit: nobody knows then which words should not be read.
std::optional<std::string> without_asked(const Contribution& contribution, const std::vector<CitedSpan>& asked);

}  // namespace candour
