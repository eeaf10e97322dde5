#pragma once
#include <utility>

#include "common/calendar/bank_holidays.hpp"

namespace candour {

/// Monday to Friday without bank holidays. In years that the table does not have, weekends alone are left out.
class WorkingDays {
 public:
  explicit WorkingDays(BankHolidays holidays) : holidays_(std::move(holidays)) {}

  bool is_one(CalendarDay day) const;
  /// The day itself where it is one.
  CalendarDay at_or_after(CalendarDay day) const;
  /// `count` working days later, or earlier where it is below 0. The start is day 0, whatever day it is.
  CalendarDay counted(CalendarDay start, int count) const;

  const BankHolidays& holidays() const { return holidays_; }

 private:
  BankHolidays holidays_;
};

}  // namespace candour
