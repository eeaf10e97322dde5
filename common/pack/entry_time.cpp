#include "common/pack/entry_time.hpp"

#include <fmt/format.h>

#include <tuple>
#include <utility>

#include "common/pack/wording.hpp"
#include "common/pack/written_date.hpp"

namespace candour {
namespace {

void report_date(const EntryCells& cells, const std::string& what, const std::string& cell, const FileFaults& faults) {
  faults.error(cells.line,
               fmt::format("the {} {} is not a day that exists: write it as 2024-05-22 or 22/05/2024, day first", what,
                           in_quotes(cell)));
}

void report_time(const EntryCells& cells, const std::string& what, const std::string& cell, const FileFaults& faults) {
  faults.error(cells.line, fmt::format("the {} {} is not a time of the day: write it as 09:30 or leave it empty", what,
                                       in_quotes(cell)));
}

void read_start(const EntryCells& cells, ChronologyEntry& entry, const FileFaults& faults) {
  if (const auto date = read_written_date(cells.date)) {
    entry.date = *date;
  } else if (cells.has_date_column) {
    report_date(cells, "date", cells.date, faults);
  }
  if (trimmed(cells.time).empty()) return;
  if (const auto time = read_written_time(cells.time)) {
    entry.time = time->time;
    entry.time_uncertain = time->uncertain;
  } else if (trimmed(cells.time) == "?") {
    entry.time_uncertain = true;  // a time that nobody knows
  } else {
    report_time(cells, "time", cells.time, faults);
  }
}

/// "2024-05-22 14:30" in a column called "End": the two parts.
std::pair<std::string, std::string> parts_of_end(const EntryCells& cells) {
  const std::string cell(trimmed(cells.end_date));
  if (cell.empty() || read_written_date(cell)) return {cell, cells.end_time};
  const auto space = cell.rfind(' ');
  const bool both =
      space != std::string::npos && read_written_date(cell.substr(0, space)) && read_written_time(cell.substr(space));
  if (both) return {cell.substr(0, space), std::string(trimmed(cell.substr(space)))};
  if (read_written_time(cell) && trimmed(cells.end_time).empty()) return {"", cell};
  return {cell, cells.end_time};
}

void read_end(const EntryCells& cells, ChronologyEntry& entry, const FileFaults& faults) {
  std::tie(entry.end_date, entry.end_time) = parts_of_end(cells);
  const auto date = read_written_date(entry.end_date);
  const auto time = read_written_time(entry.end_time);
  if (!trimmed(entry.end_date).empty() && !date) report_date(cells, "end date", entry.end_date, faults);
  if (!trimmed(entry.end_time).empty() && !time) report_time(cells, "end time", entry.end_time, faults);
  if (entry.date.year == 0) return;
  const auto day = [](const Date& one) { return std::tuple(one.year, one.month, one.day); };
  const auto end_day = date ? day(*date) : day(entry.date);
  const bool same_day_earlier = end_day == day(entry.date) && time && !entry.time.empty() && time->time < entry.time;
  if (end_day < day(entry.date) || same_day_earlier) {
    faults.error(cells.line, "the end is before the start: correct one of them");
  }
}

}  // namespace

void read_entry_time(const EntryCells& cells, ChronologyEntry& entry, const FileFaults& faults) {
  read_start(cells, entry, faults);
  read_end(cells, entry, faults);
}

}  // namespace candour
