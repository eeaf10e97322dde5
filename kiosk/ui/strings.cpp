#include "kiosk/ui/strings.hpp"

#include <fmt/format.h>

#include "common/disk/file.hpp"
#include "common/pack/toml_door.hpp"
#include "common/pack/toml_scan.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostBytes = 256 * 1024;

tl::unexpected<Failure> bad(const std::filesystem::path& file, int line, std::string_view what) {
  return fail(ExitCode::bad_input,
              fmt::format("{}:{}: {} Install Candour again, or mend the line.", file.string(), line, what));
}

}  // namespace

Result<Strings> Strings::load(const std::filesystem::path& file) {
  const auto text = read_file(file, kMostBytes);
  if (!text) return tl::make_unexpected(text.error());
  const auto scan = scan_toml(*text);
  if (scan.too_deep) return bad(file, *scan.too_deep, "This key has too many dots.");
  const auto root = parse_toml(*text);
  if (!root) return bad(file, root.error().line, root.error().what);
  Strings strings;
  for (const auto& section : root->members) {
    for (const auto& word : section.value.members) {
      if (word.value.kind != TomlValue::Kind::text) return bad(file, word.line, "This has to be a text in quotes.");
      strings.words_.emplace(section.key + "." + word.key, word.value.text);
    }
  }
  return strings;
}

std::string_view Strings::operator[](std::string_view id) const {
  const auto found = words_.find(id);
  return found == words_.end() ? id : std::string_view(found->second);
}

std::string_view Strings::for_so_many(std::string_view id, Values values) const {
  for (const auto& [name, value] : values) {
    if (name != "n" || (value != "1" && value != "2")) continue;
    const auto found = words_.find(std::string(id) + (value == "1" ? "_one" : "_two"));
    if (found != words_.end()) return found->second;
  }
  return (*this)[id];
}

std::string Strings::fill(std::string_view id, Values values) const {
  const auto words = for_so_many(id, values);
  std::string out;
  out.reserve(words.size() + 16);
  for (std::size_t at = 0; at < words.size();) {
    const auto open = words.find('{', at);
    const auto close = open == words.npos ? words.npos : words.find('}', open);
    out += words.substr(at, std::min(open, words.size()) - at);
    if (close == words.npos) {
      if (open != words.npos) out += words.substr(open);
      break;
    }
    const auto name = words.substr(open + 1, close - open - 1);
    for (const auto& [key, value] : values) {
      if (key == name) out += value;
    }
    at = close + 1;
  }
  return out;
}

}  // namespace candour
