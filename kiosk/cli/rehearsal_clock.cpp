#include "kiosk/cli/rehearsal_clock.hpp"

#include <algorithm>
#include <cmath>

namespace candour {
namespace {

/// Precondition: sorted.
double nearest_rank(const std::vector<Millis>& sorted, double share) {
  if (sorted.empty()) return 0;
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return static_cast<double>(sorted[std::max<std::size_t>(rank, 1) - 1].count());
}

}  // namespace

void RehearsalClock::begin(Millis now) {
  if (!begun_) first_ = now;
  begun_ = true;
}

void RehearsalClock::report(RehearsalReport& report, Millis now) const {
  auto sorted = waits_;
  std::sort(sorted.begin(), sorted.end());
  report.receipted = sorted.size();
  report.seconds = begun_ ? static_cast<double>((now - first_).count()) / 1000 : 0;
  report.p50_ms = nearest_rank(sorted, 0.50);
  report.p99_ms = nearest_rank(sorted, 0.99);
}

}  // namespace candour
