#include "common/follow_on/toml_text.hpp"

#include <fmt/format.h>

namespace candour {

std::string toml_text(std::string_view text) {
  std::string toml = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      toml += '\\';
      toml += c;
    } else if (c == '\n') {
      toml += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      toml += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      toml += c;
    }
  }
  return toml + '"';
}

}  // namespace candour
