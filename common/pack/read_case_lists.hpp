#pragma once
#include "common/pack/event_pack.hpp"
#include "common/pack/section.hpp"

namespace candour {

/// `[[kloe]]`, `[[kpe]]` and `[[agency]]`, none of which comes twice.
void read_case_lists(Section& top, EventPack& pack);

}  // namespace candour
