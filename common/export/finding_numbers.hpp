#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "common/record/review.hpp"

namespace candour {

// Findings, recommendations and actions as documents name them: by their place in their list, from 1.

std::string_view word_for(StillTrue still);

/// "Feasible with changes: the team would need …"
std::string answer_in_words(const decision::Answer& answer);

/// Every one of Warwickshire's five questions has an answer, as the review screen asks for it: blanks are none.
bool answers_all_five(const decision::WriteAction& action);

/// "1, 3"; what is not on the list any more is left out.
template <class Listed>
std::string numbers_in_list(const std::vector<NoteId>& ids, const std::vector<Listed>& list) {
  std::string numbers;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (std::find(ids.begin(), ids.end(), list[i].id) == ids.end()) continue;
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
  }
  return numbers;
}

}  // namespace candour
