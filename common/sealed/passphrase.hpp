#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"
#include "common/sealed/secret_bytes.hpp"

namespace candour {

/// Six words of assets/words.txt (2,048 of them), drawn uniformly: 66 bits. Fails (1) when the list is not there or is
/// not the list.
Result<SecretBytes> make_passphrase(const std::filesystem::path& assets);

/// The first line of a file without its line end: exactly what was meant as the passphrase. Bad input (4) when it is
/// empty.
Result<SecretBytes> passphrase_from_file(const std::filesystem::path& file);

/// Asks on the terminal, without showing what is typed. Wrong usage (2) when there is no terminal.
Result<SecretBytes> passphrase_from_terminal(std::string_view question);

}  // namespace candour
