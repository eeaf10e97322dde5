#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "common/pack/event_pack.hpp"

namespace candour {

/// A day to reckon with; no time of day and no zone.
using CalendarDay = std::chrono::sys_days;

/// Precondition: exists(date).
CalendarDay day_of(const Date& date);

/// The same day of a later month, or the last one where that month is too short.
CalendarDay months_later(CalendarDay start, int count);

/// YYYY-MM-DD and nothing else, as notes and command lines spell it; nothing when no calendar has the day, or it is not
/// of 1900 to 2199.
std::optional<CalendarDay> read_day(std::string_view text);

/// YYYY-MM-DD.
std::string to_string(CalendarDay day);

/// "Thu 24 Apr 2025", in English, for people.
std::string day_in_words(CalendarDay day);

}  // namespace candour
