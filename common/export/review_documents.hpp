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

/// What is worth a look before a briefing is sent, a sentence each: boxes far over 60 words, empty ones.
std::vector<std::string> briefing_hints(const Document& briefing);

}  // namespace candour
