#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/event/checked_notes.hpp"
#include "common/event/reviewed_event.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// What managers said of the recommendations in their own session, as notes for the event that these are of.
struct FeasibilityAnswers {
  std::vector<PlacedNote> notes;
  std::size_t left_out = 0;  ///< lines that answer something else: they stay in the managers' own export
};

/// `export_lines`: the JSON Lines export of the managers' event; `file` is for sentences. The id of each note comes
/// from the managers' record, so that an export may be brought back twice. Bad input (4) with `file:line` where a line
/// is none or asks of a recommendation that this event does not have; refused (3) where an answer has six words in a
/// row of a comment of this event: they came from there.
Result<FeasibilityAnswers> feasibility_answers(std::string_view export_lines, std::string_view file,
                                               const ReviewedEvent& event);

}  // namespace candour
