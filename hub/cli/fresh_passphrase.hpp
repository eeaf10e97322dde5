#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"
#include "common/sealed/secret_bytes.hpp"

namespace candour::hub {

/// A passphrase that an event is to have from now on.
struct FreshPassphrase {
  SecretBytes words;
  bool made = false;  ///< six words of our list, to be shown once; else chosen by somebody who knows it
};

/// Six words when `file` is empty, else its first line; refused (3) when somebody's own has fewer than 20 characters.
Result<FreshPassphrase> fresh_passphrase(const std::filesystem::path& file);

}  // namespace candour::hub
