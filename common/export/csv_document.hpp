#pragma once
#include <string>

#include "common/export/table.hpp"

namespace candour {

/// `for_excel`: byte-order mark, and a ' before what a spreadsheet would take for a formula (CWE-1236: a cell that
/// starts with = + - @, tab or carriage return). `raw`: neither, for machines that want the bytes as they are.
enum class CsvFlavour { for_excel, raw };

/// RFC 4180: CRLF rows, quotes where needed, line breaks inside a cell as they are.
std::string csv_document(const Table& table, CsvFlavour flavour);

}  // namespace candour
