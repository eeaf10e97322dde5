#pragma once
#include "common/pack/event_pack.hpp"
#include "common/pack/section.hpp"

namespace candour {

/// `[support]`: every key is a line of the author's own, with `key`_cy beside it, or a list of lines.
void read_support(Section& top, EventPack& pack);

/// `[glossary]`: `names`, the real names of this case, which the guard has to find.
void read_glossary(Section& top, EventPack& pack);

}  // namespace candour
