#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/pack/event_pack.hpp"

namespace candour {

/// A date as agencies write it: 2024-05-22, 22/05/2016, 22.05.16, 22-may-16, 22 May 2016; day first, a leading "?" for
/// uncertain. A year of two digits is 2000 to 2069 or 1970 to 1999: a chronology that reaches into the 1960s is rarer
/// than a plan that reaches into the 2060s, and four digits always say it. Nothing when there is no such day.
std::optional<Date> read_written_date(std::string_view text);

/// Whether the calendar has this day, in the years 1900 to 2199 (outside them it is a slip of the finger).
bool exists(const Date& date);

/// 2024-05-22, with its "?" when it is uncertain.
std::string to_string(const Date& date);

struct WrittenTime {
  std::string time;  ///< "HH:MM"
  bool uncertain = false;
};

/// A time of the day: 9:05, 09:05, 09.05, 0905, 09:05:30 (seconds are left out), a leading "?" for uncertain.
std::optional<WrittenTime> read_written_time(std::string_view text);

}  // namespace candour
