#include "common/export/coded_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "common/pack/csv_table.hpp"
#include "common/pack/wording.hpp"
#include "common/text/hex.hpp"
#include "common/text/nearest.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostRows = 1000000;

tl::unexpected<Failure> coded_fault(const std::string& where, std::string_view what) {
  return fail(ExitCode::bad_input, shown_safely(fmt::format("{}: {}. Nothing was changed.", where, what)));
}

/// The parts between semicolons. A ' that csv_document put before a formula is taken off again.
std::vector<std::string> parts_of_cell(std::string_view cell) {
  std::vector<std::string> parts;
  if (cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos)
    cell.remove_prefix(1);
  while (!cell.empty()) {
    const auto end = std::min(cell.find(';'), cell.size());
    const auto part = trimmed(cell.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

constexpr std::string_view kColumnsWanted = "needs the columns record and themes, as the CSV export has them";

}  // namespace

Result<std::vector<CodedRow>> coded_rows(std::string_view csv, const std::string& file) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (csv.starts_with(kByteOrderMark)) csv.remove_prefix(kByteOrderMark.size());
  if (first_invalid_utf8(csv)) return coded_fault(file + ":1", "is not UTF-8: save it as \"CSV UTF-8\"");
  FaultList faults;
  const auto table = CsvTable::read(csv, kMostRows, {faults, file});
  if (const auto found = faults.sorted(); !found.empty())
    return coded_fault(fmt::format("{}:{}", found.front().file, found.front().line), found.front().what);
  const auto record = table ? table->column(std::array<std::string_view, 1>{"record"}) : std::nullopt;
  const auto themes = table ? table->column(std::array<std::string_view, 1>{"themes"}) : std::nullopt;
  if (!record || !themes)
    return coded_fault(fmt::format("{}:{}", file, table ? table->heading_line() : 1), kColumnsWanted);
  std::vector<CodedRow> rows;
  for (const auto& row : table->rows()) {
    rows.push_back({fmt::format("{}:{}", file, row.line), std::string(trimmed(row.cells[*record])),
                    parts_of_cell(row.cells[*themes])});
  }
  return rows;
}

Result<std::vector<CodedRow>> coded_rows(const Table& table, const std::string& file) {
  const auto column = [&](std::string_view name) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (plain_heading(table.columns[i]) == name) return i;
    }
    return std::nullopt;
  };
  const auto record = column("record"), themes = column("themes");
  if (!record || !themes) return coded_fault(file + ": row 1", kColumnsWanted);
  std::vector<CodedRow> rows;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto cell = [&](std::size_t at) { return at < table.rows[i].size() ? table.rows[i][at] : std::string(); };
    CodedRow row{fmt::format("{}: row {}", file, i + 2), std::string(trimmed(cell(*record))),
                 parts_of_cell(cell(*themes))};
    if (!row.record.empty() || !row.themes.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<CodedChange>> changes_from(const std::vector<CodedRow>& rows, const Record& record,
                                              const Review& review) {
  std::set<RecordId> records;
  for (const auto& each : record.contributions) records.insert(each.id);
  std::vector<std::string> known;
  for (const auto* theme : review.themes_in_use()) known.push_back(theme->theme.code);
  std::map<RecordId, std::string> seen;
  std::vector<CodedChange> changes;
  for (const auto& row : rows) {
    RecordId id;
    if (!from_hex(row.record, id.bytes) || records.count(id) == 0) {
      return coded_fault(row.where,
                         fmt::format("{} is no comment of this event: take the table that was exported from it",
                                     in_quotes(row.record)));
    }
    if (const auto first = seen.emplace(id, row.where); !first.second)
      return coded_fault(row.where,
                         fmt::format("this comment stands at {} too: leave one of them out", first.first->second));
    const auto& coded = review.of(id);
    for (const auto& code : row.themes) {
      if (std::find(known.begin(), known.end(), code) == known.end()) {
        const auto meant = nearest(code, known);
        return coded_fault(
            row.where, fmt::format("there is no theme {}{}: write codes of the codebook with ; between them",
                                   in_quotes(code), meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant)));
      }
      const bool new_here =
          coded.with(code) == nullptr && std::none_of(changes.begin(), changes.end(), [&](const auto& each) {
            return each.code.record == id && each.code.theme == code;
          });
      if (new_here) changes.push_back({row.where, {id, code, true}});
    }
    for (const auto& coding : coded.codings) {
      if (std::find(row.themes.begin(), row.themes.end(), coding.theme) == row.themes.end())
        changes.push_back({row.where, {id, coding.theme, false}});
    }
  }
  return changes;
}

}  // namespace candour
