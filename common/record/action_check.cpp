#include "common/record/action_check.hpp"

#include <algorithm>
#include <string>

namespace candour {
namespace {

bool says_nothing(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

}  // namespace

ActionCheck check_action(const decision::WriteAction& action, std::optional<CalendarDay> start,
                         const OwnerNames& known) {
  ActionCheck check;
  const auto ask = [&](const std::string& answer, ActionQuestion question) {
    if (says_nothing(answer)) check.missing.push_back(question);
  };
  ask(action.what, ActionQuestion::what);
  ask(action.who, ActionQuestion::who);
  ask(action.when, ActionQuestion::when);
  ask(action.done, ActionQuestion::done);
  ask(action.worked, ActionQuestion::worked);
  check.owner_is_a_person = names_a_person(action.who, known);
  const auto due = read_day(action.when);
  check.no_such_day = !due && !says_nothing(action.when);
  check.escalate = due && start && *due > *start + kActionsTake;
  return check;
}

std::optional<CalendarDay> actions_start(const Review& review) {
  std::optional<CalendarDay> start;
  for (const auto* day : {"publication", "actions_start"}) {
    const auto entered = review.days.find(day);
    const auto read = entered == review.days.end() ? std::nullopt : read_day(entered->second);
    if (read) start = start ? std::min(*start, *read) : *read;
  }
  return start;
}

}  // namespace candour
