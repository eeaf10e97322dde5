#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct DatesOptions {
  std::filesystem::path pack;
  std::vector<std::string> days;  ///< "notification=2025-04-15": days that people enter, and deadlines that are known
  bool json = false;
};

/// `candour-hub dates PACK`: by when things follow, as the pack's deadlines count them. Usage (2) for a day that
/// nothing counts from or that no calendar has; bad input (4) for a pack that cannot be used.
Done show_dates(const DatesOptions& options);

}  // namespace candour::hub
