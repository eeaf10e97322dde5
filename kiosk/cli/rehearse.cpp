#include "kiosk/cli/rehearse.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "common/disk/file.hpp"
#include "common/process/monotonic_clock.hpp"
#include "kiosk/cli/rehearsal.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostContributions = std::size_t{1} << 30;  // of a contributions file

Result<std::vector<RehearsalLine>> read_lines(const RehearseOptions& options) {
  if (!options.resume.empty()) return std::vector<RehearsalLine>();
  const auto bytes = read_file(options.contributions, kMostContributions);
  if (!bytes) return fail(ExitCode::bad_input, bytes.error().sentence);
  auto file = rehearsal_file_from(*bytes);
  if (file.faults.empty()) return std::move(file.lines);
  auto printed = printed_faults(options.contributions, file.faults);
  printed.pop_back();
  return fail(ExitCode::bad_input, std::move(printed));
}

/// What there is to say about the end, and what it makes the exit code.
ExitCode say_end(const RehearseOptions& options, const Rehearsal& run, const Outbox::Counts& counts) {
  if (run.unwritten() > 0) {
    say(fmt::format("The event closed before everything was written; lines that were left out: {}.", run.unwritten()));
  }
  if (!run.end()) {
    say("Stopped.");
    return ExitCode::done;
  }
  switch (*run.end()) {
    case RehearsalEnd::unreachable:
      say(fmt::format("Cannot reach the broker at {} within 15 seconds; check the address and that it runs.",
                      options.broker.host));
      return ExitCode::failed;
    case RehearsalEnd::timed_out:
      say(fmt::format("Not everything was done after {} seconds (--timeout).", options.timeout_s));
      return ExitCode::failed;
    case RehearsalEnd::drained:
      say("Nothing was released any more; what waits is below k until the close.");
      break;
    case RehearsalEnd::done:
      break;
  }
  if (counts.foreign > 0 || counts.stuck > 0) {
    say("Something in the spools is not of this event, or was refused for good; it is kept.");
    return ExitCode::failed;
  }
  return run.unwritten() > 0 ? ExitCode::refused : ExitCode::done;
}

ExitCode publish(const RehearseOptions& options, const RehearsalReport& report, const DataFolder& folder) {
  if (options.json) {
    fmt::print("{}\n", to_json(report));
  } else {
    fmt::print("{}", summary(report, folder.path()));
  }
  std::fflush(stdout);
  if (options.report.empty()) return ExitCode::done;
  const auto written = write_file(options.report, to_json(report) + "\n", Readers::everybody);
  if (written) return ExitCode::done;
  say(written.error().sentence);
  return written.error().code;
}

Result<ExitCode> run_all(const RehearseOptions& options, StopSignal& stop) {
  auto lines = read_lines(options);
  if (!lines) return tl::make_unexpected(lines.error());
  auto folder = DataFolder::choose(options);
  if (!folder) return tl::make_unexpected(folder.error());
  SystemChance chance;
  SimulatedKiosks kiosks(options, chance);
  if (const auto opened = kiosks.open(*folder); !opened) return tl::make_unexpected(opened.error());
  Rehearsal run(options, std::move(*lines), kiosks, monotonic_now());
  const auto ran = run.run(stop);
  const auto report = run.report();
  if (report.waiting > 0) {
    folder->keep();
    say(fmt::format("What has no receipt waits in {}; send it with --resume {}.", folder->path().string(),
                    folder->path().string()));
  }
  if (!ran && ran.error().code != ExitCode::failed) return tl::make_unexpected(ran.error());
  if (!ran) say(ran.error().sentence);
  if (report.dropped_votes > 0) {
    say(fmt::format("Votes that were dropped, because what they are for was not released: {}.", report.dropped_votes));
  }
  const auto code = ran ? say_end(options, run, kiosks.counts()) : ran.error().code;
  const auto published = publish(options, report, *folder);
  return code == ExitCode::done ? published : code;
}

}  // namespace

ExitCode rehearse(const RehearseOptions& options, StopSignal& stop) {
  const auto code = run_all(options, stop);
  if (code) return *code;
  say(code.error().sentence);
  return code.error().code;
}

}  // namespace candour
