#pragma once
#include <optional>

#include "common/agenda/position.hpp"
#include "kiosk/cli/rehearse_options.hpp"

namespace candour {

/// How a rehearsal stands, all kiosks together.
struct RehearsalStand {
  bool reached = false;        ///< the broker has answered at least once
  bool all_written = false;    ///< but for votes that wait for a release
  std::size_t waiting = 0;     ///< without a receipt
  std::size_t unaccepted = 0;  ///< of those, without a PUBACK
  std::size_t receipted = 0;
  Millis beat{};
};

enum class RehearsalEnd {
  done,     ///< what `until` asked for
  drained,  ///< everything is with the hub, and for some beats nothing was released: below k
  timed_out,
  unreachable,  ///< no broker within 15 s
};

/// Says when a rehearsal is over, and why. Pure.
class RehearsalEnding {
 public:
  RehearsalEnding(const RehearseOptions& options, Millis start);
  std::optional<RehearsalEnd> judge(const RehearsalStand& stand, Millis now);

 private:
  bool drained(const RehearsalStand& stand, Millis now);

  Until until_;
  Millis start_;
  Millis timeout_;
  std::optional<double> drain_beats_;
  std::size_t receipted_ = 0;
  Millis quiet_since_;
};

}  // namespace candour
