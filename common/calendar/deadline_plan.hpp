#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/working_days.hpp"

namespace candour {

/// How days are counted, in one sentence for every page that shows them (domain.md 6).
inline constexpr const char* kHowDaysCount =
    "The start day is day 0 and days are calendar days unless they are working days (Monday to Friday without bank "
    "holidays); a day number counts the notification as day 1.";

/// The day from which day numbers are counted, where it is known.
inline constexpr const char* kNotification = "notification";

struct PlannedDay {
  std::string id;                   ///< of the deadline
  std::string from;                 ///< what it counts from
  std::optional<CalendarDay> due;   ///< also on a weekend or a bank holiday
  CalendarDay next_working{};       ///< with `due`: it, or the working day behind it
  bool entered = false;             ///< people said when it was or will be; nothing was reckoned
  std::string waits_for{};          ///< without `due`: the day that people have to enter first
  std::optional<int> day_number{};  ///< where the notification is known, which is day 1
};

struct PlanWarning {
  enum class Kind { late, beyond_the_table };
  Kind kind = Kind::late;
  std::string id, before;  ///< late: the deadline, and what it should not lie after
  std::optional<int> day_number{}, before_day_number{};
  int first_year = 0, last_year = 0;  ///< beyond: the years that the table of bank holidays has
};

/// One sentence.
std::string to_string(const PlanWarning& warning);

struct DeadlinePlan {
  std::vector<PlannedDay> days;  ///< in the pack's order
  std::vector<PlanWarning> warnings;
};

/// Pure. A day in `entered` under a deadline's id stands in place of what would be reckoned for it. Hours are days,
/// rounded up (away from their start); months end where a month is too short. Safe with any deadlines: those in a ring
/// wait for themselves.
DeadlinePlan plan_deadlines(const std::vector<Deadline>& deadlines, const std::map<std::string, CalendarDay>& entered,
                            const WorkingDays& calendar);

/// What deadlines count from and is no deadline itself: the days that people enter, each once, in the pack's order.
std::vector<std::string> days_to_enter(const std::vector<Deadline>& deadlines);

}  // namespace candour
