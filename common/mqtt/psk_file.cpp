#include "common/mqtt/psk_file.hpp"

#include <fmt/format.h>

#include "common/disk/file.hpp"

namespace candour {

bool is_psk(std::string_view hex) {
  return hex.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos && hex.size() >= 32 &&
         hex.size() <= 64 && hex.size() % 2 == 0;
}

Done read_psk_file(const std::string& file, std::string& key_hex) {
  if (file.empty()) return {};
  const auto text = read_file(file, 1 << 12);
  if (!text) return tl::make_unexpected(Failure{ExitCode::bad_input, text.error().sentence});
  auto line = text->substr(0, text->find('\n'));
  if (line.ends_with('\r')) line.pop_back();
  if (!is_psk(line)) {
    return fail(ExitCode::bad_input,
                fmt::format("{}:1: the first line has to be a key of 32 to 64 hexadecimal digits.", file));
  }
  key_hex = line;
  return {};
}

}  // namespace candour
