#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/mqtt/broker_address.hpp"
#include "hub/broker/enrolled_devices.hpp"

namespace candour::hub {

/// What the private mosquitto is told. Pure: text out, nothing written.
struct BrokerPlan {
  std::filesystem::path folder;  ///< where its sockets and files are
  std::string ref;               ///< of the event
  std::string user;              ///< who it runs as; mosquitto started by root would else drop to its own user
  ListenAddress listen;          ///< a real port
  bool plain = false;            ///< a rehearsal on loopback: no keys; else TLS-PSK for enrolled devices only
  std::vector<EnrolledDevice> devices;

  std::filesystem::path hub_socket() const { return folder / "hub.sock"; }
  std::filesystem::path local_socket() const { return folder / "local.sock"; }
  std::filesystem::path config_file() const { return folder / "mosquitto.conf"; }
};

/// What the mosquitto of a breakout room is told: devices of that room come in with their keys, and a bridge carries
/// what they may hear and write between it and the hub's. Nobody meets it without a key, on its own machine neither.
///
///  1. The bridge keeps nothing while the hub's broker is away: what it dropped, kiosks send again (WIRE.md, "bridge").
///  2. Whether the hub's broker is there stands on `bridge`, retained, for the devices of this room alone.
struct BreakoutPlan {
  std::filesystem::path folder;
  std::string ref;
  std::string user;
  ListenAddress listen;
  std::vector<EnrolledDevice> devices;  ///< of this room
  BrokerAddress hub;                    ///< with the room's own identity and key

  std::filesystem::path config_file() const { return folder / "mosquitto.conf"; }
};

struct BrokerFile {
  std::filesystem::path path;
  std::string text;
};

/// mosquitto.conf, an ACL for each listener, and the pre-shared keys.
std::vector<BrokerFile> broker_files(const BrokerPlan& plan);
/// The same for a breakout room: mosquitto.conf, which holds the bridge's key, an ACL and the pre-shared keys.
std::vector<BrokerFile> breakout_files(const BreakoutPlan& plan);

}  // namespace candour::hub
