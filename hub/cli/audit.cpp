#include "hub/cli/audit.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <optional>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/process/standard_streams.hpp"
#include "common/store/clear_facts.hpp"
#include "hub/audit/audit_event.hpp"
#include "hub/audit/page.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

Result<std::optional<EventKeys>> keys_for(const AuditOptions& options) {
  if (!options.unlock && options.passphrase_file.empty() && options.key.empty()) return std::nullopt;
  auto keys = unlock_file(options.key.empty() ? options.event / "event.key" : options.key, options.passphrase_file);
  if (!keys) return tl::make_unexpected(keys.error());
  return std::optional<EventKeys>(std::move(*keys));
}

/// Which file is read, where somebody watches: a large store takes its time.
void show_file(const fs::path& file) {
  if (::isatty(STDERR_FILENO) != 0) complain(fmt::format("reading {}", file.string()));
}

}  // namespace

Done audit(const AuditOptions& options, StopSignal& stop) {
  const auto facts = read_clear_facts(options.event);
  if (!facts) return tl::make_unexpected(facts.error());
  const auto lock = FolderLock::take(options.event);
  if (!lock) return tl::make_unexpected(lock.error());
  const auto keys = keys_for(options);
  if (!keys) return tl::make_unexpected(keys.error());

  AuditPlan plan;
  plan.event = options.event;
  plan.keys = *keys ? &**keys : nullptr;
  plan.broker_folder = options.broker_folder.empty() ? fs::path("/run/candour") / facts->ref : options.broker_folder;
  plan.also = options.also;
  plan.on_file = [&stop](const fs::path& file) {
    show_file(file);
    return !stop.came();
  };
  const auto report = audit_event(plan);
  if (!report) return tl::make_unexpected(report.error());

  const auto page = options.json ? to_json(*report) + "\n" : page_of(*report);
  if (options.out.empty()) {
    fmt::print("{}", page);
    std::fflush(stdout);
  } else if (auto written = write_file(options.out, page); !written) {
    return written;
  }
  if (report->leaks.empty() && !report->not_looked_into.empty() && !options.out.empty())
    complain(
        fmt::format("Not every file could be looked into; {} names those to look at by hand.", options.out.string()));
  if (report->leaks.empty()) return {};
  return fail(
      ExitCode::failed,
      fmt::format("The audit failed: {} found that must not be there; {}.",
                  report->leaks.size() == 1 ? "one thing was" : fmt::format("{} things were", report->leaks.size()),
                  options.out.empty() ? "the page names them" : options.out.string() + " names them"));
}

}  // namespace candour::hub
