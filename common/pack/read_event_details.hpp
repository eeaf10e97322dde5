#pragma once
#include "common/pack/event_pack.hpp"
#include "common/pack/section.hpp"

namespace candour {

/// `[event]` without the files it names, `[subject]`, `[terms_of_reference]`.
void read_event_details(Section& event, EventPack& pack);
void read_subject(Section& top, EventPack& pack);
void read_terms(Section& top, EventPack& pack);

}  // namespace candour
