#include "common/calendar/deadline_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace candour {
namespace {

using std::chrono::days;

/// -48 hours are two days earlier, 25 hours two days later.
int days_of_hours(int hours) {
  const int whole = (std::abs(hours) + 23) / 24;
  return hours < 0 ? -whole : whole;
}

class Planning {
 public:
  Planning(const std::vector<Deadline>& deadlines, const std::map<std::string, CalendarDay>& entered,
           const WorkingDays& calendar)
      : deadlines_(deadlines), entered_(entered), calendar_(calendar) {
    for (const auto& each : deadlines) by_id_.emplace(each.id, &each);
  }

  DeadlinePlan made() {
    DeadlinePlan plan;
    for (const auto& each : deadlines_) plan.days.push_back(planned(each));
    for (const auto& each : deadlines_) warn_if_late(each, plan.warnings);
    if (beyond_) {
      PlanWarning warning{PlanWarning::Kind::beyond_the_table, {}, {}};
      warning.first_year = calendar_.holidays().first_year;
      warning.last_year = calendar_.holidays().last_year;
      plan.warnings.push_back(warning);
    }
    return plan;
  }

 private:
  struct Reckoned {
    std::optional<CalendarDay> day;
    std::string waits_for;
  };

  Reckoned reckoned(const std::string& id) {
    if (const auto done = reckoned_.find(id); done != reckoned_.end()) return done->second;
    if (const auto said = entered_.find(id); said != entered_.end()) return reckoned_[id] = {said->second, {}};
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return reckoned_[id] = {std::nullopt, id};
    reckoned_[id] = {std::nullopt, id};  // whoever comes back here while it is being reckoned is in a ring
    const auto start = reckoned(found->second->from);
    return reckoned_[id] = start.day ? Reckoned{counted(*start.day, *found->second), {}} : start;
  }

  CalendarDay counted(CalendarDay start, const Deadline& deadline) {
    const auto count = deadline.count;
    if (deadline.unit == "hours") return start + days(days_of_hours(count));
    if (deadline.unit == "weeks") return start + days(7 * count);
    if (deadline.unit == "months") return months_later(start, count);
    if (deadline.unit != "working_days") return start + days(count);
    const auto due = calendar_.counted(start, count);
    look_up(start);
    look_up(due);
    return due;
  }

  void look_up(CalendarDay day) { beyond_ = beyond_ || !calendar_.holidays().know(day); }

  std::optional<int> day_number(CalendarDay day) {
    const auto first = reckoned(kNotification).day;
    if (!first) return std::nullopt;
    return static_cast<int>((day - *first).count()) + 1;
  }

  PlannedDay planned(const Deadline& deadline) {
    const auto is = reckoned(deadline.id);
    PlannedDay day{deadline.id, deadline.from, is.day};
    day.waits_for = is.waits_for;
    if (!is.day) return day;
    day.next_working = calendar_.at_or_after(*is.day);
    look_up(*is.day);
    look_up(day.next_working);
    day.entered = entered_.count(deadline.id) > 0;
    day.day_number = day_number(*is.day);
    return day;
  }

  void warn_if_late(const Deadline& deadline, std::vector<PlanWarning>& warnings) {
    if (deadline.before.empty()) return;
    const auto day = reckoned(deadline.id).day, last = reckoned(deadline.before).day;
    if (!day || !last || *day <= *last) return;
    PlanWarning warning{PlanWarning::Kind::late, deadline.id, deadline.before};
    warning.day_number = day_number(*day);
    warning.before_day_number = day_number(*last);
    warnings.push_back(std::move(warning));
  }

  const std::vector<Deadline>& deadlines_;
  const std::map<std::string, CalendarDay>& entered_;
  const WorkingDays& calendar_;
  std::map<std::string, const Deadline*> by_id_;
  std::map<std::string, Reckoned> reckoned_;
  bool beyond_ = false;
};

}  // namespace

std::string to_string(const PlanWarning& warning) {
  if (warning.kind == PlanWarning::Kind::beyond_the_table) {
    return fmt::format(
        "Bank holidays are known from {} to {}; days outside these years are counted as if there were none.",
        warning.first_year, warning.last_year);
  }
  if (!warning.day_number || !warning.before_day_number)
    return fmt::format("{} lies after {}: agree which of them moves.", warning.id, warning.before);
  return fmt::format("{} lies on day {}, after {} on day {}: agree which of them moves.", warning.id,
                     *warning.day_number, warning.before, *warning.before_day_number);
}

DeadlinePlan plan_deadlines(const std::vector<Deadline>& deadlines, const std::map<std::string, CalendarDay>& entered,
                            const WorkingDays& calendar) {
  return Planning(deadlines, entered, calendar).made();
}

std::vector<std::string> days_to_enter(const std::vector<Deadline>& deadlines) {
  std::set<std::string> there;
  for (const auto& each : deadlines) there.insert(each.id);
  std::vector<std::string> days;
  for (const auto& each : deadlines) {
    if (there.insert(each.from).second) days.push_back(each.from);
  }
  return days;
}

}  // namespace candour
