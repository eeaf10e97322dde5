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

struct BrokerFile {
  std::filesystem::path path;
  std::string text;
};

/// mosquitto.conf, an ACL for each listener, and the pre-shared keys.
std::vector<BrokerFile> broker_files(const BrokerPlan& plan);

}  // namespace candour::hub
