#pragma once
#include <string>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "common/export/sheet.hpp"

namespace candour {

// What an event's workbook says, sheet by sheet. For the review team: memos are in it. Nothing in it tells who, where,
// when or in which order somebody wrote.

/// Of the sheet "comments", one row a contribution in the record's order. `record` and `themes` are the two that
/// read_coded_file() takes back.
std::vector<SheetColumn> comment_columns();
std::vector<std::string> comment_cells(const ReviewedEvent& event, const Recorded& recorded);

/// "themes": how many comments each has, which only the review team sees.
Sheet themes_sheet(const ReviewedEvent& event);

/// "facts": each chronology entry with what the room said (a few stays "few") and decided; what was added comes last.
Sheet facts_sheet(const ReviewedEvent& event);

Sheet findings_sheet(const ReviewedEvent& event);
Sheet recommendations_sheet(const ReviewedEvent& event);
Sheet actions_sheet(const ReviewedEvent& event);
Sheet disagreements_sheet(const ReviewedEvent& event);

/// "follow_up": what does not wait for the report, and who acts on it: urgent notes, then what can be fixed now.
Sheet follow_up_sheet(const ReviewedEvent& event);

/// "about": which event this is, and how to read the other sheets.
Sheet about_sheet(const ReviewedEvent& event);

}  // namespace candour
