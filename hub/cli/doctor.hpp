#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"
#include "common/process/stop_signal.hpp"

namespace candour::hub {

struct DoctorOptions {
  std::filesystem::path events;  ///< where events are kept; empty: /var/lib/candour, or the home folder
  bool json = false;
};

/// Looks whether this machine can run a room: a line each, and one fix. Where candour-kiosk is installed its own doctor
/// follows, for screen, touch and letters. Failed (1) when something is wrong; advice alone is no failure.
Done doctor(const DoctorOptions& options);

}  // namespace candour::hub
