#include "hub/audit/xml_words.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace candour::hub {
namespace {

constexpr std::string_view kCdata = "<![CDATA[", kEndOfCdata = "]]>";
constexpr std::size_t kLongestEntity = 12;  // &#x0010FFFF;
constexpr std::pair<std::string_view, char> kEntities[] = {{"amp", '&'},  {"lt", '<'},    {"gt", '>'},
                                                           {"quot", '"'}, {"apos", '\''}, {"nbsp", ' '}};

void put_code_point(unsigned point, std::string& into) {
  const auto more = [&](int shift) { into += static_cast<char>(0x80 | (point >> shift & 0x3F)); };
  if (point < 0x80) {
    into += static_cast<char>(point);
  } else if (point < 0x800) {
    into += static_cast<char>(0xC0 | point >> 6);
    more(0);
  } else if (point < 0x10000) {
    into += static_cast<char>(0xE0 | point >> 12);
    more(6), more(0);
  } else {
    into += static_cast<char>(0xF0 | point >> 18);
    more(12), more(6), more(0);
  }
}

/// What stands between & and ; as words; nothing where it is none that everybody knows.
std::optional<std::string> entity(std::string_view name) {
  for (const auto& [known, letter] : kEntities)
    if (name == known) return std::string(1, letter);
  if (!name.starts_with('#')) return std::nullopt;
  const bool hex = name.starts_with("#x");
  const auto digits = name.substr(hex ? 2 : 1);
  unsigned point = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), point, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size() || point > 0x10FFFF) return std::nullopt;
  std::string words;
  put_code_point(point, words);
  return words;
}

/// Where what ends with `end` is over; the end of all where it never does.
std::size_t behind(std::string_view xml, std::string_view end, std::size_t from) {
  const auto at = xml.find(end, from);
  return at == std::string_view::npos ? xml.size() : at + end.size();
}

}  // namespace

bool begins_as_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '<';
}

std::string words_of_xml(std::string_view xml) {
  std::string words;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml.substr(at).starts_with(kCdata)) {
      const auto from = at + kCdata.size();
      words += xml.substr(from, xml.find(kEndOfCdata, from) - from);
      at = behind(xml, kEndOfCdata, from);
    } else if (xml[at] == '<') {
      at = behind(xml, ">", at);
    } else if (xml[at] == '&') {
      const auto length = xml.substr(at + 1, kLongestEntity).find(';');
      const auto known = length == std::string_view::npos ? std::nullopt : entity(xml.substr(at + 1, length));
      words += known ? *known : "&";
      at += known ? length + 2 : 1;
    } else {
      const auto end = std::min(xml.find_first_of("<&", at), xml.size());
      words += xml.substr(at, end - at);
      at = end;
    }
  }
  return words;
}

}  // namespace candour::hub
