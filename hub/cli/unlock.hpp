#pragma once
#include <filesystem>
#include <string_view>

#include "common/failure/failure.hpp"
#include "common/sealed/keys.hpp"

namespace candour::hub {

/// Opens a key file's bytes with the passphrase in `passphrase_file`, or one asked for on the terminal. `name` is for
/// sentences. 4 for a broken file, 5 for a wrong passphrase.
Result<EventKeys> unlock(std::string_view key_bytes, std::string_view name,
                         const std::filesystem::path& passphrase_file);

/// The same for a key file on disk; bad input (4) when it is not there.
Result<EventKeys> unlock_file(const std::filesystem::path& key, const std::filesystem::path& passphrase_file);

/// The passphrase itself, from the file or the terminal.
Result<SecretBytes> passphrase_from(const std::filesystem::path& file, std::string_view question);

}  // namespace candour::hub
