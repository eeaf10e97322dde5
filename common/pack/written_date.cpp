#include "common/pack/written_date.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <vector>

#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr std::array<std::string_view, 12> kMonthNames = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

/// Takes a leading "?" and the spaces around it off.
bool take_doubt(std::string_view& text) {
  text = trimmed(text);
  if (!text.starts_with('?')) return false;
  text = trimmed(text.substr(1));
  return true;
}

std::optional<int> whole_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// 5, 05, may, May, Sept.
std::optional<int> month_number(std::string_view text) {
  if (text.size() <= 2) return whole_number(text);
  if (text.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
    if (kMonthNames[i].starts_with(lower_case(text))) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::optional<int> year_number(std::string_view text) {
  const auto number = whole_number(text);
  if (!number || text.size() == 4) return number;
  if (text.size() != 2) return std::nullopt;
  return *number < 70 ? 2000 + *number : 1900 + *number;
}

/// The parts between one and the same separator, `most` at most.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators, std::size_t most) {
  const auto first = text.find_first_of(separators);
  if (first == std::string_view::npos) return {text};
  std::vector<std::string_view> parts;
  for (const char separator = text[first]; parts.size() <= most;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

}  // namespace

std::optional<Date> read_written_date(std::string_view text) {
  Date date;
  date.uncertain = take_doubt(text);
  const auto parts = parts_of(text, "/.- ", 3);
  if (parts.size() != 3) return std::nullopt;
  const bool year_first = parts[0].size() == 4;
  const auto day_text = year_first ? parts[2] : parts[0];
  const auto year = year_number(year_first ? parts[0] : parts[2]);
  const auto month = month_number(parts[1]);
  const auto day = day_text.size() <= 2 ? whole_number(day_text) : std::nullopt;
  if (!year || !month || !day) return std::nullopt;
  date.year = *year;
  date.month = *month;
  date.day = *day;
  if (!exists(date)) return std::nullopt;
  return date;
}

bool exists(const Date& date) {
  if (date.year < 1900 || date.year > 2199 || date.month < 1 || date.day < 1) return false;
  return std::chrono::year_month_day(std::chrono::year(date.year),
                                     std::chrono::month(static_cast<unsigned>(date.month)),
                                     std::chrono::day(static_cast<unsigned>(date.day)))
      .ok();
}

std::string to_string(const Date& date) {
  return fmt::format("{}{:04}-{:02}-{:02}", date.uncertain ? "?" : "", date.year, date.month, date.day);
}

std::optional<WrittenTime> read_written_time(std::string_view text) {
  WrittenTime written;
  written.uncertain = take_doubt(text);
  auto parts = parts_of(text, ":.", 3);
  if (parts.size() == 1 && text.size() == 4) parts = {text.substr(0, 2), text.substr(2)};
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = whole_number(parts[i]);
    const bool wide_enough = parts[i].size() == 2 || (i == 0 && parts[i].size() == 1);
    if (!number || !wide_enough || *number > (i == 0 ? 23 : 59)) return std::nullopt;
  }
  written.time = fmt::format("{:0>2}:{}", parts[0], parts[1]);
  return written;
}

}  // namespace candour
