#include "common/follow_on/feasibility_questions.hpp"

#include <algorithm>

#include "common/text/hex.hpp"

namespace candour {
namespace {

constexpr std::array<std::string_view, 3> kQuestions = {"feasible_", "work_", "owner_"};  // FeasibilityQuestion's order
constexpr std::size_t kDigits = 8;

}  // namespace

std::string prompt_id(FeasibilityQuestion question, const NoteId& recommendation) {
  return std::string(kQuestions[static_cast<std::size_t>(question)]) + to_hex(recommendation.span()).substr(0, kDigits);
}

std::optional<AskedPrompt> asked_by(std::string_view id) {
  for (std::size_t i = 0; i < kQuestions.size(); ++i) {
    if (!id.starts_with(kQuestions[i])) continue;
    const auto digits = id.substr(kQuestions[i].size());
    const bool hexadecimal = std::all_of(digits.begin(), digits.end(),
                                         [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (digits.size() == kDigits && hexadecimal)
      return AskedPrompt{static_cast<FeasibilityQuestion>(i), std::string(digits)};
  }
  return std::nullopt;
}

std::optional<Feasibility> feasibility_from(std::string_view option) {
  const auto found = std::find(kFeasibleOptions.begin(), kFeasibleOptions.end(), option);
  if (found == kFeasibleOptions.end()) return std::nullopt;
  return static_cast<Feasibility>(found - kFeasibleOptions.begin());
}

}  // namespace candour
