#pragma once
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/pack/section.hpp"

namespace candour {

/// The options of a prompt (`options`, `options_from`), checked against what its input can do with them.
std::vector<std::string> read_prompt_options(Section& section, PromptInput input, const std::vector<Theme>* themes);

}  // namespace candour
