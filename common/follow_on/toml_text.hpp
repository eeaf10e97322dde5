#pragma once
#include <string>
#include <string_view>

namespace candour {

/// A TOML string on one line: quotes, and what may not stand in it escaped. Precondition: well-formed UTF-8.
std::string toml_text(std::string_view text);

}  // namespace candour
