#pragma once
#include "common/guard/guard.hpp"

namespace candour {

/// With the patterns of the tree. Loaded once; aborts with the reason where a pattern file is wrong.
const Guard& loaded_guard();

}  // namespace candour
