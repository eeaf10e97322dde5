#include "common/calendar/working_days.hpp"

namespace candour {

bool WorkingDays::is_one(CalendarDay day) const {
  const std::chrono::weekday weekday(day);
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && holidays_.days.count(day) == 0;
}

CalendarDay WorkingDays::at_or_after(CalendarDay day) const {
  while (!is_one(day)) day += std::chrono::days(1);
  return day;
}

CalendarDay WorkingDays::counted(CalendarDay start, int count) const {
  const std::chrono::days step(count < 0 ? -1 : 1);
  for (auto left = count < 0 ? -count : count; left > 0;) {
    start += step;
    if (is_one(start)) --left;
  }
  return start;
}

}  // namespace candour
