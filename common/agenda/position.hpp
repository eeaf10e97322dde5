#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "common/agenda/command.hpp"
#include "common/agenda/phase.hpp"
#include "common/failure/failure.hpp"

namespace candour {

using Millis = std::chrono::milliseconds;

/// A step as the hub knows it: everything else about it is case data, and sealed.
struct AgendaStep {
  std::string id;
  int minutes = 0;  ///< as planned in the pack
  bool operator==(const AgendaStep&) const = default;
};

/// Where a room is in its agenda, and how its time stands. A value: time is handed in (any monotonic clock), nothing in
/// here looks at one.
///
///  1. The clock runs in `open` only, and never moves the room on by itself.
///  2. Minutes are neither made nor lost by going back and forth: each step keeps what it has left.
///  3. What a restart may lose is what was not settled yet; the hub settles and stores at least every five seconds.
struct Position {
  enum class StepState : std::uint8_t { to_come, done, skipped };
  struct StepTime {
    AgendaStep step;
    Millis left{};  ///< negative: over time
    Millis used{};
    StepState state = StepState::to_come;
    bool operator==(const StepTime&) const = default;
  };

  Phase phase = Phase::waiting;
  std::size_t at = 0;  ///< index into steps; always valid
  std::vector<StepTime> steps;
  Millis break_left{};  ///< in a break: until it should end; negative when it is overdue
  Millis outside{};     ///< time since the opening that no step used: pauses, breaks, resets
  Millis settled_at{};  ///< the moment up to which all of the above is counted
  bool operator==(const Position&) const = default;

  const StepTime& here() const { return steps[at]; }
};

/// At the start of an event, waiting. Precondition: at least one step.
Position first_position(const std::vector<AgendaStep>& agenda, Millis now);

/// The same position with time counted up to `now`. Never goes backwards: an earlier `now` changes nothing.
Position settled(Position position, Millis now);

/// What a facilitator's command makes of it, or a refusal (3) in one sentence that says what is possible.
/// `closing` to `closed` is not decided here alone: the hub also closes by itself when every kiosk is empty.
Result<Position> apply(const Position& position, const Command& command, Millis now);

/// A position read from disk after a stop: whatever was running is paused, with the time it had left.
Position resumed_after_restart(Position position, Millis now);

/// How far the room is behind its plan; negative: ahead.
Millis behind_plan(const Position& position);

}  // namespace candour
