#include "hub/cli/status.hpp"

#include <fmt/format.h>

#include "common/disk/folder.hpp"
#include "common/record/small_numbers.hpp"
#include "common/store/clear_facts.hpp"
#include "common/store/event_store.hpp"
#include "common/wire/cli_json.hpp"
#include "hub/cli/wording.hpp"

namespace candour::hub {
namespace {

std::string free_space(const std::filesystem::path& event) {
  std::error_code error;
  const auto space = std::filesystem::space(event, error);
  if (error) return "not known";
  const double megabytes = static_cast<double>(space.available) / 1e6;
  return megabytes < 1000 ? fmt::format("{:.0f} MB", megabytes) : fmt::format("{:.0f} GB", megabytes / 1000);
}

std::string_view word_of(const std::optional<Trouble>& trouble) {
  if (!trouble) return "";
  switch (*trouble) {
    case Trouble::disk:
      return "disk";
    case Trouble::broker:
      return "broker";
    case Trouble::clock:
      return "clock";
  }
  return "";
}

Result<StatusReport> report_of_room(const StatusOptions& options, StopSignal& stop) {
  auto visit = RoomVisitor::visit(options.event, options.way, stop);
  if (!visit) return tl::make_unexpected(visit.error());
  auto& visitor = **visit;
  if (!visitor.wait_for_hub([&] { return visitor.room().has_value(); })) {
    if (stop.came()) return fail(ExitCode::failed, "Stopped before the hub said where the room is.");
    return fail(ExitCode::failed, "The hub is running but says nothing; look at the program that serves the event.");
  }
  const auto& room = *visitor.room();
  StatusReport report;
  report.reference = room.reference;
  report.session = room.session;
  report.rehearsal = room.rehearsal;
  report.serving = true;
  report.phase = room.phase;
  report.step = room.steps[room.at].id;
  report.step_number = room.at + 1;
  report.steps = room.steps.size();
  report.remaining = room.remaining;
  report.behind = room.behind;
  report.broker = visitor.broker_url();
  report.trouble = word_of(room.trouble);
  report.late = room.late;
  return report;
}

Result<StatusReport> report_of_store(const StatusOptions& options) {
  const auto lock = FolderLock::take(options.event);
  if (!lock) return tl::make_unexpected(lock.error());
  const auto store = EventStore::open(options.event / "event.db", Database::For::reading);
  if (!store) return tl::make_unexpected(store.error());
  const auto position = store->position();
  StatusReport report;
  report.reference = store->facts().reference;
  report.session = store->facts().session;
  report.rehearsal = store->facts().rehearsal;
  report.phase = position.phase;
  report.step = position.here().step.id;
  report.step_number = position.at + 1;
  report.steps = position.steps.size();
  report.remaining = position.here().left;
  report.behind = behind_plan(position);
  report.late = counted_for_people(store->late(), store->facts().k);
  return report;
}

std::string plan_words(Millis behind) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(behind).count();
  if (minutes == 0) return "on time";
  return fmt::format("{} min {}", minutes < 0 ? -minutes : minutes, minutes < 0 ? "ahead" : "behind");
}

void print(const StatusReport& report) {
  fmt::print("event: {}, session {}{}\n", report.reference, report.session, report.rehearsal ? " (a rehearsal)" : "");
  fmt::print("phase: {}\n", to_string(report.phase));
  fmt::print("step: {} of {} ({})\n", report.step_number, report.steps, report.step);
  fmt::print("time: {}, {}\n", time_left(report.remaining), plan_words(report.behind));
  fmt::print("serving: {}\n", report.serving ? "yes" : "no");
  fmt::print("broker: {}\n", report.broker.empty() ? "none" : report.broker);
  fmt::print("disk: {}{} free\n", report.trouble == "disk" ? "in trouble, collecting has stopped; " : "",
             report.free_space);
  if (report.trouble == "clock") fmt::print("clock: not set (it does not matter to the agenda)\n");
  fmt::print("came after the close: {}\n", report.late);
  if (!report.retain_until.empty()) fmt::print("to be kept until: {}\n", report.retain_until);
  if (report.legal_hold) fmt::print("legal hold: yes, it cannot be shredded\n");
}

}  // namespace

Done show_status(const StatusOptions& options, StopSignal& stop) {
  const bool serving = !options.way.broker.empty() || served_address(options.event).has_value();
  auto report = serving ? report_of_room(options, stop) : report_of_store(options);
  if (!report) return tl::make_unexpected(report.error());
  report->free_space = free_space(options.event);
  if (const auto facts = read_clear_facts(options.event)) {
    report->legal_hold = facts->legal_hold;
    report->retain_until = facts->retain_until;
  }
  if (options.json) {
    fmt::print("{}\n", status_json(*report));
  } else {
    print(*report);
  }
  return {};
}

}  // namespace candour::hub
