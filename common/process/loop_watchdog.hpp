#pragma once
#include <chrono>
#include <optional>

namespace candour {

/// systemd's watchdog over the loop that somebody in the room waits for.
///
///  1. Only `turned` tells systemd anything, and only the loop itself calls it, after a round that drew or handled what
///  came. No
///     thread and no timer feeds the watchdog for a loop that hangs.
///  2. "Ready" goes with the first round: then there is something to see.
///  3. Where nobody watches, nothing is sent and the loop is woken no oftener.
///
/// Times are of a clock that nobody can set.
class LoopWatchdog {
 public:
  using Millis = std::chrono::milliseconds;

  /// As systemd asked for it in this process' environment.
  LoopWatchdog();
  /// `period`: after so long without a word the loop is taken for hung; nothing: nobody watches.
  explicit LoopWatchdog(std::optional<Millis> period) : period_(period) {}

  /// How long the loop may sleep from `now` on; a day where nobody watches.
  Millis longest_sleep(Millis now) const;
  /// The loop has come round. True when systemd was told so: three times in a period, however often the loop turns.
  bool turned(Millis now);

 private:
  std::optional<Millis> period_;
  std::optional<Millis> told_;
};

}  // namespace candour
