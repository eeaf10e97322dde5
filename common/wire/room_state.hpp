#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/agenda/position.hpp"
#include "common/failure/failure.hpp"
#include "common/sealed/fixed_bytes.hpp"

namespace candour {

enum class Trouble { disk, broker, clock };

/// What the hub tells everybody, retained, on every change and every five seconds. Holds no case data.
struct RoomState {
  std::uint64_t rev = 0;  ///< ascending within an epoch; lower is ignored
  std::string hub_epoch;  ///< 16 random hex digits, new at each start and whenever the broker was lost
  std::string reference;  ///< the pack's, as written
  std::string session;
  bool rehearsal = false;
  EventPublicKey event_key;
  HubPublicKey hub_key;
  std::vector<AgendaStep> steps;
  std::size_t at = 0;
  Phase phase = Phase::waiting;
  Millis remaining{};  ///< of the step at hand; negative: over time
  std::optional<Millis> starts_in;
  std::optional<Millis> back_in;  ///< in a break: never below zero
  int k = 5;
  Millis beat{};
  std::optional<Trouble> trouble;
  std::string late = "0";  ///< contributions that came after the close, under the small-number rule
  Millis behind{};         ///< against the plan; negative: ahead
};

std::string to_json(const RoomState& room);
Result<RoomState> room_from_json(std::string_view json);

}  // namespace candour
