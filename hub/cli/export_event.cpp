#include "hub/cli/export_event.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/event/read_event.hpp"
#include "common/export/csv_document.hpp"
#include "common/export/jsonl_document.hpp"
#include "common/record/small_numbers.hpp"
#include "common/store/event_store.hpp"
#include "common/text/nearest.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string>& known_formats() {
  static const std::vector<std::string> formats = {"csv", "jsonl"};
  return formats;
}

Done check_formats(const ExportOptions& options) {
  for (const auto& format : options.formats) {
    const auto& known = known_formats();
    if (std::find(known.begin(), known.end(), format) != known.end()) continue;
    const auto meant = nearest(format, known);
    return fail(ExitCode::usage, fmt::format("There is no format \"{}\"{}; there are csv and jsonl.", format,
                                             meant.empty() ? "" : fmt::format("; did you mean {}?", meant)));
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

/// One line on the terminal where opening takes long enough to wonder.
bool show_progress(std::size_t done, std::size_t all) {
  constexpr std::size_t kManyRecords = 5000;
  if (::isatty(STDERR_FILENO) == 0 || all < kManyRecords) return true;
  if (done < all) {
    fmt::print(stderr, "\ropening {} of {}", done, all);
  } else {
    fmt::print(stderr, "\r{:40}\r", "");
  }
  return true;
}

std::string document(const std::string& format, const ReviewedEvent& event, const ExportOptions& options) {
  if (format == "jsonl") return jsonl_document(event.record, event.review);
  return csv_document(contributions_table(event.pack, event.session, event.record, event.review),
                      options.raw_csv ? CsvFlavour::raw : CsvFlavour::for_excel);
}

Done write_documents(const ReviewedEvent& event, const ExportOptions& options) {
  if (options.formats.size() == 1) return write_file(options.out, document(options.formats[0], event, options));
  std::error_code error;
  fs::create_directories(options.out, error);
  if (error)
    return fail(ExitCode::failed, fmt::format("Cannot make the folder {}: {}.", options.out.string(), error.message()));
  for (const auto& format : options.formats) {
    const auto file = options.out / ("contributions." + format);
    if (auto written = write_file(file, document(format, event, options)); !written) return written;
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

Done export_event(const ExportOptions& options) {
  if (auto known = check_formats(options); !known) return known;
  const auto lock = FolderLock::take(options.event);
  if (!lock) return tl::make_unexpected(lock.error());
  const auto store = EventStore::open(options.event / "event.db", Database::For::reading);
  if (!store) return tl::make_unexpected(store.error());
  if (auto closed = check_closed(*store, options.event); !closed) return closed;
  const auto keys =
      unlock_file(options.key.empty() ? options.event / "event.key" : options.key, options.passphrase_file);
  if (!keys) return tl::make_unexpected(keys.error());
  const auto event = read_event(*store, *keys, show_progress);
  if (!event) return tl::make_unexpected(event.error());
  if (auto written = write_documents(*event, options); !written) return written;
  tell(*store, *event, options);
  return {};
}

}  // namespace candour::hub
