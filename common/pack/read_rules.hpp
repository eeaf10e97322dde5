#pragma once
#include "common/pack/event_pack.hpp"
#include "common/pack/section.hpp"

namespace candour {

/// `[rules]`, `[retention]` and `[deadlines]`: how the event is run, and what follows from it by when.
void read_rules(Section& top, EventPack& pack);
void read_retention(Section& top, EventPack& pack);
void read_deadlines(Section& top, EventPack& pack);

}  // namespace candour
