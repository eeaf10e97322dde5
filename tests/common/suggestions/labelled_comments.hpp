#pragma once
#include <vector>

#include "common/suggestions/theme_suggester.hpp"

namespace candour {

/// The sample event's comments that have words and at least one of its `true_themes`. Aborts when they cannot be read.
std::vector<CodedComment> labelled_comments();

/// Its codebook, as a review begins with it.
Review sample_review();

/// assets/suggestions.
EverydayWords sample_everyday_words();

}  // namespace candour
