#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "common/mqtt/broker_address.hpp"

namespace candour {

/// When a rehearsal is over: everything has its receipt, or the broker has confirmed everything.
enum class Until { receipted, accepted };

/// `candour-kiosk rehearse`, as asked for on the command line.
struct RehearseOptions {
  BrokerAddress broker;
  std::string reference;  ///< <ref>, bounded
  std::filesystem::path contributions;
  std::size_t kiosks = 1;
  std::optional<double> rate;  ///< lines a second, of all kiosks together; as fast as they can without
  std::size_t sitting_lines = 3;
  std::filesystem::path report;  ///< empty: none
  std::filesystem::path data;    ///< empty: a temporary folder
  std::filesystem::path resume;  ///< empty: a fresh run
  Until until = Until::receipted;
  double timeout_s = 600;
  std::optional<double> drain_beats;  ///< three, unless resuming
  std::string session;                ///< empty: the room's
  std::string device_prefix = "kiosk";
  bool json = false;
};

}  // namespace candour
