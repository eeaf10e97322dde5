#include "common/export/csv_document.hpp"

#include <string_view>

namespace candour {
namespace {

bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

void put_cell(std::string& csv, std::string_view cell, CsvFlavour flavour) {
  const bool guarded = flavour == CsvFlavour::for_excel && looks_like_formula(cell);
  // Also what holds no comma: LibreOffice parts a line at semicolons and tabs as well unless it is told not to, and
  // what somebody wrote behind one would begin a cell, as a formula perhaps.
  const bool quoted = cell.find_first_of(",;\t\"\r\n") != std::string_view::npos;
  if (quoted) csv += '"';
  if (guarded) csv += '\'';
  for (const char c : cell) {
    if (c == '"') csv += '"';
    csv += c;
  }
  if (quoted) csv += '"';
}

void put_row(std::string& csv, const std::vector<std::string>& cells, CsvFlavour flavour) {
  bool first = true;
  for (const auto& cell : cells) {
    if (!first) csv += ',';
    put_cell(csv, cell, flavour);
    first = false;
  }
  csv += "\r\n";
}

std::string begun(CsvFlavour flavour) { return flavour == CsvFlavour::for_excel ? "\xEF\xBB\xBF" : ""; }

}  // namespace

std::string csv_document(const Table& table, CsvFlavour flavour) {
  auto csv = begun(flavour);
  put_row(csv, table.columns, flavour);
  for (const auto& row : table.rows) put_row(csv, row, flavour);
  return csv;
}

std::string contributions_csv(const ReviewedEvent& event, CsvFlavour flavour, const WritingProgress& progress) {
  WritingPace pace(progress, event.record.contributions.size());
  auto csv = begun(flavour);
  put_row(csv, contribution_columns(), flavour);
  for (const auto& each : event.record.contributions) {
    put_row(csv, contribution_cells(event.pack, event.session, event.record.session, each, event.review.of(each.id)),
            flavour);
    if (!pace.next()) break;
  }
  return csv;
}

}  // namespace candour
