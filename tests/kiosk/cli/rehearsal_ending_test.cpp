#include "kiosk/cli/rehearsal_ending.hpp"

#include <gtest/gtest.h>

#include "kiosk/cli/rehearsal_clock.hpp"

namespace candour {
namespace {

class RehearsalEndingTest : public testing::Test {
 protected:
  RehearsalEndingTest() {
    stand_.reached = true;
    stand_.all_written = true;
    stand_.beat = Millis(2000);
  }
  std::optional<RehearsalEnd> after(int ms) {
    if (!ending_) ending_.emplace(options_, Millis(0));
    return ending_->judge(stand_, now_ += Millis(ms));
  }

  RehearseOptions options_;
  RehearsalStand stand_;
  Millis now_{};
  std::optional<RehearsalEnding> ending_;
};

TEST_F(RehearsalEndingTest, is_done_when_nothing_waits) {
  stand_.waiting = 1;
  EXPECT_FALSE(after(1));
  stand_.waiting = 0;
  EXPECT_EQ(after(1), RehearsalEnd::done);
}

TEST_F(RehearsalEndingTest, is_not_done_while_lines_are_unwritten) {
  stand_.all_written = false;
  EXPECT_FALSE(after(60'000));
}

TEST_F(RehearsalEndingTest, asks_only_for_pubacks_when_told_so) {
  options_.until = Until::accepted;
  stand_.waiting = 5;
  stand_.unaccepted = 1;
  EXPECT_FALSE(after(1));
  stand_.unaccepted = 0;
  EXPECT_EQ(after(1), RehearsalEnd::done);
}

TEST_F(RehearsalEndingTest, drains_three_beats_after_the_last_receipt) {
  stand_.waiting = 5;
  EXPECT_FALSE(after(5'000));
  stand_.receipted = 1;
  EXPECT_FALSE(after(500));
  EXPECT_FALSE(after(5'999));
  EXPECT_EQ(after(1), RehearsalEnd::drained);
}

TEST_F(RehearsalEndingTest, drains_no_sooner_than_three_seconds_after_everything_was_confirmed) {
  stand_.beat = Millis(0);
  stand_.waiting = 5;
  stand_.unaccepted = 1;
  EXPECT_FALSE(after(10'000));
  stand_.unaccepted = 0;
  EXPECT_FALSE(after(2'999));
  EXPECT_EQ(after(1), RehearsalEnd::drained);
}

TEST_F(RehearsalEndingTest, does_not_drain_a_resumed_run_unless_told_so) {
  options_.resume = "spools";
  stand_.waiting = 5;
  EXPECT_FALSE(after(599'999));
  EXPECT_EQ(after(1), RehearsalEnd::timed_out);
}

TEST_F(RehearsalEndingTest, drains_a_resumed_run_when_told_so) {
  options_.resume = "spools";
  options_.drain_beats = 2;
  stand_.waiting = 5;
  EXPECT_FALSE(after(3'999));
  EXPECT_EQ(after(1), RehearsalEnd::drained);
}

TEST_F(RehearsalEndingTest, gives_an_unreachable_broker_fifteen_seconds) {
  stand_.reached = false;
  stand_.all_written = false;
  EXPECT_FALSE(after(14'999));
  EXPECT_EQ(after(1), RehearsalEnd::unreachable);
}

TEST(RehearsalClock, says_the_nearest_rank) {
  RehearsalClock clock;
  clock.begin(Millis(1000));
  clock.begin(Millis(5000));
  for (int ms = 1; ms <= 200; ++ms) clock.receipted(Millis(ms));
  RehearsalReport report;
  clock.report(report, Millis(3500));
  EXPECT_EQ(report.receipted, 200u);
  EXPECT_DOUBLE_EQ(report.seconds, 2.5);
  EXPECT_DOUBLE_EQ(report.p50_ms, 100);
  EXPECT_DOUBLE_EQ(report.p99_ms, 198);
}

TEST(RehearsalClock, has_no_times_without_receipts) {
  RehearsalReport report;
  RehearsalClock().report(report, Millis(99));
  EXPECT_EQ(
      to_json(report),
      R"({"sent":0,"receipted":0,"waiting":0,"refused":0,"dropped_votes":0,"seconds":0.0,"p50_ms":0.0,"p99_ms":0.0})");
}

}  // namespace
}  // namespace candour
