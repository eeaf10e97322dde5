#include "common/export/xlsx_document.hpp"

#include "common/export/contribution_words.hpp"
#include "common/export/event_sheets.hpp"
#include "common/export/workbook.hpp"

namespace candour {

Result<std::string> xlsx_document(const ReviewedEvent& event, const WritingProgress& progress) {
  const auto& day = event.session.date ? event.session.date : event.pack.date;
  auto workbook = Workbook::make(event.pack.title, day, rehearsal_mark(event.facts.rehearsal));
  if (!workbook) return tl::make_unexpected(workbook.error());
  workbook->begin_sheet("comments", comment_columns());
  WritingPace pace(progress, event.record.contributions.size());
  for (const auto& each : event.record.contributions) {
    workbook->row(comment_cells(event, each));
    if (!pace.next()) return fail(ExitCode::failed, "Stopped; the workbook was not made.");
  }
  for (const auto& sheet :
       {themes_sheet(event), facts_sheet(event), findings_sheet(event), recommendations_sheet(event),
        actions_sheet(event), disagreements_sheet(event), follow_up_sheet(event), about_sheet(event)}) {
    workbook->begin_sheet(sheet.name, sheet.columns);
    for (const auto& row : sheet.rows) workbook->row(row);
  }
  return workbook->finish();
}

}  // namespace candour
