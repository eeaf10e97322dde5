#include "hub/cli/export_event.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <utility>

#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/disk/files_in_the_making.hpp"
#include "common/disk/folder.hpp"
#include "common/event/read_event.hpp"
#include "common/export/bundle.hpp"
#include "common/export/leaving_check.hpp"
#include "common/export/made_documents.hpp"
#include "common/process/standard_streams.hpp"
#include "common/record/small_numbers.hpp"
#include "common/sealed/passphrase.hpp"
#include "common/store/event_store.hpp"
#include "common/text/counted.hpp"
#include "common/text/nearest.hpp"
#include "common/text/utf8.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

std::string endings_of(const std::string& format) {
  std::set<std::string> endings;
  for (const auto* each : documents_of({format})) endings.insert(fs::path(each->file).extension().string());
  return fmt::format("{}", fmt::join(endings, " or "));
}

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

/// Typed twice it is one document still, and one is a file.
std::vector<std::string> each_once(const std::vector<std::string>& formats) {
  std::vector<std::string> once;
  for (const auto& format : formats) {
    if (std::find(once.begin(), once.end(), format) == once.end()) once.push_back(format);
  }
  return once;
}

/// By a name alone: the first format whose file ends so.
std::string format_meant_by(const fs::path& out) {
  for (const auto& each : document_formats()) {
    if (!out.extension().empty() && fs::path(each.file).extension() == out.extension()) return each.format;
  }
  return "csv";
}

/// A file's ending says to people, and to what they open it with, what is in it.
Done check_name(const ExportOptions& options) {
  const auto ending = options.out.extension().string();
  if (options.zip && ending == ".zip") return {};
  if (options.formats.size() > 1 && !options.zip) return {};  // a folder
  std::vector<std::string> others;
  for (const auto& each : document_formats()) {
    if (fs::path(each.file).extension() != ending) continue;
    if (!options.zip && each.format == options.formats.front()) return {};
    if (others.empty() || others.back() != each.format) others.push_back(each.format);
  }
  if (options.zip && !others.empty()) {
    return fail(ExitCode::usage,
                fmt::format("{} would be a locked archive: give it a name that ends with .zip.", options.out.string()));
  }
  if (ending == ".zip")
    return fail(ExitCode::usage, fmt::format("{} would be no archive: say --zip as well.", options.out.string()));
  if (others.empty()) return {};
  return fail(ExitCode::usage,
              fmt::format("What --format {} writes does not belong into {}: give a name that ends with {}, or say "
                          "--format {}.",
                          options.formats.front(), options.out.string(), endings_of(options.formats.front()),
                          fmt::join(others, " or ")));
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
    std::fputs(fmt::format("\ropening {} of {}", done, all).c_str(), stderr);
  } else {
    std::fputs(fmt::format("\r{:40}\r", "").c_str(), stderr);
  }
  return true;
}

/// The documents that were asked for. Of a format's two only one has a place where `out` names a file: the one with its
/// ending, else the last.
std::vector<const DocumentFormat*> asked_for(const ExportOptions& options) {
  auto asked = documents_of(options.formats);
  if (options.zip || options.formats.size() > 1 || asked.size() < 2) return asked;
  for (const auto* each : asked) {
    if (fs::path(each->file).extension() == options.out.extension()) return {each};
  }
  return {asked.back()};
}

/// One line each: in which document and section, which words, what they look like, what to do.
void print_what_was_found(const LookedAtFormat& looked_at) {
  for (const auto& each : looked_at.findings) {
    complain(fmt::format("{}, \"{}\": \"{}\" {}: {}.", looked_at.format, shown_safely(each.section),
                         shown_safely(each.words), each.what, each.todo));
  }
  for (const auto& hint : looked_at.hints) complain(sentence_of(hint));
}

Done check_before_it_leaves(const ReviewedEvent& event, const ExportOptions& options) {
  const auto looked_at = look_before_leaving(event, asked_for(options), assets_folder() / "guard");
  if (!looked_at) return tl::make_unexpected(looked_at.error());
  for (const auto& each : *looked_at) print_what_was_found(each);
  if (stopping(*looked_at) == 0 || options.publish_anyway) return {};
  return fail(ExitCode::refused,
              "Nothing was written: what is listed above could point at somebody. Change it in the review, or export "
              "with --publish-anyway when you have read it.");
}

Done write_folder(const std::vector<ArchiveEntry>& files, const fs::path& folder, StopSignal& stop) {
  std::vector<std::pair<std::string, std::string_view>> together;
  for (const auto& file : files) together.emplace_back(file.name, file.bytes);
  return write_together(folder, together, [&stop] { return !stop.came(); });
}

/// The passphrase first: a file that nobody can open must not stand where the comments stood.
Done write_locked(const ReviewedEvent& event, std::vector<ArchiveEntry> files, const fs::path& out) {
  const auto passphrase = make_passphrase(assets_folder());
  if (!passphrase) return tl::make_unexpected(passphrase.error());
  const auto bundle = locked_bundle(event, std::move(files), passphrase->view());
  if (!bundle) return tl::make_unexpected(bundle.error());
  fmt::print("passphrase, shown once: {}\n", passphrase->view());
  if (const auto shown = standard_output_arrived(); !shown) {
    return fail(ExitCode::failed,
                "The passphrase could not be shown, so nothing was written. " + shown.error().sentence);
  }
  return write_file(out, *bundle);
}

Done write_documents(const ReviewedEvent& event, std::vector<ArchiveEntry> made, const ExportOptions& options,
                     StopSignal& stop) {
  if (options.zip) return write_locked(event, std::move(made), options.out);
  if (options.formats.size() == 1) return write_file(options.out, made.front().bytes);
  return write_folder(with_manifest(event, std::move(made)), options.out, stop);
}

/// Documents that lie in the folder and are not of this export: its manifest does not name them.
std::vector<std::string> of_an_earlier_export(const ExportOptions& options) {
  std::set<std::string> made;
  for (const auto* each : documents_of(options.formats)) made.insert(each->file);
  std::vector<std::string> earlier;
  for (const auto& each : document_formats()) {
    if (made.count(each.file) == 0 && is_there(options.out / each.file)) earlier.push_back(each.file);
  }
  return earlier;
}

void tell(const EventStore& store, const ReviewedEvent& event, const ExportOptions& options) {
  fmt::print("exported {} contributions to {}\n", event.record.contributions.size(), options.out.string());
  if (store.facts().rehearsal) fmt::print("This was a rehearsal.\n");
  if (store.late() > 0) {
    fmt::print("{} came after the close and are in it.\n", counted_for_people(store.late(), store.facts().k));
  }
  std::fflush(stdout);  // who reads both as one reads them in this order
  if (!options.zip) {
    complain(fmt::format("Not locked: whoever gets {} can read it; --zip locks it.",
                         options.formats.size() == 1 ? "this file" : "these files"));
  }
  const bool folder = !options.zip && options.formats.size() > 1;
  if (const auto earlier = folder ? of_an_earlier_export(options) : std::vector<std::string>(); !earlier.empty()) {
    complain(fmt::format("Left as it was, from an earlier export: {}.", fmt::join(earlier, ", ")));
  }
  if (event.unreadable > 0) {
    complain(fmt::format("Left out: {} that are no contributions of this event, though they were sealed into it.",
                         counted(event.unreadable, "row")));
  }
  if (event.record.doubled > 0) {
    complain(fmt::format("Left out: {}, in the export already.", counted(event.record.doubled, "row")));
  }
}

}  // namespace

Done export_event(const ExportOptions& asked, StopSignal& stop) {
  auto options = asked;
  if (options.formats.empty()) options.formats = {format_meant_by(options.out)};
  options.formats = each_once(options.formats);
  if (auto known = check_formats(options); !known) return known;
  if (auto named = check_name(options); !named) return named;
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
  if (auto checked = check_before_it_leaves(*event, options); !checked) return checked;
  auto made = make_documents(*event, asked_for(options), {options.raw_csv},
                             [&stop](const MakingProgress&) { return !stop.came(); });
  if (!made) return tl::make_unexpected(made.error());
  if (auto written = write_documents(*event, std::move(*made), options, stop); !written) return written;
  tell(*store, *event, options);
  return {};
}

}  // namespace candour::hub
