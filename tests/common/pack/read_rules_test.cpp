#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

using test::faults_in;
using test::good_pack;
using test::small_pack;
using test::small_pack_and;

TEST(Rules, AreFiveSittingsAndAMinuteWhenThePackDoesNotSay) {
  const auto pack = good_pack(small_pack());
  EXPECT_EQ(pack.rules.k, 5);
  EXPECT_EQ(pack.rules.beat_seconds, 60);
  EXPECT_EQ(pack.rules.announce_behind, 0);
  EXPECT_EQ(pack.retention_months, 0);
  EXPECT_FALSE(pack.legal_hold);
}

TEST(Rules, AreTakenFromThePack) {
  const auto pack = good_pack(small_pack_and("[rules]\nk = 3\nbeat_seconds = 10\nannounce_behind = 1\n"));
  EXPECT_EQ(pack.rules.k, 3);
  EXPECT_EQ(pack.rules.beat_seconds, 10);
  EXPECT_EQ(pack.rules.announce_behind, 1);
}

TEST(Rules, NeverGoBelowThreeSittings) {
  for (const auto* k : {"2", "1", "0", "-3", "51"}) {
    const auto reading = read_pack(small_pack_and(std::string("[rules]\nk = ") + k + "\n"));
    EXPECT_FALSE(reading.pack) << k;
    EXPECT_EQ(reading.faults.size(), 1u) << k;
  }
}

TEST(Rules, HaveNoSwitchThatThisVersionDoesNotKnow) {
  const auto faults = faults_in(small_pack_and("[rules]\nbeat_second = 10\n"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("did you mean \"beat_seconds\"?"), std::string::npos);
}

TEST(Retention, IsReadInMonths) {
  const auto pack = good_pack(small_pack_and("[retention]\nmonths = 600\nlegal_hold = true\n"));
  EXPECT_EQ(pack.retention_months, 600);
  EXPECT_TRUE(pack.legal_hold);
  EXPECT_EQ(faults_in(small_pack_and("[retention]\nmonths = 0\nlegal_hold = 1\n")).size(), 2u);
}

TEST(Deadlines, AreReadInTheirOrder) {
  const auto pack =
      good_pack(small_pack_and("[deadlines]\nfirst_draft = { count = 28, unit = \"days\", from = \"event\" }\n"
                               "action = { count = -7, unit = \"working_days\", from = \"first_draft\" }\n"));
  ASSERT_EQ(pack.deadlines.size(), 2u);
  EXPECT_EQ(pack.deadlines[0].id, "first_draft");
  EXPECT_EQ(pack.deadlines[1].count, -7);
  EXPECT_EQ(pack.deadlines[1].unit, "working_days");
  EXPECT_EQ(pack.deadlines[1].from, "first_draft");
}

TEST(Deadlines, ReportWhatTheyCannotCountWith) {
  EXPECT_EQ(faults_in(small_pack_and("[deadlines]\na = { count = 1, unit = \"day\", from = \"event\" }\n")).size(), 1u);
  EXPECT_EQ(faults_in(small_pack_and("[deadlines]\na = { }\n")).size(), 3u);
  EXPECT_EQ(faults_in(small_pack_and("[deadlines]\na = 14\n")).size(), 1u);
}

TEST(Deadlines, MaySayWhatTheyShouldNotLieAfter) {
  const auto pack = good_pack(
      small_pack_and("[deadlines]\ndraft = { count = 28, unit = \"days\", from = \"event\", before = \"stage\" }\n"
                     "stage = { count = 59, unit = \"days\", from = \"event\", before = \"event\" }\n"));
  EXPECT_EQ(pack.deadlines.at(0).before, "stage");
  EXPECT_EQ(pack.deadlines.at(1).before, "event");
}

TEST(Deadlines, ReportARingOfThem) {
  const std::string ring =
      "a = { count = 1, unit = \"days\", from = \"b\" }\nb = { count = 1, unit = \"days\", from = \"a\" }\n";
  const auto faults =
      faults_in(small_pack_and("[deadlines]\n" + ring + "c = { count = 1, unit = \"days\", from = \"a\" }\n"));
  ASSERT_EQ(faults.size(), 2u) << "c hangs on the ring, but is not in it";
  EXPECT_NE(faults[0].find("\"a\" counts from itself"), std::string::npos);
}

}  // namespace
}  // namespace candour
