#pragma once
#include <filesystem>
#include <string>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct EnrolOptions {
  std::filesystem::path event;
  std::string device;
  std::string role = "participant";
  std::filesystem::path out;
  std::string room;    ///< a breakout room that is enrolled; empty: the device meets the hub's broker
  std::string broker;  ///< URL that the device will use; empty: where the event is served now, or this machine's name
};

/// Lets a device in: a key of its own, written to OUT/<device>.enrolment (for a stick) and OUT/<device>.html (a sheet
/// to print, with the same as a QR). A running hub takes it up at once. A breakout room (role `breakout`) is
/// let in as its broker's bridge. Refused (3) when the name is taken.
Done enrol_device(const EnrolOptions& options);

/// Takes a device's key back. A running hub shuts it out at once.
Done revoke_device(const std::filesystem::path& event, const std::string& device);

}  // namespace candour::hub
