#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/process/stop_signal.hpp"
#include "hub/cli/room_visitor.hpp"

namespace candour::hub {

struct DoOptions {
  std::filesystem::path event;
  std::vector<std::string> words;  ///< the command and its argument
  RoomWay way;
  int wait_seconds = 30;  ///< close: how long to wait for `closed`
};

/// One desk command; `list` prints the table of what each phase allows and needs no room.
Done do_command(const DoOptions& options, StopSignal& stop);

}  // namespace candour::hub
