#pragma once
#include <string>

#include "common/wire/room_state.hpp"

namespace candour::hub {

/// "open, step 2 of 5 (lived_experience), 24:10 left"
std::string where_the_room_is(const RoomState& room);

/// "24:10 left", "2:05 over"
std::string time_left(Millis remaining);

}  // namespace candour::hub
