#include "common/pack/chronology_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/pack/wording.hpp"
#include "common/text/nearest.hpp"

namespace candour {
namespace {

using Column = ChronologyColumns::Column;

/// One row of the table of habits: the pack's own name first, then what agencies write.
struct Habit {
  Column ChronologyColumns::*column;
  std::string_view name;
  bool needed;
  std::vector<std::string_view> headings;
};

const std::vector<Habit>& habits() {
  using C = ChronologyColumns;
  static const std::vector<Habit> rows = {
      {&C::id,
       "id",
       true,
       {"id", "reference", "ref", "reference number", "ref no", "reference no", "entry id", "entry", "sequence",
        "sequence number", "seq", "number", "no"}},
      {&C::date,
       "date",
       true,
       {"date", "start date", "date from", "from date", "event date", "date of event", "start"}},
      {&C::time, "time", false, {"time", "start time", "time from", "event time", "time of event"}},
      {&C::end_date, "end", false, {"end date", "date to", "to date", "end"}},
      {&C::end_time, "end time", false, {"end time", "time to"}},
      {&C::agency, "agency", false, {"agency", "organisation", "organization", "agency name", "service"}},
      {&C::source,
       "source",
       true,
       {"source", "source of information", "information source", "source of info", "record"}},
      {&C::event,
       "event",
       true,
       {"event", "event description", "description of event", "description", "details", "event details",
        "what happened", "significant event", "summary"}},
      {&C::kpe, "kpe", false, {"kpe", "kpes", "key practice episode", "key practice episodes", "episode"}},
      {&C::comment, "comment", false, {"comment", "comments"}},
  };
  return rows;
}

std::vector<std::size_t> further_columns(const CsvTable& table, const ChronologyColumns& columns) {
  std::vector<std::size_t> further;
  for (std::size_t i = 0; i < table.headings().size(); ++i) {
    const bool taken =
        std::any_of(habits().begin(), habits().end(), [&](const Habit& habit) { return columns.*habit.column == i; });
    if (!taken) further.push_back(i);
  }
  return further;
}

/// Chronolator calls the column after the source what its author likes: it is the event.
void take_event_after_source(const CsvTable& table, ChronologyColumns& columns, const FileFaults& faults) {
  if (columns.event || !columns.source) return;
  const auto next = std::find_if(columns.further.begin(), columns.further.end(),
                                 [&](std::size_t column) { return column > *columns.source; });
  if (next == columns.further.end()) return;
  columns.event = *next;
  columns.further.erase(next);
  faults.warning(table.heading_line(),
                 fmt::format("no column is called event, so {} is read as it: rename it if that is wrong",
                             in_quotes(table.headings()[*columns.event])));
}

}  // namespace

ChronologyColumns find_chronology_columns(const CsvTable& table, const FileFaults& faults) {
  ChronologyColumns columns;
  for (const auto& habit : habits()) columns.*habit.column = table.column(habit.headings);
  columns.further = further_columns(table, columns);
  take_event_after_source(table, columns, faults);
  for (const auto& habit : habits()) {
    if (!habit.needed || columns.*habit.column) continue;
    faults.error(table.heading_line(), fmt::format("the column {} is missing: add it to the headings{}", habit.name,
                                                   perhaps_meant(table, columns, habit.name)));
  }
  return columns;
}

std::string perhaps_meant(const CsvTable& table, const ChronologyColumns& columns, std::string_view name) {
  std::vector<std::string> free;
  for (const auto column : columns.further) free.push_back(plain_heading(table.headings()[column]));
  const auto meant = nearest(name, free);
  return meant.empty() ? "" : fmt::format(" (is {} meant?)", in_quotes(meant));
}

}  // namespace candour
