#include "common/export/refi_codebook.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/export/xml_bytes.hpp"
#include "common/text/hex.hpp"

namespace candour {
namespace {

constexpr std::string_view kBetween = " - ";

void put_code(pugi::xml_node parent, const CodebookTheme& theme, const Review& review, CodeGuids& guids,
              Chance& chance) {
  auto code = put_element(parent, "Code");
  const auto guid = fresh_guid(chance);
  guids[theme.theme.code] = guid;
  put_attribute(code, "guid", guid);
  put_attribute(code, "name", refi_name(theme.theme));
  put_attribute(code, "isCodable", "true");
  put_attribute(code, "color", theme.theme.is_system ? "#8A5A00" : "#0B5D4E");
  if (!theme.theme.description.empty()) put_text(code, "Description", theme.theme.description);
  for (const auto* other : review.themes_in_use()) {
    if (other->parent == theme.theme.code) put_code(code, *other, review, guids, chance);
  }
}

enum class CodeSet { practice, system, enquiry };

CodeSet set_of(const Theme& theme) {
  return theme.is_enquiry ? CodeSet::enquiry : theme.is_system ? CodeSet::system : CodeSet::practice;
}

void put_set(pugi::xml_node sets, const char* name, CodeSet which, const Review& review, const CodeGuids& guids,
             const char* member, Chance& chance) {
  auto set = put_element(sets, "Set");
  put_attribute(set, "guid", fresh_guid(chance));
  put_attribute(set, "name", name);
  for (const auto* theme : review.themes_in_use()) {
    const auto guid = guids.find(theme->theme.code);
    if (set_of(theme->theme) == which && guid != guids.end())
      put_attribute(put_element(set, "MemberCode"), member, guid->second);
  }
}

}  // namespace

std::string fresh_guid(Chance& chance) {
  std::array<std::uint8_t, 16> bytes{};
  chance.fill(bytes);
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);  // a random one (RFC 4122, version 4)
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
  auto guid = to_hex(bytes);
  for (const std::size_t at : {20u, 16u, 12u, 8u}) guid.insert(at, 1, '-');
  return guid;
}

std::string refi_name(const Theme& theme) { return theme.code + std::string(kBetween) + theme.name; }

std::string code_of_refi_name(std::string_view name) { return std::string(name.substr(0, name.find(kBetween))); }

CodeGuids put_codes(pugi::xml_node codebook, const Review& review, Chance& chance) {
  CodeGuids guids;
  auto folder = put_element(put_element(codebook, "Codes"), "Code");
  put_attribute(folder, "guid", fresh_guid(chance));
  put_attribute(folder, "name", "Themes");
  put_attribute(folder, "isCodable", "false");
  for (const auto* theme : review.themes_in_use()) {
    if (theme->parent.empty()) put_code(folder, *theme, review, guids, chance);
  }
  return guids;
}

void put_sets(pugi::xml_node parent, const Review& review, const CodeGuids& guids, const char* member, Chance& chance) {
  if (guids.empty()) return;
  auto sets = put_element(parent, "Sets");
  put_set(sets, "Practice themes", CodeSet::practice, review, guids, member, chance);
  put_set(sets, "System themes", CodeSet::system, review, guids, member, chance);
  const auto themes = review.themes_in_use();
  const bool enquiries =
      std::any_of(themes.begin(), themes.end(), [](const auto* each) { return each->theme.is_enquiry; });
  if (enquiries) put_set(sets, "Key lines of enquiry", CodeSet::enquiry, review, guids, member, chance);
}

}  // namespace candour
