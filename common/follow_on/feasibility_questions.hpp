#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "common/record/note.hpp"

namespace candour {

/// What managers are asked of each recommendation, and how their answers find back: a prompt's id is one of these words
/// and the first eight hexadecimal digits of the recommendation's note id ("feasible_0f3a5b7c").
enum class FeasibilityQuestion { feasible, work, owner };

std::string prompt_id(FeasibilityQuestion question, const NoteId& recommendation);

struct AskedPrompt {
  FeasibilityQuestion question = FeasibilityQuestion::feasible;
  std::string recommendation;  ///< eight lower-case hexadecimal digits
};
/// Nothing when the prompt asks something else.
std::optional<AskedPrompt> asked_by(std::string_view prompt_id);

/// What is offered for `feasible`, in Feasibility's order.
inline constexpr std::array<std::string_view, 3> kFeasibleOptions = {"Feasible", "Feasible with changes", "Not now"};
std::optional<Feasibility> feasibility_from(std::string_view option);

/// An answer in words has at most so many characters, so that it fits a note with what it answers before it.
inline constexpr int kMostAnswerCharacters = 560;

}  // namespace candour
