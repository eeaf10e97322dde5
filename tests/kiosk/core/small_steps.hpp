#pragma once
#include <string>
#include <utility>
#include <vector>

#include "common/pack/event_pack.hpp"

namespace candour {

/// A prompt without words.
inline Prompt small_prompt(std::string id, PromptInput input, Kind kind = Kind::comment,
                           std::vector<std::string> options = {}) {
  Prompt made;
  made.id = std::move(id);
  made.input = input;
  made.kind = kind;
  made.options = std::move(options);
  return made;
}

inline Step small_step(std::string id, std::vector<Prompt> prompts) {
  Step made;
  made.id = std::move(id);
  made.prompts = std::move(prompts);
  return made;
}

}  // namespace candour
