#pragma once
#include <string>
#include <vector>

#include "common/event/reviewed_event.hpp"

namespace candour {

/// What people wrote to one question.
struct PromptGroup {
  std::string step;                       ///< its title
  std::string question;                   ///< the prompt as it was asked; what there is instead where there was none
  std::vector<const Recorded*> comments;  ///< with words in them, by record id; at least one
};

/// In the agenda's order; inside a step what answers none of its prompts comes last. Marks without words (agreements,
/// ratings, votes, "nothing to add") are in no group. Pointers are into `event`.
std::vector<PromptGroup> prompt_groups(const ReviewedEvent& event);

}  // namespace candour
