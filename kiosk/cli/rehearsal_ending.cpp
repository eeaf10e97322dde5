#include "kiosk/cli/rehearsal_ending.hpp"

#include <algorithm>

namespace candour {
namespace {

constexpr Millis kBrokerPatience{15'000};
constexpr Millis kShortestDrain{3000};  // a beat of zero releases at once, but the hub needs a moment to say so
constexpr double kDrainBeats = 3;

Millis seconds(double value) { return Millis(static_cast<std::int64_t>(value * 1000)); }

/// Below k nothing is released before the close, so a fresh run must not wait for it; a resumed one is there to.
std::optional<double> drain_of(const RehearseOptions& options) {
  if (options.drain_beats || !options.resume.empty()) return options.drain_beats;
  return kDrainBeats;
}

}  // namespace

RehearsalEnding::RehearsalEnding(const RehearseOptions& options, Millis start)
    : until_(options.until),
      start_(start),
      timeout_(seconds(options.timeout_s)),
      drain_beats_(drain_of(options)),
      quiet_since_(start) {}

std::optional<RehearsalEnd> RehearsalEnding::judge(const RehearsalStand& stand, Millis now) {
  const auto open = until_ == Until::accepted ? stand.unaccepted : stand.waiting;
  const bool quiet = drained(stand, now);
  if (stand.all_written && open == 0) return RehearsalEnd::done;
  if (quiet) return RehearsalEnd::drained;
  if (now - start_ >= timeout_) return RehearsalEnd::timed_out;
  if (!stand.reached && now - start_ >= kBrokerPatience) return RehearsalEnd::unreachable;
  return std::nullopt;
}

bool RehearsalEnding::drained(const RehearsalStand& stand, Millis now) {
  const bool busy = !stand.all_written || stand.unaccepted > 0 || stand.receipted != receipted_;
  receipted_ = stand.receipted;
  if (busy) quiet_since_ = now;
  if (busy || !drain_beats_) return false;
  const auto beats = static_cast<double>(stand.beat.count()) * *drain_beats_;
  return now - quiet_since_ >= std::max(kShortestDrain, Millis(static_cast<std::int64_t>(beats)));
}

}  // namespace candour
