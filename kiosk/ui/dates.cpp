#include "kiosk/ui/dates.hpp"

#include <fmt/format.h>

#include <chrono>

namespace candour {
namespace {

std::string_view nth_word(std::string_view words, std::size_t n) {
  while (n-- > 0 && words.find(' ') != words.npos) words.remove_prefix(words.find(' ') + 1);
  return words.substr(0, words.find(' '));
}

std::string about(const Ui& ui, const Date& date, const std::string& plain) {
  return date.uncertain ? ui.say("facts.about", {{"date", plain}}) : plain;
}

std::string day_of(const Ui& ui, const Date& date) {
  return fmt::format("{} {}", date.day, nth_word(ui.say("date.months"), static_cast<std::size_t>(date.month - 1)));
}

std::string_view weekday_of(const Ui& ui, const Date& date) {
  using namespace std::chrono;
  const year_month_day day{year(date.year), month(static_cast<unsigned>(date.month)),
                           std::chrono::day(static_cast<unsigned>(date.day))};
  return nth_word(ui.say("date.days"), weekday(sys_days(day)).iso_encoding() - 1);
}

}  // namespace

std::string day_and_month(const Ui& ui, const Date& date) {
  return about(ui, date, fmt::format("{} {}", weekday_of(ui, date), day_of(ui, date)));
}

std::string short_date(const Ui& ui, const Date& date) { return about(ui, date, day_of(ui, date)); }

std::string whole_date(const Ui& ui, const Date& date) {
  return fmt::format("{} {}", day_and_month(ui, date), date.year);
}

}  // namespace candour
