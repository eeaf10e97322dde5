#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/pack/toml_value.hpp"

namespace candour {

/// What could be read of a TOML text, and every error that was met.
struct TomlReading {
  std::optional<TomlValue> root;  ///< may be there beside errors: values of broken lines are then `unreadable`
  std::vector<TomlError> errors;
};

/// A TOML parser stops at the first error. Here a broken `key = value` line is put out of the way and the text parsed
/// again, so that one forgotten quote does not hide nine other faults. When that does not lead to a text that parses
/// (an unclosed list, a broken header), only the first error is told: the others may follow from it.
TomlReading read_toml(std::string text);

}  // namespace candour
