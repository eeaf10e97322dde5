#pragma once
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"

namespace candour {

/// 16 to 32 bytes in hexadecimal.
bool is_psk(std::string_view hex);

/// Reads the pre-shared key that --psk-file names into `key_hex`; nothing happens when `file` is empty. Bad input (4)
/// when its first line is not 16 to 32 bytes in hexadecimal.
Done read_psk_file(const std::string& file, std::string& key_hex);

}  // namespace candour
