#pragma once
#include <string_view>

#include "common/calendar/working_days.hpp"

namespace candour {

/// The calendar of the assets.
WorkingDays real_calendar(Nation nation = Nation::england_and_wales);

/// Precondition: a day of the calendar.
inline CalendarDay on(std::string_view day) { return read_day(day).value(); }

}  // namespace candour
