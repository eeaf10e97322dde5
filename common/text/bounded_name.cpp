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

std::string bounded_reference(std::string_view typed) {
  const auto dot = typed.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == typed.size()) return bounded_name(typed);
  return bounded_name(typed.substr(0, dot)) + "." + bounded_name(typed.substr(dot + 1));
}

}  // namespace candour
