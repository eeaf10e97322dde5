#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// The candidate that `word` was probably meant to be ("did you mean"), or empty when none is near: at most one slip in
/// three letters counts as near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace candour
