#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/cli/rehearsal_clock.hpp"
#include "kiosk/cli/rehearsal_words.hpp"
#include "kiosk/cli/simulated_kiosks.hpp"

namespace candour {

/// One run: looks at the room, has the kiosks write while it is open, and counts what comes back.
class Rehearsal {
 public:
  Rehearsal(const RehearseOptions& options, std::vector<RehearsalLine> lines, SimulatedKiosks& kiosks, Millis start);

  /// Until it is over, or somebody asks to stop. A failure is one of the input (4), the room's rules (3) or the disk
  /// (1).
  Done run(StopSignal& stop);

  /// Why it ended; nothing when somebody asked to stop.
  std::optional<RehearsalEnd> end() const { return end_; }
  RehearsalReport report() const;
  std::size_t unwritten() const { return unwritten_; }  ///< lines that the event's close came before

 private:
  Done look_at_room(Millis now);
  Done learn(const RoomState& room);
  Done write(Millis now);
  std::size_t allowed(Millis now) const;
  Millis until_next_line(Millis now) const;
  void count_receipts(Millis now);
  void say_what_it_waits_for(Millis now);
  RehearsalStand stand() const;

  const RehearseOptions& options_;
  std::vector<RehearsalLine> lines_;
  SimulatedKiosks& kiosks_;
  Millis start_;
  RehearsalEnding ending_;
  RehearsalClock clock_;
  Progress progress_;
  std::optional<RehearsalPlan> plan_;  ///< once the room is known
  std::optional<RehearsalEnd> end_;
  std::optional<Millis> first_write_;
  Millis ended_{};
  std::size_t written_ = 0;
  std::size_t unwritten_ = 0;
  std::size_t turn_ = 0;  ///< whose turn it is when only so many may write
  bool said_silent_ = false;
  bool said_not_open_ = false;
};

}  // namespace candour
