#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"
#include "common/process/stop_signal.hpp"
#include "hub/cli/room_visitor.hpp"

namespace candour::hub {

struct PresentOptions {
  std::filesystem::path event;
  std::filesystem::path key;  ///< empty: the wrapped keys that the hub sends, or EVENT/event.key
  std::filesystem::path passphrase_file;
  RoomWay way;
};

/// Unlocks the case in this process and publishes what participants may see of it, as a desk does, until stopped; then
/// takes it away again. With it the board: there is nobody to approve anything, so all that is released in the steps
/// where a kiosk shows what others wrote is on it.
Done present(const PresentOptions& options, StopSignal& stop);

}  // namespace candour::hub
