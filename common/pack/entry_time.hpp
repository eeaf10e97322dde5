#pragma once
#include <string>

#include "common/pack/event_pack.hpp"
#include "common/pack/fault_list.hpp"

namespace candour {

/// The cells of one entry that say when. An end may be a date, a time or both in one cell.
struct EntryCells {
  std::string date, time, end_date, end_time;
  bool has_date_column = true;
  int line = 1;
};

/// Fills in when an entry was; a date or time that cannot be read, and an end before its start, become faults.
void read_entry_time(const EntryCells& cells, ChronologyEntry& entry, const FileFaults& faults);

}  // namespace candour
