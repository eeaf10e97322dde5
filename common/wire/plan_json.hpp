#pragma once
#include <string>

#include "common/calendar/deadline_plan.hpp"

namespace candour {

/// What `dates --json` prints: one object on one line,
/// `{"nation","bank_holidays":{"first_year","last_year"},"counting",
/// "days":[{"id","from","due","next_working_day","entered","day","waits_for"}],"warnings":[{"what","id","before","day",
/// "before_day","text"}]}`. Days are YYYY-MM-DD; `day` counts the notification as day 1; what is not known is null.
std::string plan_json(const DeadlinePlan& plan, Nation nation, const BankHolidays& holidays);

}  // namespace candour
