#pragma once
#include <string_view>
#include <tl/expected.hpp>

#include "common/pack/toml_value.hpp"

namespace candour {

/// The door to toml++. Never throws. Precondition: `text` passed `scan_toml`, because toml++ follows a key of a million
/// dots down the stack.
tl::expected<TomlValue, TomlError> parse_toml(std::string_view text);

}  // namespace candour
