#pragma once
#include <string>

#include "common/event/reviewed_event.hpp"
#include "common/export/table.hpp"
#include "common/export/writing_pace.hpp"

namespace candour {

/// `for_excel`: byte-order mark, and a ' before what a spreadsheet would take for a formula (CWE-1236: a cell that
/// starts with = + - @, tab or carriage return). `raw`: neither, for machines that want the bytes as they are.
enum class CsvFlavour { for_excel, raw };

/// RFC 4180: CRLF rows, quotes where needed, line breaks inside a cell as they are.
std::string csv_document(const Table& table, CsvFlavour flavour);

/// The same of contributions_table(), row by row: no more memory than the document takes.
std::string contributions_csv(const ReviewedEvent& event, CsvFlavour flavour, const WritingProgress& progress = {});

}  // namespace candour
