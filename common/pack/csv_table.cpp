#include "common/pack/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/pack/seen_ids.hpp"
#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostHeadingBytes = 300;

bool is_blank(std::string_view cell) { return cell.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Some spreadsheets end every row with the commas of columns that nobody filled.
void drop_blank_end(std::vector<std::string>& cells, std::size_t keep) {
  while (cells.size() > keep && is_blank(cells.back())) cells.pop_back();
}

/// The separator of a file that was not saved with commas.
std::optional<std::string_view> other_separator(const std::vector<std::string>& headings) {
  if (headings.size() != 1) return std::nullopt;
  if (headings[0].find(';') != std::string::npos) return "semicolons";
  if (headings[0].find('\t') != std::string::npos) return "tabs";
  return std::nullopt;
}

}  // namespace

std::string plain_heading(std::string_view heading) {
  std::string plain;
  for (const char c : lower_case(heading)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept) plain += c;
    if (!kept && !plain.empty() && plain.back() != ' ') plain += ' ';
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

std::optional<CsvTable> CsvTable::read(std::string_view text, std::size_t most_rows, const FileFaults& faults) {
  auto reading = CsvDoor::read(text, most_rows + 1);
  for (const int line : reading.unclosed_quotes) {
    faults.error(line,
                 "a quote that opens here is not closed, or text follows where it closes: close it, and write every "
                 "quote inside the cell twice");
  }
  if (reading.cut_at) {
    faults.error(*reading.cut_at, fmt::format("more than {} rows follow the headings: leave some out", most_rows));
  }
  CsvTable table;
  // Without its headings (their own quote is open) nothing can be said of the rows.
  const bool headings_lost = !reading.records.empty() && !reading.unclosed_quotes.empty() &&
                             reading.unclosed_quotes.front() < reading.records.front().line;
  if (reading.records.empty() || headings_lost || !table.take_headings(reading.records.front(), faults))
    return std::nullopt;
  for (std::size_t i = 1; i < reading.records.size(); ++i) table.take_row(std::move(reading.records[i]), faults);
  return table;
}

bool CsvTable::take_headings(const CsvRecord& record, const FileFaults& faults) {
  heading_line_ = record.line;
  headings_ = record.cells;
  drop_blank_end(headings_, 0);
  if (record.cell_count > CsvDoor::kMostCells) {
    faults.error(record.line, fmt::format("has more than {} columns: leave some out", CsvDoor::kMostCells));
    return false;
  }
  if (const auto separator = other_separator(headings_)) {
    faults.error(record.line, fmt::format("the columns are parted by {}: save the file with commas", *separator));
    return false;
  }
  for (const auto& heading : headings_) {
    if (heading.size() <= kMostHeadingBytes) continue;
    faults.error(record.line, fmt::format("{} is no heading: write headings in the first row", in_quotes(heading)));
    return false;
  }
  SeenIds seen;
  for (std::size_t i = 0; i < headings_.size(); ++i) {
    plain_.push_back(plain_heading(headings_[i]));
    if (is_blank(headings_[i])) faults.error(record.line, fmt::format("column {} has no heading: give it one", i + 1));
    if (const auto first = seen.seen_before(plain_[i], static_cast<int>(i) + 1)) {
      faults.error(record.line, fmt::format("column {} has the heading {} of column {}: give each column its own",
                                            i + 1, in_quotes(headings_[i]), *first));
    }
  }
  return true;
}

void CsvTable::take_row(CsvRecord record, const FileFaults& faults) {
  if (record.cell_count == record.cells.size()) {
    drop_blank_end(record.cells, headings_.size());
    record.cell_count = record.cells.size();
  }
  if (record.cell_count == headings_.size()) {
    rows_.push_back(std::move(record));
    return;
  }
  faults.error(record.line,
               fmt::format("has {} {} for {} headings: put a cell that holds commas in quotes, or mend the commas",
                           record.cell_count, record.cell_count == 1 ? "cell" : "cells", headings_.size()));
}

std::optional<std::size_t> CsvTable::column(std::span<const std::string_view> names) const {
  for (const auto name : names) {
    const auto found = std::find(plain_.begin(), plain_.end(), name);
    if (found != plain_.end()) return static_cast<std::size_t>(found - plain_.begin());
  }
  return std::nullopt;
}

}  // namespace candour
