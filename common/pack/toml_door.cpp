#include "common/pack/toml_door.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

namespace candour {
namespace {

int line_of(const toml::source_region& source) { return std::max(1, static_cast<int>(source.begin.line)); }

Date calendar_date(const toml::date& date) { return {date.year, date.month, date.day, false}; }

// A pack is four levels deep. What is deeper is not looked at: a file may nest thousands, and copying them is
// recursion.
constexpr int kMostLevels = 16;
constexpr std::size_t kMostElements =
    5000;  // nor what is beyond any list of a pack: eight million ones take a gigabyte

TomlValue own_value(const toml::node& node, int level);

std::vector<TomlMember> own_members(const toml::table& table, int level) {
  std::vector<std::pair<const toml::key*, const toml::node*>> placed;
  for (const auto& [key, node] : table) placed.emplace_back(&key, &node);
  // toml++ sorts by key; a person reads in the order of the file.
  std::stable_sort(placed.begin(), placed.end(),
                   [](const auto& a, const auto& b) { return a.first->source().begin < b.first->source().begin; });
  placed.resize(std::min(placed.size(), kMostElements));
  std::vector<TomlMember> members;
  for (const auto& [key, node] : placed) {
    members.push_back({std::string(key->str()), line_of(key->source()), own_value(*node, level + 1)});
  }
  return members;
}

std::vector<TomlValue> own_list(const toml::array& array, int level) {
  std::vector<TomlValue> list;
  for (std::size_t i = 0; i < std::min(array.size(), kMostElements); ++i)
    list.push_back(own_value(array[i], level + 1));
  return list;
}

TomlValue own_value(const toml::node& node, int level) {
  TomlValue own;
  if (level > kMostLevels) return own;
  own.line = line_of(node.source());
  switch (node.type()) {
    case toml::node_type::string:
      own.kind = TomlValue::Kind::text, own.text = node.as_string()->get();
      break;
    case toml::node_type::integer:
      own.kind = TomlValue::Kind::whole_number, own.whole_number = node.as_integer()->get();
      break;
    case toml::node_type::boolean:
      own.kind = TomlValue::Kind::yes_no, own.yes = node.as_boolean()->get();
      break;
    case toml::node_type::date:
      own.kind = TomlValue::Kind::date, own.date = calendar_date(node.as_date()->get());
      break;
    case toml::node_type::time:
      own.kind = TomlValue::Kind::time;
      own.time = fmt::format("{:02}:{:02}", node.as_time()->get().hour, node.as_time()->get().minute);
      break;
    case toml::node_type::date_time:
      own.kind = TomlValue::Kind::date_time;
      break;
    case toml::node_type::array:
      own.kind = TomlValue::Kind::list, own.list = own_list(*node.as_array(), level);
      break;
    case toml::node_type::table:
      own.kind = TomlValue::Kind::table, own.members = own_members(*node.as_table(), level);
      break;
    default:
      own.kind = TomlValue::Kind::number;
      break;
  }
  return own;
}

TomlError own_error(const toml::parse_error& error) {
  return {line_of(error.source()), static_cast<int>(error.source().begin.column), std::string(error.description())};
}

}  // namespace

tl::expected<TomlValue, TomlError> parse_toml(std::string_view text) {
  // Debian builds toml++ with exceptions; a build without them hands the error back as a value.
#if TOML_EXCEPTIONS
  try {
    return own_value(toml::parse(text), 0);
  } catch (const toml::parse_error& error) {
    return tl::make_unexpected(own_error(error));
  }
#else
  const auto parsed = toml::parse(text);
  if (!parsed) return tl::make_unexpected(own_error(parsed.error()));
  return own_value(parsed.table(), 0);
#endif
}

}  // namespace candour
