#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"
#include "common/process/stop_signal.hpp"
#include "hub/cli/room_visitor.hpp"

namespace candour::hub {

struct StatusOptions {
  std::filesystem::path event;
  RoomWay way;
  bool json = false;
};

/// Phase, step, time left, broker, disk: from the room while it is served, else from the store. Never a count below k.
Done show_status(const StatusOptions& options, StopSignal& stop);

}  // namespace candour::hub
