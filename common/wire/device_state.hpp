#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"

namespace candour {

/// `breakout` is the broker of a breakout room, which is enrolled as a device is and never says anything itself.
enum class Role { participant, desk, wall, review, breakout };
enum class Health { ready, lost, trouble };
enum class SpoolState { sending, sent, empty };

std::string_view to_string(Role role);
std::optional<Role> role_from(std::string_view word);

/// What a device says of itself, retained: its health, and nothing about contributions but whether its spool is empty,
/// and that only from `closing` on.
struct DeviceState {
  Role role = Role::participant;
  Health health = Health::ready;
  std::string boot;  ///< tells one start of the device from another; the Last Will carries the same
  std::string version;
  std::optional<SpoolState> spool;
};

std::string to_json(const DeviceState& state);
Result<DeviceState> device_state_from_json(std::string_view json);

}  // namespace candour
