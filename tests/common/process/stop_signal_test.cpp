#include "common/process/stop_signal.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace candour {
namespace {

enum class End { stopped, went_on, killed };

/// Of a program that gets this signal. `before`: what was to become of it when the program was started.
End end_of(int signal, void (*before)(int) = SIG_DFL) {
  const auto child = ::fork();
  if (child == 0) {
    std::signal(signal, before);
    StopSignal stop;
    ::raise(signal);
    ::_exit(stop.came() ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFEXITED(status)) return End::killed;
  return WEXITSTATUS(status) == 1 ? End::stopped : End::went_on;
}

TEST(StopSignal, comesFromWhoeverEndsTheProgramOrItsTerminal) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) EXPECT_EQ(end_of(signal), End::stopped) << signal;
}

TEST(StopSignal, doesNotComeFromATerminalThatTheProgramIsToOutlive) {
  EXPECT_EQ(end_of(SIGHUP, SIG_IGN), End::went_on) << "nohup";
}

TEST(StopSignal, doesNotComeFromAPeerThatGoesAwayOrAFileThatMayNotGrow) {
  for (const int signal : {SIGPIPE, SIGXFSZ}) EXPECT_EQ(end_of(signal), End::went_on) << signal;
}

}  // namespace
}  // namespace candour
