#include "common/text/utf8.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

namespace candour {
namespace {

utf8proc_ssize_t decode(std::string_view bytes, std::size_t at, utf8proc_int32_t& code_point) {
  if (const auto byte = static_cast<unsigned char>(bytes[at]); byte < 0x80) {
    code_point = byte;
    return 1;
  }
  return utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + at,
                          static_cast<utf8proc_ssize_t>(bytes.size() - at), &code_point);
}

bool steers(utf8proc_int32_t code_point) {
  if (code_point == '\n' || code_point == '\t') return false;
  return code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0) || code_point == 0x061c ||
         code_point == 0x200e || code_point == 0x200f || (code_point >= 0x2028 && code_point <= 0x202e) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    utf8proc_int32_t code_point = 0;
    const auto used = decode(bytes, at, code_point);
    if (used <= 0) return at;
    at += static_cast<std::size_t>(used);
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return count;
}

std::size_t byte_of(std::string_view text, std::size_t code_point) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (begins && code_point-- == 0) return i;
  }
  return text.size();
}

std::string shown_safely(std::string_view text) {
  std::string shown;
  std::size_t as_it_is = 0;  // from here to where we are
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code_point = 0;
    const auto used = decode(text, at, code_point);
    const auto after = at + static_cast<std::size_t>(used > 0 ? used : 1);
    if (used <= 0 || steers(code_point)) {
      shown.append(text.substr(as_it_is, at - as_it_is));
      shown += used <= 0 ? fmt::format("<{:02X}>", static_cast<unsigned char>(text[at]))
                         : fmt::format("<U+{:04X}>", code_point);
      as_it_is = after;
    }
    at = after;
  }
  return shown.append(text.substr(as_it_is));
}

}  // namespace candour
