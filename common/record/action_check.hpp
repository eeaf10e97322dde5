#pragma once
#include <optional>
#include <vector>

#include "common/calendar/calendar_day.hpp"
#include "common/record/owner_words.hpp"
#include "common/record/review.hpp"

namespace candour {

/// The five questions of Warwickshire's action plan: "what needs to happen? / who will do it? / by when? / how will you
/// know when it has been done? / how will you know if it has worked?"
enum class ActionQuestion { what, who, when, done, worked };

/// At most so long after the actions start; what takes longer is escalated under separate cover (Kirklees: "12 weeks at
/// most").
inline constexpr std::chrono::days kActionsTake{84};

struct ActionCheck {
  std::vector<ActionQuestion> missing;  ///< in the form's order; a text of blanks is no answer
  bool owner_is_a_person = false;
  bool no_such_day = false;
  bool escalate = false;  ///< due later than kActionsTake after the start: no fault, but listed apart

  bool smart() const { return missing.empty() && !owner_is_a_person && !no_such_day; }
};

/// `start`: the day from which the weeks count; nothing: they cannot be counted yet.
ActionCheck check_action(const decision::WriteAction& action, std::optional<CalendarDay> start,
                         const OwnerNames& known = {});

/// The day from which actions count: of `publication` and `actions_start` among the review's days the earlier
/// (Kirklees: publication, or a sooner start). Nothing when neither is known.
std::optional<CalendarDay> actions_start(const Review& review);

}  // namespace candour
