#pragma once
#include <string_view>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/pack/fault_list.hpp"

namespace candour {

/// The codebook: `code,name,description,kind`. Precondition: `text` comes from read_source_text.
std::vector<Theme> read_themes(std::string_view text, const FileFaults& faults);

}  // namespace candour
