#pragma once
#include <filesystem>
#include <string>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct NewOptions {
  std::filesystem::path pack;
  std::filesystem::path events;
  std::string session;  ///< empty: the pack's first
  std::filesystem::path key_out;
  std::filesystem::path passphrase_file;
  std::filesystem::path reviewer_passphrase_file;
  bool rehearsal = false;
  bool allow_volatile = false;
  bool json = false;
};

/// Makes EVENTS/<ref>/ with its store and its key, whole or not at all, and prints the passphrase once.
Done make_event(const NewOptions& options);

}  // namespace candour::hub
