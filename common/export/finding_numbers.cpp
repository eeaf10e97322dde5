#include "common/export/finding_numbers.hpp"

#include <optional>

#include "common/record/action_check.hpp"

namespace candour {

std::string_view word_for(StillTrue still) {
  switch (still) {
    case StillTrue::yes:
      return "yes";
    case StillTrue::no:
      return "no";
    case StillTrue::unsure:
      return "unsure";
  }
  return "unsure";
}

std::string answer_in_words(const decision::Answer& answer) {
  std::string words;
  if (answer.feasibility == Feasibility::feasible) words = "Feasible";
  if (answer.feasibility == Feasibility::with_changes) words = "Feasible with changes";
  if (answer.feasibility == Feasibility::not_now) words = "Not now";
  if (words.empty()) return answer.text;
  return answer.text.empty() ? words : words + ": " + answer.text;
}

bool answers_all_five(const decision::WriteAction& action) {
  return check_action(action, std::nullopt).missing.empty();
}

}  // namespace candour
