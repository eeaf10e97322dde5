#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string_view>

#include "common/calendar/calendar_day.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// The bank holidays of one nation, in the years that its table has: whole years, one after the other.
struct BankHolidays {
  std::set<CalendarDay> days;
  int first_year = 0, last_year = 0;  ///< both known

  bool know(CalendarDay day) const;
};

/// A table with the columns nation, date and name, a day a row. Bad input (4) with file:line; every nation has to be
/// there, without a gap between its years. `file` is for sentences.
Result<std::map<Nation, BankHolidays>> read_bank_holidays(std::string_view csv, const std::filesystem::path& file);

/// assets/bank_holidays.csv.
Result<BankHolidays> load_bank_holidays(Nation nation);

}  // namespace candour
