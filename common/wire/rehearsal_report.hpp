#pragma once
#include <cstddef>
#include <string>

namespace candour {

/// What `rehearse --report` writes and `--json` prints. Of simulated kiosks only: a real one keeps no such numbers.
struct RehearsalReport {
  std::size_t sent = 0;  ///< contributions that were in a spool and went to the broker at least once
  std::size_t receipted = 0;
  std::size_t waiting = 0;  ///< without a receipt, still in a spool
  std::size_t refused = 0;  ///< how often a cell came back refused
  std::size_t dropped_votes = 0;
  double seconds = 0;  ///< from the first contribution in a spool to the end
  double p50_ms = 0;   ///< from spool to receipt; 0 without any
  double p99_ms = 0;
};

std::string to_json(const RehearsalReport& report);

}  // namespace candour
