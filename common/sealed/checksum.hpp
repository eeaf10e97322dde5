#pragma once
#include <string>
#include <string_view>

namespace candour {

// Checksums of files for other people's programs (sha256sum, b2sum -l 256), in hexadecimal.

std::string sha256_of(std::string_view bytes);
std::string blake2b_256_of(std::string_view bytes);

}  // namespace candour
