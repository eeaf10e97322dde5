#include "common/calendar/calendar_day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/pack/written_date.hpp"

namespace candour {
namespace {

constexpr std::array kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array kMonthsInShort = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

CalendarDay day_of(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

CalendarDay months_later(CalendarDay start, int count) {
  const std::chrono::year_month_day date(start);
  const auto month = std::chrono::year_month(date.year(), date.month()) + std::chrono::months(count);
  const auto last = std::chrono::year_month_day_last(month.year(), std::chrono::month_day_last(month.month()));
  return CalendarDay(month / std::min(date.day(), last.day()));
}

std::optional<CalendarDay> read_day(std::string_view text) {
  const auto digit_or_hyphen = [&](std::size_t i) {
    return i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
  };
  if (text.size() != 10) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!digit_or_hyphen(i)) return std::nullopt;
  }
  const auto date = read_written_date(text);
  if (!date) return std::nullopt;
  return day_of(*date);
}

std::string to_string(CalendarDay day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string day_in_words(CalendarDay day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{} {} {} {}", kWeekdays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonthsInShort[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

}  // namespace candour
