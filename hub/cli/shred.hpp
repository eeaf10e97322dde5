#pragma once
#include <filesystem>
#include <string>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct ShredOptions {
  std::filesystem::path event;
  std::filesystem::path key;  ///< where the event's key lies elsewhere
  std::string yes_shred;      ///< the reference, instead of typing it
  bool without_key = false;   ///< the key is lost or lies on a stick that is not at hand
  bool hold = false, release_hold = false;
};

/// Destroys the event's key, then its files. Refused (3) while a legal hold is set, while another program has the
/// event, and when what was typed is not the reference. Killed in between it can be run again, and goes on. What is not
/// known to be the event's is left, named, and makes it fail (1). With `hold` or `release_hold` it only sets or
/// releases that.
Done shred(const ShredOptions& options);

}  // namespace candour::hub
