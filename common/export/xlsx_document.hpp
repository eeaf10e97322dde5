#pragma once
#include <string>

#include "common/event/reviewed_event.hpp"
#include "common/export/writing_pace.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// The event's workbook: the sheets of event_sheets.hpp, comments first. Fails as Workbook::finish does, and
/// when `progress` says to stop.
Result<std::string> xlsx_document(const ReviewedEvent& event, const WritingProgress& progress = {});

}  // namespace candour
