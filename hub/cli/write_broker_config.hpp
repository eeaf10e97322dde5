#pragma once
#include <filesystem>
#include <string>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct BrokerConfigOptions {
  std::filesystem::path event;     ///< for the hub's broker,
  std::filesystem::path breakout;  ///< or for a breakout room's: a folder with the enrolments of it and its devices
  std::filesystem::path out;
  std::string listen;  ///< ADDR:PORT; empty: 0.0.0.0:8883, or 127.0.0.1:1883 for a rehearsal
  std::string user;    ///< who the broker runs as; empty: the owner of that folder
};

/// Writes what a mosquitto needs that is not the hub's child but a unit of its own: OUT/mosquitto.conf, its ACLs and
/// keys, each written beside and renamed, readable by the broker's user only; prints how to start both. Reads the event
/// and holds nothing of it: works while `run` serves it. Refused (3): a folder in which others may write, since whoever
/// meets the broker on hub.sock speaks for the hub. The machine of a breakout room holds no event: all it needs is on a
/// stick.
Done write_broker_config(const BrokerConfigOptions& options);

}  // namespace candour::hub
