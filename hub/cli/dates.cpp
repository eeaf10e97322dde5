#include "hub/cli/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "common/calendar/deadline_plan.hpp"
#include "common/pack/read_pack.hpp"
#include "common/process/standard_streams.hpp"
#include "common/text/nearest.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/plan_json.hpp"

namespace candour::hub {
namespace {

using EnteredDays = std::map<std::string, CalendarDay>;

constexpr const char* kNoDeadlines =
    "This pack has no deadlines: add [deadlines] to event.toml, as the Kirklees profiles have them.";

/// Whatever a pack's ids are.
void print_dates_line(std::FILE* out, const std::string& line) { fmt::print(out, "{}\n", shown_safely(line)); }

Result<EventPack> pack_in(const std::filesystem::path& folder) {
  auto loaded = load_pack(folder);
  if (!loaded) return tl::make_unexpected(loaded.error());
  if (loaded->reading.pack) return std::move(*loaded->reading.pack);
  for (const auto& fault : loaded->reading.faults) complain(to_string(fault));
  return fail(ExitCode::bad_input, "This pack cannot be used yet: mend what is listed above and try again.");
}

Result<EnteredDays> days_from(const std::vector<std::string>& words, const EventPack& pack) {
  if (pack.deadlines.empty() && !words.empty()) return fail(ExitCode::usage, kNoDeadlines);
  auto known = days_to_enter(pack.deadlines);
  for (const auto& each : pack.deadlines) known.push_back(each.id);
  EnteredDays days;
  for (const auto& word : words) {
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    if (equals == std::string::npos)
      return fail(ExitCode::usage, fmt::format("--day wants NAME=YYYY-MM-DD, not \"{}\".", shown_safely(word)));
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const auto meant = nearest(name, known);
      return fail(ExitCode::usage,
                  shown_safely(fmt::format("No deadline of this pack counts from \"{}\"{}; there are {}.", name,
                                           meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant),
                                           fmt::join(known, ", "))));
    }
    const auto day = read_day(std::string_view(word).substr(equals + 1));
    if (!day) {
      return fail(ExitCode::usage, shown_safely(fmt::format("\"{}\" is not a day: write {}=2025-04-15.",
                                                            word.substr(equals + 1), name)));
    }
    if (!days.emplace(name, *day).second)
      return fail(ExitCode::usage, shown_safely(fmt::format("--day gives \"{}\" twice: give each day once.", name)));
  }
  return days;
}

std::string words_of(const PlannedDay& day, const WorkingDays& calendar) {
  if (!day.due) return "waits for " + day.waits_for;
  auto words = fmt::format("{:<16}", day_in_words(*day.due));
  if (day.day_number) words += fmt::format("  day {}", *day.day_number);
  if (day.entered) words += "  (as entered)";
  if (!calendar.is_one(*day.due)) words += fmt::format("  next working day {}", day_in_words(day.next_working));
  return words;
}

void print_plan(const DeadlinePlan& plan, const EnteredDays& entered, const WorkingDays& calendar) {
  std::size_t widest = 0;
  for (const auto& day : plan.days) widest = std::max(widest, day.id.size());
  const auto is_deadline = [&](const auto& name) {
    return std::any_of(plan.days.begin(), plan.days.end(), [&](const auto& each) { return each.id == name; });
  };
  for (const auto& [name, day] : entered) {
    if (!is_deadline(name)) print_dates_line(stdout, fmt::format("{:<{}}  {}", name, widest, day_in_words(day)));
  }
  for (const auto& day : plan.days)
    print_dates_line(stdout, fmt::format("{:<{}}  {}", day.id, widest, words_of(day, calendar)));
  for (const auto& warning : plan.warnings) print_dates_line(stdout, "Warning: " + to_string(warning));
  print_dates_line(stdout, kHowDaysCount);
}

}  // namespace

Done show_dates(const DatesOptions& options) {
  const auto pack = pack_in(options.pack);
  if (!pack) return tl::make_unexpected(pack.error());
  if (pack->deadlines.empty() && !options.json) {
    fmt::print("{}\n", kNoDeadlines);
    return {};
  }
  const auto entered = days_from(options.days, *pack);
  if (!entered) return tl::make_unexpected(entered.error());
  const auto nation = pack->nation.value_or(Nation::england_and_wales);
  auto holidays = load_bank_holidays(nation);
  if (!holidays) return tl::make_unexpected(holidays.error());
  const WorkingDays calendar(std::move(*holidays));
  const auto plan = plan_deadlines(pack->deadlines, *entered, calendar);
  if (options.json) {
    fmt::print("{}\n", plan_json(plan, nation, calendar.holidays()));
  } else {
    print_plan(plan, *entered, calendar);
  }
  return {};
}

}  // namespace candour::hub
