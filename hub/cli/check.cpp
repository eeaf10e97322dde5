#include "hub/cli/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "common/calendar/deadline_plan.hpp"
#include "common/pack/read_pack.hpp"
#include "common/pack/written_date.hpp"
#include "common/process/standard_streams.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/pack_report_json.hpp"

namespace candour {
namespace {

void print_line(const std::string& line) { fmt::print("{}\n", shown_safely(line)); }

std::string hours(const Session& session) {
  if (session.start.empty() || session.end.empty()) return {};
  return fmt::format(", {} to {}", session.start, session.end);
}

void print_session(const Session& session) {
  int minutes = 0;
  for (const auto& step : session.steps) minutes += step.minutes;
  print_line(fmt::format("Session {}: {}{}, {} minutes", session.id, session.title.en, hours(session), minutes));
  for (const auto& step : session.steps) {
    print_line(fmt::format("  {}. {} ({}): {} minutes, {} {}", step.number, step.title.en, step.id, step.minutes,
                           step.prompts.size(), step.prompts.size() == 1 ? "prompt" : "prompts"));
  }
}

std::string retention(const EventPack& pack) {
  const auto months = pack.retention_months > 0 ? fmt::format("{} months", pack.retention_months) : "not given";
  return pack.legal_hold ? months + ", under a legal hold" : months;
}

/// That there is a plan, and with which words to see it.
void print_deadlines(const EventPack& pack, const std::string& folder) {
  if (pack.deadlines.empty()) return;
  const auto days = days_to_enter(pack.deadlines);
  const bool notified = std::find(days.begin(), days.end(), kNotification) != days.end();
  print_line(fmt::format("Deadlines: {}; plan their dates with candour-hub dates {} --day {}=YYYY-MM-DD",
                         pack.deadlines.size(), folder, notified || days.empty() ? kNotification : days.front()));
}

void print_summary(const EventPack& pack, const std::string& folder) {
  print_line(pack.title);
  print_line(fmt::format("Reference: {}", pack.reference));
  if (pack.date) print_line(fmt::format("Date: {}", to_string(*pack.date)));
  for (const auto& session : pack.sessions) print_session(session);
  std::size_t prompts = 0;
  for (const auto& session : pack.sessions) {
    for (const auto& step : session.steps) prompts += step.prompts.size();
  }
  print_line(fmt::format("Agencies: {}", pack.agencies.size()));
  print_line(fmt::format("Chronology entries: {}", pack.chronology.size()));
  print_line(fmt::format("Key practice episodes: {}", pack.kpes.size()));
  print_line(fmt::format("Themes: {}", pack.themes.size()));
  print_line(fmt::format("Prompts: {}", prompts));
  print_line(fmt::format("Rules: k = {} sittings, a beat every {} s", pack.rules.k, pack.rules.beat_seconds));
  print_line(fmt::format("Retention: {}", retention(pack)));
  print_deadlines(pack, folder);
}

void print_faults(const std::vector<Fault>& faults) {
  for (const auto& fault : faults) complain(to_string(fault));
}

ExitCode code_of(const PackReading& reading) { return reading.pack ? ExitCode::done : ExitCode::bad_input; }

ExitCode report_failure(const CheckOptions& options, const Failure& failure) {
  if (options.json) {
    PackReading nothing;
    nothing.faults.push_back({options.pack.string(), 1, failure.sentence, Fault::Kind::error});
    fmt::print("{}\n", pack_report_json(nothing));
  } else {
    complain(shown_safely(failure.sentence));
  }
  return failure.code;
}

}  // namespace

ExitCode run_check(const CheckOptions& options) {
  const auto loaded = load_pack(options.pack);
  if (!loaded) return report_failure(options, loaded.error());
  const auto& reading = loaded->reading;
  if (options.json) {
    fmt::print("{}\n", pack_report_json(reading));
    return code_of(reading);
  }
  print_faults(reading.faults);
  if (reading.pack) {
    print_summary(*reading.pack, options.pack.string());
  } else {
    complain("This pack cannot be used yet: mend what is listed above and check again.");
  }
  return code_of(reading);
}

}  // namespace candour
