#pragma once
#include <set>
#include <string>

#include "common/pack/event_pack.hpp"
#include "common/pack/section.hpp"

namespace candour {

/// The ids of steps that a fault kept out of their session: whatever names one needs no fault of its own.
using LostSteps = std::set<std::string>;

/// `[[session]]` and `[[step]]`: every step in its session, in the order of `number`. The prompts come later.
LostSteps read_agenda(Section& top, EventPack& pack);

}  // namespace candour
