#pragma once
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"

namespace candour {

/// EVENT/run/room.json while `run` serves: where local programs find the room.
struct RoomAddress {
  std::string broker;     ///< URL for programs on this machine
  std::string reference;  ///< <ref> as in WIRE.md
  int pid = 0;
  std::string listen;  ///< URL for devices; the same as `broker` in a rehearsal on loopback
};
std::string to_json(const RoomAddress& address);
Result<RoomAddress> room_address_from_json(std::string_view json);

/// What `enrol` gives a device: everything it needs to find and believe the hub.
struct Enrolment {
  std::string device;
  std::string role;
  std::string broker;     ///< mqtts+psk://host:port
  std::string reference;  ///< <ref>
  std::string psk;        ///< hex, 32 bytes; the identity is the device's name
  std::string event_key;  ///< hex: a room with another key is refused
  std::string room;       ///< the breakout room whose broker it meets; empty: the hub's
};
std::string to_json(const Enrolment& enrolment);
Result<Enrolment> enrolment_from_json(std::string_view json);

}  // namespace candour
