#include "common/pack/prompt_input.hpp"

namespace candour {

std::string_view to_string(PromptInput input) {
  for (const auto& [name, one] : kPromptInputs) {
    if (one == input) return name;
  }
  return {};
}

std::optional<PromptInput> prompt_input_from(std::string_view word) {
  for (const auto& [name, input] : kPromptInputs) {
    if (name == word) return input;
  }
  return std::nullopt;
}

}  // namespace candour
