#include "common/process/loop_watchdog.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace candour {
namespace {

using namespace std::chrono_literals;

constexpr auto kPeriod = 9s;

TEST(LoopWatchdog, IsToldWithTheFirstRoundAndThenThreeTimesInAPeriod) {
  LoopWatchdog watchdog(kPeriod);
  int told = 0;
  for (auto now = 100s; now < 100s + 10 * kPeriod; now += 1s) told += watchdog.turned(now) ? 1 : 0;
  EXPECT_EQ(told, 30);
}

TEST(LoopWatchdog, LetsTheLoopSleepNoLongerThanUntilItIsDue) {
  LoopWatchdog watchdog(kPeriod);
  EXPECT_EQ(watchdog.longest_sleep(100s), 0ms) << "nothing was told yet";
  watchdog.turned(100s);
  EXPECT_EQ(watchdog.longest_sleep(101s), 2s);
  EXPECT_EQ(watchdog.longest_sleep(103s), 0ms);
  EXPECT_EQ(watchdog.longest_sleep(500s), 0ms) << "a machine that slept";
}

TEST(LoopWatchdog, SaysReadyOnceAndWakesNobodyWhereNobodyWatches) {
  LoopWatchdog watchdog(std::nullopt);
  EXPECT_TRUE(watchdog.turned(100s));
  EXPECT_FALSE(watchdog.turned(100s + 24h));
  EXPECT_GE(watchdog.longest_sleep(100s), 1h);
}

/// Under cage WATCHDOG_PID is cage's, and the screen feeds the watchdog all the same.
TEST(LoopWatchdog, TakesThePeriodThatSystemdAskedForWhoeverItsProcessIs) {
  ::setenv("WATCHDOG_USEC", "9000000", 1);
  ::setenv("WATCHDOG_PID", "1", 1);
  LoopWatchdog watchdog;
  ::unsetenv("WATCHDOG_USEC");
  ::unsetenv("WATCHDOG_PID");
  watchdog.turned(100s);
  EXPECT_EQ(watchdog.longest_sleep(100s), 3s);
}

TEST(LoopWatchdog, TakesNonsenseForNobodyWatches) {
  for (const auto* nonsense : {"", "0", "-5", "soon"}) {
    ::setenv("WATCHDOG_USEC", nonsense, 1);
    LoopWatchdog watchdog;
    ::unsetenv("WATCHDOG_USEC");
    EXPECT_GE(watchdog.longest_sleep(100s), 1h) << nonsense;
  }
}

}  // namespace
}  // namespace candour
