#pragma once
#include <optional>
#include <string_view>

namespace candour {

/// What has to be known about a TOML text before it is parsed.
struct TomlScan {
  std::optional<int> too_deep;   ///< the line of a key of more dots than any pack needs
  std::optional<int> open_text;  ///< the line on which a """ or ''' text opens that is never closed
};

/// Follows only texts, comments and dots. toml++ 3.3 parses and frees a dotted key by recursion without a limit, so
/// that a file of dots ends the program; and it reports an unclosed """ at the end of the file, where nobody looks for
/// it.
TomlScan scan_toml(std::string_view text);

}  // namespace candour
