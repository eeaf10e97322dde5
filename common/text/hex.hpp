#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace candour {

/// Lower-case hexadecimal, two characters a byte.
std::string to_hex(std::span<const std::uint8_t> bytes);

/// Fills `bytes` from exactly twice as many lower- or upper-case hexadecimal digits; false (and untouched) otherwise.
bool from_hex(std::string_view hex, std::span<std::uint8_t> bytes);

}  // namespace candour
