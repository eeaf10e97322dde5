#include "common/calendar/deadline_plan.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "common/pack/profiles.hpp"
#include "tests/common/calendar/some_calendar.hpp"

namespace candour {
namespace {

using Entered = std::map<std::string, CalendarDay>;

DeadlinePlan planned(const std::vector<Deadline>& deadlines, const Entered& entered) {
  return plan_deadlines(deadlines, entered, real_calendar());
}

const PlannedDay& of(const DeadlinePlan& plan, std::string_view id) {
  const auto found = std::find_if(plan.days.begin(), plan.days.end(), [&](const auto& day) { return day.id == id; });
  return *found;
}

std::string due(const DeadlinePlan& plan, std::string_view id) {
  const auto& day = of(plan, id);
  return day.due ? day_in_words(*day.due) : "waits for " + day.waits_for;
}

std::vector<std::string> warnings(const DeadlinePlan& plan) {
  std::vector<std::string> sentences;
  for (const auto& each : plan.warnings) sentences.push_back(to_string(each));
  return sentences;
}

std::vector<Deadline> kirklees(const char* profile = "kirklees-managers-learning-event") {
  const auto assets = std::filesystem::path(CANDOUR_SOURCE_DIR) / "assets";
  return read_pack(profile_files(profile, assets).value()).pack.value().deadlines;
}

/// domain.md 6: "Chronologies asked for 16 Apr → due 30 Apr → event 14 May 2025 → first draft Wed 11 Jun → workstream
/// by 25 Jun."
TEST(DeadlinePlan, IsThatOfTheWorkedExamples) {
  const auto plan = planned(kirklees(), {{"templates_sent", on("2025-04-16")}, {"incident_known", on("2025-04-15")}});
  EXPECT_EQ(due(plan, "notify_panel"), "Thu 24 Apr 2025");
  EXPECT_EQ(due(plan, "chronology_return"), "Wed 30 Apr 2025");
  EXPECT_EQ(due(plan, "learning_event"), "Wed 14 May 2025");
  EXPECT_EQ(due(plan, "managers_session"), "Wed 14 May 2025");
  EXPECT_EQ(due(plan, "first_draft"), "Wed 11 Jun 2025");
  EXPECT_EQ(due(plan, "workstream_meeting"), "Wed 25 Jun 2025");
  EXPECT_EQ(due(plan, "stage_write"), "waits for notification");
  EXPECT_EQ(of(plan, "first_draft").day_number, std::nullopt) << "day 1 is not known";
}

/// "Publication Fri 29 Aug 2025: send by Tue 19 Aug (7 working days back, bank holiday 25 Aug), actions by 21 Nov,
/// website until 28 Feb 2026 (clamped)."
TEST(DeadlinePlan, CountsBackAndClampsMonths) {
  const auto plan = planned(kirklees(), {{"publication", on("2025-08-29")}});
  EXPECT_EQ(due(plan, "publication"), "Fri 29 Aug 2025");
  EXPECT_TRUE(of(plan, "publication").entered);
  EXPECT_EQ(due(plan, "send_to_panel"), "Tue 19 Aug 2025");
  EXPECT_EQ(due(plan, "action_due_latest"), "Fri 21 Nov 2025");
  EXPECT_EQ(due(plan, "website_until"), "Sat 28 Feb 2026");
  EXPECT_EQ(day_in_words(of(plan, "website_until").next_working), "Mon 2 Mar 2026");
}

/// domain.md 6: "days 1–3, 4–5, 6–60, 61–90 | notification = day 1"; the chain 5 + 14 + 14 + 28 ends behind day 60.
TEST(DeadlinePlan, SaysThatKirkleesOwnChainDoesNotFit) {
  for (const auto* profile : {"kirklees-managers-learning-event", "kirklees-managers-feasibility"}) {
    const auto plan = planned(kirklees(profile), {{"notification", on("2025-04-15")}});
    EXPECT_EQ(of(plan, "templates_sent").day_number, 5);
    EXPECT_EQ(of(plan, "stage_write").day_number, 60);
    EXPECT_EQ(of(plan, "first_draft").day_number, 61);
    EXPECT_EQ(
        warnings(plan),
        (std::vector<std::string>{
            "first_draft lies on day 61, after stage_write on day 60: agree which of them moves.",
            "publication lies on day 102, after stage_approve_and_publish on day 90: agree which of them moves."}));
    for (const auto& day : plan.days)
      EXPECT_TRUE(day.due || day.from == "incident_known" || day.from == "information_asked") << day.id;
  }
}

/// Whatever day of the week it begins.
TEST(DeadlinePlan, PublishesAboutTwoWeeksLateWheneverItBegins) {
  const auto deadlines = kirklees();
  for (int later = 0; later < 365; ++later) {
    const auto plan = planned(deadlines, {{"notification", on("2025-01-01") + std::chrono::days(later)}});
    const auto day = of(plan, "publication").day_number.value();
    EXPECT_TRUE(day >= 102 && day <= 107) << later << ": " << day;  // 107: over Christmas
    EXPECT_EQ(plan.warnings.size(), 2u);
  }
}

TEST(DeadlinePlan, TakesWhatPeopleEnterInPlaceOfWhatItReckons) {
  const auto plan = planned(kirklees(), {{"notification", on("2025-04-15")}, {"first_draft", on("2025-06-13")}});
  EXPECT_EQ(due(plan, "first_draft"), "Fri 13 Jun 2025");
  EXPECT_TRUE(of(plan, "first_draft").entered);
  EXPECT_EQ(due(plan, "workstream_meeting"), "Fri 27 Jun 2025");
  ASSERT_EQ(plan.warnings.size(), 1u);
  EXPECT_EQ(plan.warnings[0].id, "publication");
}

TEST(DeadlinePlan, RoundsHoursUpToDays) {
  const auto plan = planned({{"a", 48, "hours", "start"},
                             {"b", 25, "hours", "start"},
                             {"c", 1, "hours", "start"},
                             {"d", 0, "hours", "start"},
                             {"e", -25, "hours", "start"}},
                            {{"start", on("2025-06-02")}});
  EXPECT_EQ(due(plan, "a"), "Wed 4 Jun 2025");
  EXPECT_EQ(due(plan, "b"), "Wed 4 Jun 2025");
  EXPECT_EQ(due(plan, "c"), "Tue 3 Jun 2025");
  EXPECT_EQ(due(plan, "d"), "Mon 2 Jun 2025");
  EXPECT_EQ(due(plan, "e"), "Sat 31 May 2025");
}

TEST(DeadlinePlan, EndsMonthsWhereTheyAreTooShort) {
  const auto plan = planned({{"a", 1, "months", "start"}, {"b", -1, "months", "start"}, {"c", 13, "months", "start"}},
                            {{"start", on("2024-01-31")}});
  EXPECT_EQ(due(plan, "a"), "Thu 29 Feb 2024");
  EXPECT_EQ(due(plan, "b"), "Sun 31 Dec 2023");
  EXPECT_EQ(due(plan, "c"), "Fri 28 Feb 2025");
}

/// "Show weekend due dates as they are, with the next working day beside them."
TEST(DeadlinePlan, ShowsAWeekendWithTheWorkingDayBehindIt) {
  const auto plan = planned({{"a", 3, "days", "start"}}, {{"start", on("2025-04-15")}});
  EXPECT_EQ(due(plan, "a"), "Fri 18 Apr 2025");
  EXPECT_EQ(day_in_words(of(plan, "a").next_working), "Tue 22 Apr 2025");
}

/// "table with a last-known year; warn beyond it"
TEST(DeadlinePlan, WarnsBeyondTheTable) {
  const std::vector<Deadline> deadlines = {{"a", 5, "working_days", "start"}};
  EXPECT_TRUE(planned(deadlines, {{"start", on("2028-12-01")}}).warnings.empty());
  for (const auto* start : {"2028-12-28", "2030-01-01", "2023-12-01"}) {
    EXPECT_EQ(
        warnings(planned(deadlines, {{"start", on(start)}})),
        std::vector<std::string>{"Bank holidays are known from 2024 to 2028; days outside these years are counted "
                                 "as if there were none."})
        << start;
  }
}

TEST(DeadlinePlan, WarnsWhereOnlyTheNextWorkingDayIsBeyondTheTable) {
  const auto plan = planned({{"a", 2, "days", "start"}}, {{"start", on("2028-12-28")}});  // a Saturday
  EXPECT_EQ(day_in_words(of(plan, "a").next_working), "Mon 1 Jan 2029") << "New Year's Day, which the table has not";
  EXPECT_EQ(plan.warnings.size(), 1u);
}

TEST(DeadlinePlan, NamesTheDaysThatPeopleEnter) {
  EXPECT_EQ(days_to_enter(kirklees()),
            (std::vector<std::string>{"incident_known", "information_asked", "notification"}));
}

RC_GTEST_PROP(DeadlinePlan, takesAnyDeadlines, ()) {
  static const auto calendar = real_calendar();
  const auto id = [] { return *rc::gen::element<std::string>("a", "b", "c", "d", "notification", ""); };
  std::vector<Deadline> deadlines;
  for (int n = *rc::gen::inRange(0, 8); n > 0; --n) {
    deadlines.push_back({id(), *rc::gen::inRange(-1000, 1000),
                         *rc::gen::element<std::string>("days", "working_days", "hours", "weeks", "months"), id(),
                         id()});
  }
  Entered entered;
  if (*rc::gen::arbitrary<bool>()) entered[id()] = on("2025-04-15");
  const auto plan = plan_deadlines(deadlines, entered, calendar);
  RC_ASSERT(plan.days.size() == deadlines.size());
  for (const auto& day : plan.days) {
    RC_ASSERT((!day.due || (calendar.is_one(day.next_working) && day.next_working >= *day.due)));
    RC_ASSERT(!day.due || !entered.empty());
  }
  for (const auto& warning : plan.warnings) RC_ASSERT(!to_string(warning).empty());
}

}  // namespace
}  // namespace candour
