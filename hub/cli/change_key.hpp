#pragma once
#include <filesystem>
#include <string>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct KeyOptions {
  std::filesystem::path event;
  std::string what;  ///< add, remove, change
  std::filesystem::path key;
  std::filesystem::path passphrase_file;      ///< one that opens the event (remove: the one to take back)
  std::filesystem::path new_passphrase_file;  ///< add, change: the one to be; else six words are made and shown once
};

/// The envelopes of the event's key: who can open it.
Done change_key(const KeyOptions& options);

}  // namespace candour::hub
