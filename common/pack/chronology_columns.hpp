#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "common/pack/csv_table.hpp"

namespace candour {

/// Where the columns of a chronology are. Agencies send what Chronolator writes (a reference, start date, start time,
/// end, a source, then columns of their own), so columns are found by name and may stand in any order.
struct ChronologyColumns {
  using Column = std::optional<std::size_t>;
  Column id, date, time, end_date, end_time, agency, source, event, kpe, comment;
  std::vector<std::size_t> further;  ///< free columns, kept as they are
};

/// Reports the columns that have to be there and are not: id, date, source and event. The agency is not among them,
/// because Chronolator may have put it into the source.
ChronologyColumns find_chronology_columns(const CsvTable& table, const FileFaults& faults);

/// ` (is "agncy" meant?)`, or nothing when no free column is called nearly so.
std::string perhaps_meant(const CsvTable& table, const ChronologyColumns& columns, std::string_view name);

}  // namespace candour
