#include "common/process/loop_watchdog.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "common/process/systemd_notice.hpp"

namespace candour {
namespace {

constexpr int kTimesInAPeriod = 3;  // one may come late, and one may be lost

/// WATCHDOG_PID is not looked at, and so not sd_watchdog_enabled(): under cage that is the compositor's process, and
/// the screen is its child (the unit says NotifyAccess=all).
std::optional<LoopWatchdog::Millis> asked_for() {
  const char* written = std::getenv("WATCHDOG_USEC");
  if (written == nullptr) return std::nullopt;
  const auto period = std::chrono::microseconds(std::strtoll(written, nullptr, 10));
  if (period < std::chrono::milliseconds(1)) return std::nullopt;
  return std::chrono::duration_cast<LoopWatchdog::Millis>(period);
}

}  // namespace

LoopWatchdog::LoopWatchdog() : LoopWatchdog(asked_for()) {}

LoopWatchdog::Millis LoopWatchdog::longest_sleep(Millis now) const {
  if (!period_) return std::chrono::hours(24);
  if (!told_) return Millis(0);
  return std::max(Millis(0), *told_ + *period_ / kTimesInAPeriod - now);
}

bool LoopWatchdog::turned(Millis now) {
  const bool first = !told_;
  if (!first && (!period_ || longest_sleep(now) > Millis(0))) return false;
  told_ = now;
  notify_systemd(first ? "READY=1\nWATCHDOG=1" : "WATCHDOG=1");
  return true;
}

}  // namespace candour
