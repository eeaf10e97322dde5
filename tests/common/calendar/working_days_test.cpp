#include "common/calendar/working_days.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/common/calendar/some_calendar.hpp"

namespace candour {
namespace {

using std::chrono::days;

std::string complaint(std::string_view csv) {
  const auto read = read_bank_holidays(csv, "holidays.csv");
  return read ? "" : read.error().sentence;
}

TEST(CalendarDay, IsReadAsNotesSpellIt) {
  EXPECT_EQ(to_string(on("2024-02-29")), "2024-02-29");
  EXPECT_EQ(day_in_words(on("2025-04-24")), "Thu 24 Apr 2025");
  for (const auto* wrong :
       {"", "2025-02-29", "2025-4-24", "24/04/2025", "?2025-04-24", "2025-04-24 ", "2025-00-10", "1899-01-01"})
    EXPECT_FALSE(read_day(wrong)) << wrong;
}

/// domain.md 6: "aware Tue 15 Apr 2025 + 5 working days = Thu 24 Apr (Good Friday and Easter Monday skipped); + 15 =
/// Fri 9 May"; "send by Tue 19 Aug (7 working days back, bank holiday 25 Aug)".
TEST(WorkingDays, AreThoseOfTheWorkedExamples) {
  const auto calendar = real_calendar();
  EXPECT_EQ(day_in_words(calendar.counted(on("2025-04-15"), 5)), "Thu 24 Apr 2025");
  EXPECT_EQ(day_in_words(calendar.counted(on("2025-04-15"), 15)), "Fri 9 May 2025");
  EXPECT_EQ(day_in_words(calendar.counted(on("2025-08-29"), -7)), "Tue 19 Aug 2025");
}

TEST(WorkingDays, AreThoseOfTheNation) {
  EXPECT_FALSE(real_calendar(Nation::england_and_wales).is_one(on("2025-04-21"))) << "Easter Monday";
  EXPECT_TRUE(real_calendar(Nation::scotland).is_one(on("2025-04-21")));
  EXPECT_FALSE(real_calendar(Nation::scotland).is_one(on("2025-12-01"))) << "St Andrew's Day, a Sunday";
  EXPECT_FALSE(real_calendar(Nation::scotland).is_one(on("2026-06-15"))) << "by proclamation";
  EXPECT_FALSE(real_calendar(Nation::northern_ireland).is_one(on("2025-07-14")));
  EXPECT_TRUE(real_calendar(Nation::england_and_wales).is_one(on("2025-07-14")));
}

TEST(WorkingDays, StartAnywhereAndMayBeNone) {
  const auto calendar = real_calendar();
  EXPECT_EQ(calendar.counted(on("2025-04-19"), 0), on("2025-04-19")) << "a Saturday, as it is";
  EXPECT_EQ(calendar.counted(on("2025-04-19"), 1), on("2025-04-22"));
  EXPECT_EQ(calendar.at_or_after(on("2025-04-18")), on("2025-04-22"));
  EXPECT_EQ(calendar.at_or_after(on("2025-04-22")), on("2025-04-22"));
}

TEST(WorkingDays, KnowTheYearsOfTheirTable) {
  const auto holidays = real_calendar().holidays();
  EXPECT_EQ(holidays.first_year, 2024);
  EXPECT_EQ(holidays.last_year, 2028);
  EXPECT_TRUE(holidays.know(on("2028-12-31")));
  EXPECT_FALSE(holidays.know(on("2029-01-01")));
  EXPECT_FALSE(holidays.know(on("2023-12-31")));
}

TEST(BankHolidays, AreNeverOnAWeekend) {
  for (const auto nation : {Nation::england_and_wales, Nation::scotland, Nation::northern_ireland}) {
    const auto calendar = real_calendar(nation);
    for (const auto day : calendar.holidays().days) {
      const std::chrono::weekday weekday(day);
      EXPECT_TRUE(weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) << to_string(day);
    }
  }
}

/// The table was written by hand; the church's rule says when Easter is.
TEST(BankHolidays, HaveGoodFridayEveryYear) {
  for (int year = 2024; year <= 2028; ++year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int march = h + l - 7 * m + 22;  // Easter as a day of March
    const CalendarDay easter = CalendarDay(std::chrono::year(year) / 3 / 1) + days(march - 1);
    for (const auto nation : {Nation::england_and_wales, Nation::scotland, Nation::northern_ireland})
      EXPECT_FALSE(real_calendar(nation).is_one(easter - days(2))) << year;
    EXPECT_FALSE(real_calendar().is_one(easter + days(1))) << year;
  }
}

TEST(BankHolidays, ComplainOfATableThatIsWrongWithItsLine) {
  const std::string good = "nation,date,name\nengland-and-wales,2025-04-18,a\nscotland,2025-04-18,a\n";
  EXPECT_EQ(complaint(good + "northern-ireland,2025-04-18,a\n"), "");
  EXPECT_EQ(
      complaint(good + "wales,2025-04-18,a\n"),
      "holidays.csv:4: the nation \"wales\" is not known: use one of england-and-wales, scotland, northern-ireland");
  EXPECT_EQ(complaint(good + "scotland,18/04/2025,a\n"),
            "holidays.csv:4: \"18/04/2025\" is not a day: write it as 2025-04-18");
  EXPECT_EQ(complaint(good), "holidays.csv:1: has no day for northern-ireland: add its bank holidays");
  EXPECT_EQ(complaint(good + "northern-ireland,2025-04-18,a\nscotland,2027-01-01,a\n"),
            "holidays.csv:1: leaves out a year for scotland: add its bank holidays");
  EXPECT_EQ(complaint(""), "holidays.csv:1: is empty: it needs the columns nation, date and name");
  EXPECT_EQ(complaint("a,b\n"), "holidays.csv:1: needs the columns nation, date and name");
  EXPECT_EQ(complaint("\xff"), "holidays.csv:1: is not UTF-8: save it as UTF-8");
}

RC_GTEST_PROP(WorkingDays, leadBackToWhereTheyCameFrom, ()) {
  static const auto calendar = real_calendar();
  const auto start = calendar.at_or_after(on("2024-01-02") + days(*rc::gen::inRange(0, 1700)));
  const auto count = *rc::gen::inRange(-300, 300);
  const auto there = calendar.counted(start, count);
  RC_ASSERT(calendar.counted(there, -count) == start);
  RC_ASSERT(calendar.is_one(there));
}

}  // namespace
}  // namespace candour
