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
/// none. Whoever reads it to write it again holds it meanwhile: several devices may be enrolled at one moment. Written
/// by root it belongs to whoever the event belongs to: the hub has to read it.
Result<FileLock> hold_devices(const std::filesystem::path& event);
Result<std::vector<EnrolledDevice>> read_devices(const std::filesystem::path& event);
Done write_devices(const std::filesystem::path& event, const std::vector<EnrolledDevice>& devices);

/// Lies in the folder of a broker whose list is older than EVENT/devices. A unit that is told of changes misses what
/// changes while it is at work (systemd.path(5), PathChanged=); this is there until it has been seen.
inline constexpr const char* kDevicesChanged = "devices-changed";

}  // namespace candour::hub
