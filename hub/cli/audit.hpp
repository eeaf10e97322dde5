#pragma once
#include <filesystem>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/process/stop_signal.hpp"

namespace candour::hub {

struct AuditOptions {
  std::filesystem::path event;
  bool unlock = false;  ///< asks for the passphrase; so does a passphrase file
  std::filesystem::path key, passphrase_file;
  std::filesystem::path broker_folder;  ///< empty: /run/candour/<ref>
  std::vector<std::filesystem::path> also;
  std::filesystem::path out;  ///< the page goes there; empty: to stdout
  bool json = false;
};

/// Failed (1) on any leak; refused (3) while another program has the event.
Done audit(const AuditOptions& options, StopSignal& stop);

}  // namespace candour::hub
