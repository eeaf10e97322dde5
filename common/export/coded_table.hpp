#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/export/table.hpp"
#include "common/failure/failure.hpp"

namespace candour {

// Themes that were coded in a spreadsheet come back by the record's id: a table as contributions_table makes it, or
// only its columns `record` and `themes`.

/// One row, and where it stands, for sentences: "coded.csv:12".
struct CodedRow {
  std::string where;
  std::string record;               ///< as it stands there: hexadecimal, it is hoped
  std::vector<std::string> themes;  ///< the cell's parts between `;`, without blanks around them
};

/// From a CSV file's bytes, as Excel or csv_document write it. Bad input (4) with `file:line: …`.
Result<std::vector<CodedRow>> coded_rows(std::string_view csv, const std::string& file);
/// From a table that was read otherwise; its first row is called row 2, as spreadsheets do.
Result<std::vector<CodedRow>> coded_rows(const Table& table, const std::string& file);

/// One theme put on a comment or taken off it.
struct CodedChange {
  std::string where;
  decision::CodeWith code;
};

/// What has to be decided so that each comment of the rows is coded with just the themes of its cell: what is coded
/// already stays as it is, words and all; comments that are in no row are left alone. Bad input (4) in one sentence
/// with its place where an id is of another event, a theme of no codebook, or a comment stands twice.
Result<std::vector<CodedChange>> changes_from(const std::vector<CodedRow>& rows, const Record& record,
                                              const Review& review);

}  // namespace candour
