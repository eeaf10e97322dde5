#include "common/pack/section.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/pack/wording.hpp"
#include "common/pack/written_date.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostText = 4000;
constexpr std::size_t kMostId = 64;
constexpr std::size_t kMostTexts = 1000;

std::string_view name_of_kind(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::text:
      return "a text";
    case TomlValue::Kind::whole_number:
      return "a whole number";
    case TomlValue::Kind::number:
      return "a number with a point";
    case TomlValue::Kind::yes_no:
      return "true or false";
    case TomlValue::Kind::date:
      return "a date";
    case TomlValue::Kind::time:
      return "a time";
    case TomlValue::Kind::date_time:
      return "a date with a time";
    case TomlValue::Kind::list:
      return "a list";
    default:
      return "a table";
  }
}

std::string_view how_to_write(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::text:
      return "a text in quotes";
    case TomlValue::Kind::whole_number:
      return "a whole number, without quotes";
    case TomlValue::Kind::yes_no:
      return "true or false, without quotes";
    case TomlValue::Kind::date:
      return "a date, as 2024-05-22";
    case TomlValue::Kind::time:
      return "a time, as 09:30:00";
    case TomlValue::Kind::list:
      return "a list, as [\"one\", \"two\"]";
    default:
      return "a table of keys";
  }
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string name_of(std::string_view key, const TomlValue& table) {
  for (const auto& member : table.members) {
    const bool names = member.key == "id" && member.value.kind == TomlValue::Kind::text && !member.value.text.empty();
    if (names) return fmt::format("{} {}", key, in_quotes(member.value.text));
  }
  return std::string(key);
}

}  // namespace

const TomlMember* Section::member(std::string_view key) const {
  const auto found = std::find_if(table_->members.begin(), table_->members.end(),
                                  [&](const TomlMember& one) { return one.key == key; });
  return found == table_->members.end() ? nullptr : &*found;
}

int Section::line(std::string_view key) const {
  const auto* found = member(key);
  return found ? found->line : line();
}

void Section::error(std::string_view key, std::string_view what) {
  faults_.error(line(key), fmt::format("{}: {}", name_, what));
}

void Section::warning(std::string_view key, std::string_view what) {
  faults_.warning(line(key), fmt::format("{}: {}", name_, what));
}

const TomlValue* Section::find(std::string_view key, Kind kind) {
  known_.emplace(key);
  const auto* found = member(key);
  if (!found || found->value.kind == Kind::unreadable) return nullptr;  // unreadable: the TOML error is on the list
  if (found->value.kind == kind) return &found->value;
  error(key, fmt::format("{} is {} here: write {}", key, name_of_kind(found->value.kind), how_to_write(kind)));
  return nullptr;
}

bool Section::need(std::string_view key) {
  known_.emplace(key);
  if (has(key)) return true;
  error(key, fmt::format("has no {}: add it", key));
  return false;
}

bool Section::fits(std::string_view key, const std::string& text) {
  if (text.size() <= kMostText || count_code_points(text) <= kMostText) return true;
  error(key, fmt::format("{} is over {} characters: shorten it", key, kMostText));
  return false;
}

std::string Section::text(std::string_view key) {
  const auto* value = find(key, Kind::text);
  return value && fits(key, value->text) ? value->text : std::string();
}

std::string Section::needed_text(std::string_view key) {
  if (!need(key)) return {};
  const auto* value = find(key, Kind::text);
  if (!value || !fits(key, value->text)) return {};
  if (value->text.find_first_not_of(" \t\r\n") == std::string::npos)
    error(key, fmt::format("{} is empty: fill it in", key));
  return value->text;
}

Words Section::words(std::string_view key) { return {needed_text(key), text(fmt::format("{}_cy", key))}; }

std::string Section::id(std::string_view key) {
  if (!need(key)) return {};
  const auto* value = find(key, Kind::text);
  if (!value) return {};
  const auto& id = value->text;
  if (trimmed(id).empty() || trimmed(id).size() != id.size()) {
    error(key, fmt::format("{} {} is empty or has spaces at an end: write a short id", key, in_quotes(id)));
  } else if (id.size() > kMostId) {
    error(key, fmt::format("{} {} is over {} bytes: shorten it", key, in_quotes(id), kMostId));
  } else if (std::any_of(id.begin(), id.end(), is_control)) {
    error(key, fmt::format("{} {} holds a control character: take it out", key, in_quotes(id)));
  } else {
    return id;
  }
  return {};
}

std::optional<Date> Section::date(std::string_view key) {
  // A TOML date cannot be uncertain; a text can, and is read as the chronology's dates are.
  const auto* found = member(key);
  const bool written = found && found->value.kind == Kind::text;
  const auto* value = find(key, written ? Kind::text : Kind::date);
  if (!value) return std::nullopt;
  if (!written && exists(value->date)) return value->date;
  const auto date = written ? read_written_date(value->text) : std::nullopt;
  if (!date) error(key, fmt::format("{} is not a day that exists: write it as 2024-05-22", key));
  return date;
}

std::optional<Date> Section::needed_date(std::string_view key) { return need(key) ? date(key) : std::nullopt; }

std::string Section::time(std::string_view key) {
  const auto* found = member(key);
  const bool written = found && found->value.kind == Kind::text;
  const auto* value = find(key, written ? Kind::text : Kind::time);
  if (!value) return {};
  if (!written) return value->time;
  const auto time = read_written_time(value->text);
  if (!time)
    error(key, fmt::format("{} {} is not a time of the day: write it as 09:30:00", key, in_quotes(value->text)));
  return time ? time->time : std::string();
}

std::optional<int> Section::whole_number(std::string_view key, Range range) {
  const auto* value = find(key, Kind::whole_number);
  if (!value) return std::nullopt;
  if (value->whole_number >= range.least && value->whole_number <= range.most)
    return static_cast<int>(value->whole_number);
  error(key,
        fmt::format("{} is {}: write a whole number from {} to {}", key, value->whole_number, range.least, range.most));
  return std::nullopt;
}

std::optional<int> Section::needed_number(std::string_view key, Range range) {
  return need(key) ? whole_number(key, range) : std::nullopt;
}

std::optional<bool> Section::yes_no(std::string_view key) {
  const auto* value = find(key, Kind::yes_no);
  return value ? std::optional(value->yes) : std::nullopt;
}

std::vector<std::string> Section::texts(std::string_view key) {
  std::vector<std::string> texts;
  const auto* value = find(key, Kind::list);
  if (!value) return texts;
  if (value->list.size() > kMostTexts) {
    error(key, fmt::format("{} holds more than {} texts: leave some out", key, kMostTexts));
    return texts;
  }
  for (const auto& element : value->list) {
    if (element.kind == Kind::text && fits(key, element.text)) texts.push_back(element.text);
    if (element.kind == Kind::text || element.kind == Kind::unreadable) continue;
    faults_.error(element.line, fmt::format("{}: {} holds something that is not a text: put it in quotes", name_, key));
  }
  return texts;
}

std::optional<Section> Section::table(std::string_view key) {
  const auto* value = find(key, Kind::table);
  if (!value) return std::nullopt;
  const bool nested = name_.starts_with('[');  // "[deadlines]" and "first_draft": [deadlines.first_draft]
  return Section(*value,
                 nested ? fmt::format("{}.{}]", name_.substr(0, name_.size() - 1), key) : fmt::format("[{}]", key),
                 faults_);
}

std::vector<Section> Section::tables(std::string_view key, std::size_t most) {
  known_.emplace(key);
  std::vector<Section> sections;
  const auto* found = member(key);
  if (!found || found->value.kind == Kind::unreadable) return sections;
  const auto& list = found->value.list;
  const bool all_tables = found->value.kind == Kind::list && std::all_of(list.begin(), list.end(), [](const auto& one) {
                            return one.kind == Kind::table;
                          });
  if (!all_tables) error(key, fmt::format("{0} is not a list of tables: begin each one with [[{0}]]", key));
  if (!all_tables) return sections;
  for (const auto& table : list) {
    if (sections.size() == most) {
      faults_.error(table.line, fmt::format("there are more than {} [[{}]]: leave some out", most, key));
      break;
    }
    sections.emplace_back(table, name_of(key, table), faults_);
  }
  return sections;
}

std::vector<std::string> Section::keys(std::size_t most) {
  std::vector<std::string> keys;
  for (const auto& one : table_->members) {
    if (keys.size() == most) {
      faults_.error(one.line, fmt::format("{}: has more than {} keys: leave some out", name_, most));
      break;
    }
    keys.push_back(one.key);
  }
  return keys;
}

void Section::warn_of_unknown() {
  const std::vector<std::string> candidates(known_.begin(), known_.end());
  for (const auto& one : table_->members) {
    if (known_.contains(one.key)) continue;
    if (faults_.full()) return;
    faults_.warning(one.line, fmt::format("{}: does not know the key {} and leaves it out{}", name_, in_quotes(one.key),
                                          did_you_mean(one.key, candidates)));
  }
}

}  // namespace candour
