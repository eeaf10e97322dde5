#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/disk/file_lock.hpp"
#include "common/failure/failure.hpp"
#include "common/wire/device_state.hpp"

namespace candour::hub {

/// A device that may meet the hub over the network: its name is its TLS identity. A breakout room's broker is one, too
/// (Role::breakout).
struct EnrolledDevice {
  std::string name;  ///< bounded as WIRE.md says
  Role role = Role::participant;
  std::string psk_hex;  ///< 32 random bytes
  std::string room;     ///< the breakout room whose broker it meets; empty: the hub's
};

/// EVENT/devices: one line a device, "name role key [room]", readable by the hub's owner only. A missing file holds
/// none. Whoever reads it to write it again holds it meanwhile: several devices may be enrolled at one moment.
Result<FileLock> hold_devices(const std::filesystem::path& event);
Result<std::vector<EnrolledDevice>> read_devices(const std::filesystem::path& event);
Done write_devices(const std::filesystem::path& event, const std::vector<EnrolledDevice>& devices);

}  // namespace candour::hub
