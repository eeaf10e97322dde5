#include "hub/cli/wording.hpp"

#include <fmt/format.h>

namespace candour::hub {

std::string time_left(Millis remaining) {
  const bool over = remaining < Millis(0);
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(over ? -remaining : remaining).count();
  return fmt::format("{}:{:02} {}", seconds / 60, seconds % 60, over ? "over" : "left");
}

std::string where_the_room_is(const RoomState& room) {
  return fmt::format("{}, step {} of {} ({}), {}", to_string(room.phase), room.at + 1, room.steps.size(),
                     room.steps[room.at].id, time_left(room.remaining));
}

}  // namespace candour::hub
