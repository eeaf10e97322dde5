#include "common/pack/written_date.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace candour {
namespace {

TEST(WrittenDate, ReadsWhatAgenciesWrite) {
  const Date day{2016, 5, 22, false};
  for (const auto* text : {"2016-05-22", "22/05/2016", "22.05.16", "22-may-16", "22-May-2016", "22 MAY 2016", "22/5/16",
                           " 22/05/2016 ", "2016/05/22", "22 may 16"}) {
    EXPECT_EQ(read_written_date(text), day) << text;
  }
  EXPECT_EQ(read_written_date("3-sept-2024"), (Date{2024, 9, 3, false}));
}

TEST(WrittenDate, KeepsTheDoubtOfALeadingQuestionMark) {
  EXPECT_EQ(read_written_date("?2024-05-22"), (Date{2024, 5, 22, true}));
  EXPECT_EQ(read_written_date(" ? 22.05.24"), (Date{2024, 5, 22, true}));
}

TEST(WrittenDate, PutsTwoDigitsIntoTheCenturyThatIsLikely) {
  EXPECT_EQ(read_written_date("01/01/69")->year, 2069);
  EXPECT_EQ(read_written_date("01/01/70")->year, 1970);
}

TEST(WrittenDate, RefusesDaysThatDoNotExist) {
  for (const auto* text : {"2024-02-30", "31/04/2024", "29/02/2023", "00/01/2024", "2024-13-01", "05/22/2016",
                           "32-may-16", "2024-00-10", "1066-10-14", "2300-01-01"}) {
    EXPECT_FALSE(read_written_date(text)) << text;
  }
  EXPECT_TRUE(read_written_date("29/02/2024"));
}

TEST(WrittenDate, RefusesWhatIsNoDate) {
  for (const auto* text : {"", "?", "soon", "22/05", "22/05/2016/1", "22/05-2016", "22/ma/2016", "2016-05-22T10:00",
                           "222/05/2016", "-1/05/2016", "22//2016", "99999999999/01/2024", "22/05/016", "٢٢/٠٥/٢٠١٦"}) {
    EXPECT_FALSE(read_written_date(text)) << text;
  }
}

RC_GTEST_PROP(WrittenDate, ComesBackFromEveryWayOfWritingIt, ()) {
  const Date date{*rc::gen::inRange(1970, 2070), *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29),
                  *rc::gen::arbitrary<bool>()};
  const auto* doubt = date.uncertain ? "?" : "";
  RC_ASSERT(read_written_date(to_string(date)) == date);
  RC_ASSERT(read_written_date(fmt::format("{}{}/{}/{}", doubt, date.day, date.month, date.year)) == date);
  RC_ASSERT(read_written_date(fmt::format("{}{:02}.{:02}.{:02}", doubt, date.day, date.month, date.year % 100)) ==
            date);
}

RC_GTEST_PROP(WrittenDate, NeverYieldsADayThatDoesNotExist, (const std::string& text)) {
  const auto date = read_written_date(text);
  RC_ASSERT((!date || exists(*date)));
}

TEST(WrittenTime, ReadsWhatAgenciesWrite) {
  for (const auto* text : {"9:05", "09:05", "09.05", "0905", "09:05:59", " 09:05 "}) {
    const auto time = read_written_time(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(time->time, "09:05") << text;
    EXPECT_FALSE(time->uncertain);
  }
  EXPECT_TRUE(read_written_time("?16:00")->uncertain);
  EXPECT_EQ(read_written_time("?16:00")->time, "16:00");
}

TEST(WrittenTime, RefusesTimesThatDoNotExist) {
  for (const auto* text :
       {"", "25:00", "24:00", "12:60", "12:5", "12:05:61", "noon", "1:2:3:4", "12:", ":30", "123:00", "?", "12:-1"}) {
    EXPECT_FALSE(read_written_time(text)) << text;
  }
}

}  // namespace
}  // namespace candour
