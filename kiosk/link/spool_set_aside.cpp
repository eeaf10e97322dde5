// What becomes of a spool that cannot be read (SPOOL.md, "Set aside").
#include <fmt/format.h>

#include <utility>

#include "common/disk/file.hpp"
#include "kiosk/link/spool.hpp"

namespace candour {
namespace fs = std::filesystem;
namespace {

fs::path aside(const fs::path& folder, std::string_view name, int number) {
  return folder / fmt::format("{}.set-aside-{}", name, number);
}

int first_free(const fs::path& folder) {
  int number = 1;
  while (is_there(aside(folder, "spool.db", number)) || is_there(aside(folder, "spool.key", number))) ++number;
  return number;
}

}  // namespace

Done Spool::set_aside(std::string_view why) {
  file_.reset();
  const auto kept_as = rename_aside();
  if (!kept_as) return tl::make_unexpected(kept_as.error());
  messages_.push_back(
      fmt::format("{} It is kept as {}, and a new spool was begun. Show this to whoever looks after the kiosks.", why,
                  kept_as->string()));
  return load();
}

/// Only a start that has carried over is counted: one that a full disk or a power cut ended is followed by another that
/// does it.
Done Spool::carry_over() {
  const int last = first_free(folder_) - 1;
  if (last == 0 || file_->was_begun()) return {};
  const auto from = aside(folder_, "spool.db", last);
  const auto carried = salvaged(from, aside(folder_, "spool.key", last));
  if (carried.empty()) return {};
  const auto put_back = put(carried);
  if (!put_back) {
    return fail(put_back.error().code,
                fmt::format("{} What is waiting is still in {}.", put_back.error().sentence, from.string()));
  }
  messages_.push_back(fmt::format("What could be read of {} was carried over.", from.string()));
  return {};
}

/// Its key is still in its old place where the power went between the two.
std::vector<SpoolEntry> Spool::salvaged(const fs::path& file, const fs::path& key_file) const {
  std::vector<SpoolEntry> entries;
  KeyBlock own(key_file, "spool");
  if (!own.read()) return entries;
  const auto& key = own.there() ? own : key_;
  for (const auto& row : SpoolFile::salvage(file)) {
    if (auto entry = unwrapped(key, row.wrapped)) entries.push_back(*entry);
  }
  return entries;
}

/// Both files and SQLite's journal under the first number that is free; the new name of spool.db.
Result<fs::path> Spool::rename_aside() {
  const int number = first_free(folder_);
  const auto kept_as = aside(folder_, "spool.db", number);
  const std::pair<fs::path, fs::path> names[] = {{folder_ / "spool.db", kept_as},
                                                 {folder_ / "spool.db-journal", kept_as.string() + "-journal"},
                                                 {folder_ / "spool.key", aside(folder_, "spool.key", number)}};
  for (const auto& [from, to] : names) {
    std::error_code error;
    if (is_there(from)) fs::rename(from, to, error);
    if (error) return fail(ExitCode::failed, fmt::format("Cannot set {} aside: {}.", from.string(), error.message()));
  }
  if (const auto synced = sync_folder(folder_); !synced) return tl::make_unexpected(synced.error());
  return kept_as;
}

}  // namespace candour
