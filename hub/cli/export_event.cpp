#include "hub/cli/export_event.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/event/read_event.hpp"
#include "common/record/small_numbers.hpp"
#include "common/store/event_store.hpp"
#include "common/text/nearest.hpp"
#include "hub/cli/export_formats.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

/// A document that is ready to be written.
struct MadeFile {
  std::string name;  ///< in a folder
  std::string bytes;
};

Done check_formats(const ExportOptions& options) {
  for (const auto& format : options.formats) {
    const auto known = format_names();
    if (std::find(known.begin(), known.end(), format) != known.end()) continue;
    const auto meant = nearest(format, known);
    return fail(ExitCode::usage, fmt::format("There is no format \"{}\"; {}there are {}.", format,
                                             meant.empty() ? "" : fmt::format("did you mean {}? Otherwise ", meant),
                                             fmt::join(known, ", ")));
  }
  return {};
}

Done check_closed(const EventStore& store, const fs::path& event) {
  if (store.position().phase == Phase::closed) return {};
  return fail(
      ExitCode::refused,
      fmt::format("The event is {}, not closed; close it first: candour-hub run {}, then candour-hub do {} close",
                  to_string(store.position().phase), event.string(), event.string()));
}

/// One line on the terminal where opening takes long enough to wonder; false when somebody asked to stop.
bool show_progress(StopSignal& stop, std::size_t done, std::size_t all) {
  constexpr std::size_t kManyRecords = 5000;
  if (stop.came()) return false;
  if (::isatty(STDERR_FILENO) == 0 || all < kManyRecords) return true;
  if (done < all) {
    fmt::print(stderr, "\ropening {} of {}", done, all);
  } else {
    fmt::print(stderr, "\r{:40}\r", "");
  }
  return true;
}

/// The documents that were asked for. Of a format's two only one has a place where `out` names a file: the one with its
/// ending, else the last.
std::vector<const DocumentFormat*> asked_for(const ExportOptions& options) {
  std::vector<const DocumentFormat*> asked;
  for (const auto& each : document_formats()) {
    if (std::find(options.formats.begin(), options.formats.end(), each.format) != options.formats.end())
      asked.push_back(&each);
  }
  if (options.formats.size() > 1 || asked.size() < 2) return asked;
  for (const auto* each : asked) {
    if (fs::path(each->file).extension() == options.out.extension()) return {each};
  }
  return {asked.back()};
}

Result<std::vector<MadeFile>> make_documents(const ReviewedEvent& event, const ExportOptions& options,
                                             StopSignal& stop) {
  std::vector<MadeFile> made;
  for (const auto* format : asked_for(options)) {
    if (stop.came()) return fail(ExitCode::failed, "Stopped; nothing was written.");
    auto bytes = format->make(event, {options.raw_csv});
    if (!bytes) return tl::make_unexpected(bytes.error());
    made.push_back({format->file, std::move(*bytes)});
  }
  return made;
}

Done write_documents(const std::vector<MadeFile>& made, const ExportOptions& options) {
  if (options.formats.size() == 1) return write_file(options.out, made.front().bytes);
  std::error_code error;
  fs::create_directories(options.out, error);
  if (error)
    return fail(ExitCode::failed, fmt::format("Cannot make the folder {}: {}.", options.out.string(), error.message()));
  for (const auto& file : made) {
    if (auto written = write_file(options.out / file.name, file.bytes); !written) return written;
  }
  return {};
}

void tell(const EventStore& store, const ReviewedEvent& event, const ExportOptions& options) {
  fmt::print("exported {} contributions to {}\n", event.record.contributions.size(), options.out.string());
  if (store.facts().rehearsal) fmt::print("This was a rehearsal.\n");
  if (store.late() > 0) {
    fmt::print("{} came after the close and are in it.\n", counted_for_people(store.late(), store.facts().k));
  }
  if (event.unreadable > 0) {
    fmt::print(stderr, "Left out: {} rows that are no contributions of this event, though they were sealed into it.\n",
               event.unreadable);
  }
  if (event.record.doubled > 0) {
    fmt::print(stderr, "Left out: {} rows that stand in the export already.\n", event.record.doubled);
  }
}

}  // namespace

Done export_event(const ExportOptions& options, StopSignal& stop) {
  if (auto known = check_formats(options); !known) return known;
  const auto lock = FolderLock::take(options.event);
  if (!lock) return tl::make_unexpected(lock.error());
  const auto store = EventStore::open(options.event / "event.db", Database::For::reading);
  if (!store) return tl::make_unexpected(store.error());
  if (auto closed = check_closed(*store, options.event); !closed) return closed;
  const auto keys =
      unlock_file(options.key.empty() ? options.event / "event.key" : options.key, options.passphrase_file);
  if (!keys) return tl::make_unexpected(keys.error());
  const auto event = read_event(*store, *keys, [&stop](auto done, auto all) { return show_progress(stop, done, all); });
  if (!event) return tl::make_unexpected(event.error());
  const auto made = make_documents(*event, options, stop);
  if (!made) return tl::make_unexpected(made.error());
  if (auto written = write_documents(*made, options); !written) return written;
  tell(*store, *event, options);
  return {};
}

}  // namespace candour::hub
