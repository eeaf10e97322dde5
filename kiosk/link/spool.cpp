#include "kiosk/link/spool.hpp"

#include <fmt/format.h>

#include <utility>

#include "common/disk/file.hpp"
#include "common/sealed/random.hpp"

namespace candour {
namespace fs = std::filesystem;
namespace {

SpoolRow wrapped_row(const KeyBlock& key, const SpoolRowId& id, const SpoolEntry& entry) {
  auto bytes = to_bytes(entry);
  SpoolRow row{id, key.key().wrap(bytes)};
  wipe(bytes);
  return row;
}

Done make_folder(const fs::path& folder) {
  if (is_there(folder)) return {};
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) fs::permissions(folder, fs::perms::owner_all, error);
  if (!error) return {};
  return fail(ExitCode::failed, fmt::format("Cannot make the folder {}: {}.", folder.string(), error.message()));
}

}  // namespace

Spool::Spool(fs::path folder, FolderLock lock)
    : folder_(std::move(folder)), lock_(std::move(lock)), key_(folder_ / "spool.key", "spool") {}

Result<Spool> Spool::open(const fs::path& folder) {
  if (const auto made = make_folder(folder); !made) return tl::make_unexpected(made.error());
  auto lock = FolderLock::take(folder);
  if (!lock) return tl::make_unexpected(lock.error());
  Spool spool(folder, std::move(*lock));
  if (const auto begun = spool.begin(); !begun) return tl::make_unexpected(begun.error());
  return spool;
}

Done Spool::begin() {
  auto loaded = load();
  if (!loaded && loaded.error().code == ExitCode::bad_input) loaded = set_aside(loaded.error().sentence);
  if (loaded) loaded = carry_over();
  if (loaded) count_boot();
  return loaded;
}

std::optional<SpoolEntry> Spool::unwrapped(const KeyBlock& key, std::string_view wrapped) {
  auto bytes = key.there() ? key.key().unwrap(wrapped) : std::nullopt;
  if (!bytes) return std::nullopt;
  auto entry = spool_entry_from(*bytes);
  wipe(*bytes);
  return entry;
}

Done Spool::load() {
  rows_.clear();
  const auto key_read = key_.read();
  auto file = SpoolFile::open(folder_ / "spool.db");
  if (!file) return tl::make_unexpected(file.error());
  if (!key_read) return key_read;
  const auto rows = file->rows();
  if (!rows) return tl::make_unexpected(rows.error());
  for (const auto& row : *rows) {
    const auto entry = unwrapped(key_, row.wrapped);
    if (!entry) {
      return fail(ExitCode::bad_input, fmt::format("{} does not fit its key.", (folder_ / "spool.db").string()));
    }
    rows_[entry->secret] = row.id;
  }
  file_ = std::move(*file);
  return {};
}

/// A disk that takes nothing any more must not keep a kiosk from sending what it has.
void Spool::count_boot() {
  const auto boot = file_->count_boot();
  if (boot) {
    boot_ = *boot;
  } else {
    messages_.push_back(boot.error().sentence);
  }
}

Done Spool::put(std::span<const SpoolEntry> entries) {
  if (file_->taken_away() || key_.taken_away()) {
    return fail(ExitCode::failed, fmt::format("The spool was taken out of {} while this kiosk ran, so nothing can be "
                                              "kept; start this kiosk again.",
                                              folder_.string()));
  }
  if (!key_.there()) {
    if (const auto made = key_.make(); !made) return made;
  }
  std::vector<std::pair<Secret, SpoolRow>> fresh;
  for (const auto& entry : entries) {
    if (rows_.contains(entry.secret)) continue;
    fresh.emplace_back(entry.secret, wrapped_row(key_, random_bytes<SpoolRowId>(), entry));
  }
  SystemChance chance;
  shuffle(fresh, chance);  // what comes together lies in no order on the page
  std::vector<SpoolRow> rows;
  for (const auto& [secret, row] : fresh) rows.push_back(row);
  const auto done = file_->insert(rows, doubtful_);
  if (!done) {
    for (const auto& row : rows) doubtful_.push_back(row.id);
    return done;
  }
  doubtful_.clear();
  for (const auto& [secret, row] : fresh) rows_[secret] = row.id;
  return {};
}

Done Spool::settle() {
  if (doubtful_.empty()) return {};
  const auto done = file_->remove(doubtful_);
  if (done) doubtful_.clear();
  return done;
}

Done Spool::release(const Secret& secret) {
  auto held = entry(secret);
  if (!held) return tl::make_unexpected(held.error());
  if (!held->held) return {};
  held->held = false;
  return file_->replace(wrapped_row(key_, rows_.at(secret), *held));
}

Done Spool::forget(std::span<const Secret> secrets) {
  std::vector<SpoolRowId> ids;
  for (const auto& secret : secrets) {
    if (const auto row = rows_.find(secret); row != rows_.end()) ids.push_back(row->second);
  }
  if (ids.empty()) return {};
  const auto done = file_->remove(ids);
  if (!done) return done;
  for (const auto& secret : secrets) rows_.erase(secret);
  return {};
}

Result<SpoolEntry> Spool::entry(const Secret& secret) const {
  const auto row = rows_.find(secret);
  if (row == rows_.end()) return fail(ExitCode::failed, "The spool does not hold that contribution any more.");
  const auto wrapped = file_->wrapped(row->second);
  if (!wrapped) return tl::make_unexpected(wrapped.error());
  auto entry = unwrapped(key_, *wrapped);
  if (entry) return *entry;
  return fail(ExitCode::failed, fmt::format("A row of {} cannot be read any more; restart this kiosk, which sets the "
                                            "spool aside and keeps what can be read.",
                                            (folder_ / "spool.db").string()));
}

Result<std::vector<SpoolEntry>> Spool::entries() const {
  std::vector<SpoolEntry> entries;
  for (const auto& [secret, row] : rows_) {
    auto one = entry(secret);
    if (!one) return tl::make_unexpected(one.error());
    entries.push_back(*one);
  }
  return entries;
}

Done Spool::destroy_key() { return key_.there() ? key_.destroy() : Done(); }

}  // namespace candour
