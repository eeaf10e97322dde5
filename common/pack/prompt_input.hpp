#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "common/pack/event_pack.hpp"

namespace candour {

/// How a pack writes each input.
inline constexpr std::array<std::pair<std::string_view, PromptInput>, 6> kPromptInputs = {{
    {"free_text", PromptInput::free_text},
    {"fact_response", PromptInput::fact_response},
    {"choice", PromptInput::choice},
    {"rating", PromptInput::rating},
    {"tag", PromptInput::tag},
    {"vote", PromptInput::vote},
}};

std::string_view to_string(PromptInput input);
std::optional<PromptInput> prompt_input_from(std::string_view word);

}  // namespace candour
