#include "common/text/bounded_name.hpp"

namespace candour {

std::string bounded_name(std::string_view name) {
  std::string bounded;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) == 0x80) continue;  // the rest of a code point that has its one dash already
    if (bounded.size() == 48) break;
    const bool kept =
        (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    bounded += kept ? c : '-';
  }
  return bounded;
}

}  // namespace candour
