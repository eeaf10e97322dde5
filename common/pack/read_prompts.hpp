#pragma once
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/pack/read_agenda.hpp"
#include "common/pack/section.hpp"

namespace candour {

/// `[[prompt]]`: each into its step. `themes` are what `options_from = "themes"` offers; null when they could not be
/// read, which is then on the list of faults already.
void read_prompts(Section& top, const std::vector<Theme>* themes, const LostSteps& lost, EventPack& pack);

}  // namespace candour
