#pragma once
#include <string>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "common/export/document.hpp"

namespace candour {

// What leaves the review team, made of the review: findings, recommendations, actions, and comments that are marked as
// key quotes. Memos and what was set aside are in none of them. A section that the review has nothing for is left out
// of the one-page report, and empty in the others.

/// One page for the case review subgroup: who took part, the case, good practice, what was learned, next steps,
/// support.
Document learning_report(const ReviewedEvent& event);

/// Seven boxes for a team meeting.
Document seven_minute_briefing(const ReviewedEvent& event);

/// The fields of Warwickshire's template; what a team fills in itself stays a line to write on.
Document action_plan(const ReviewedEvent& event);

/// Public, with the review: the story in brief, what was learned and done well, advice, actions, questions for teams.
Document learning_summary(const ReviewedEvent& event);

/// To be printed and written on in a team meeting.
Document discussion_form(const ReviewedEvent& event);

/// A box of a briefing that is worth a look before it is sent: an empty one, or one that a minute is too short for.
struct BriefingHint {
  static constexpr std::size_t kMinute = 60;  ///< words that can be read in one

  std::string box;        ///< its heading
  std::size_t words = 0;  ///< in it
  bool operator==(const BriefingHint&) const = default;
};
std::vector<BriefingHint> briefing_hints(const Document& briefing);
/// For a terminal; screens have their own words.
std::string sentence_of(const BriefingHint& hint);

}  // namespace candour
