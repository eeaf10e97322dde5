#include "tests/support/disk/recording_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <utility>

#include "tests/support/bytes_of.hpp"

namespace candour {
namespace {

constexpr std::size_t kSector = 512;

RecordingDisk* g_disk = nullptr;
sqlite3_vfs* g_real = nullptr;
sqlite3_vfs g_shim{};

/// What SQLite allots for each open file: ours, and right behind it that of the real VFS.
struct OpenFile {
  sqlite3_file base;
  std::string* path;  // owned; SQLite knows no constructors
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

OpenFile* ours(sqlite3_file* file) { return reinterpret_cast<OpenFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return ours(file)->real(); }

void overlay(std::string& file, std::uint64_t offset, std::string_view bytes) {
  const auto at = static_cast<std::size_t>(offset);
  if (file.size() < at + bytes.size()) file.resize(at + bytes.size(), '\0');
  file.replace(at, bytes.size(), bytes);
}

void apply(std::string& file, const DiskStep& step) {
  if (step.what == DiskStep::What::write) overlay(file, step.offset, step.bytes);
  if (step.what == DiskStep::What::truncate) file.resize(static_cast<std::size_t>(step.offset), '\0');
}

bool lies_in(const std::string& path, const std::string& folder) { return path.starts_with(folder + "/"); }

}  // namespace

void DiskFile::begin_with(std::string bytes) {
  synced_ = written_ = std::move(bytes);
  pending_.clear();
}

void DiskFile::take(const DiskStep& step) {
  if (step.what == DiskStep::What::sync) {
    for (const auto& each : pending_) apply(synced_, each);
    return pending_.clear();
  }
  apply(written_, step);
  pending_.push_back(step);
}

std::string DiskFile::after_power_cut(Chance& chance, std::uint32_t kept) const {
  std::string left = synced_;
  for (const auto& step : pending_) {
    if (step.what == DiskStep::What::truncate) {
      if (chance.uniform(100) < kept) left.resize(static_cast<std::size_t>(step.offset), '\0');
      continue;
    }
    for (std::size_t at = 0; at < step.bytes.size();) {
      const auto to_the_edge = kSector - (step.offset + at) % kSector;
      auto sector = std::string_view(step.bytes).substr(at, to_the_edge);
      const auto whole = sector.size();
      const bool torn = chance.uniform(16) == 0;
      if (torn) sector = sector.substr(0, chance.uniform(static_cast<std::uint32_t>(whole)));
      if (chance.uniform(100) < kept) overlay(left, step.offset + at, sector);
      at += whole;
    }
  }
  return left;
}

/// The functions that SQLite calls.
struct RecordingDiskHooks {
  static int change(sqlite3_file* file) { return g_disk->may_change(*ours(file)->path); }

  static int close(sqlite3_file* file) {
    const int result = real(file)->pMethods != nullptr ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
    delete ours(file)->path;
    return result;
  }
  static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), to, size, offset);
  }
  static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
    if (const int error = change(file)) return error;
    const int result = real(file)->pMethods->xWrite(real(file), from, size, offset);
    std::string bytes(static_cast<const char*>(from), static_cast<std::size_t>(size));
    g_disk->done({DiskStep::What::write, *ours(file)->path, static_cast<std::uint64_t>(offset), std::move(bytes)});
    return result;
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (const int error = change(file)) return error;
    const int result = real(file)->pMethods->xTruncate(real(file), size);
    g_disk->done({DiskStep::What::truncate, *ours(file)->path, static_cast<std::uint64_t>(size), {}});
    return result;
  }
  static int sync(sqlite3_file* file, int) {
    if (const int error = g_disk->may_sync(*ours(file)->path)) return error;
    // The real one is spared: nothing but this disk will ever cut the power here.
    if (!g_disk->syncs_do_nothing) g_disk->done({DiskStep::What::sync, *ours(file)->path, 0, {}});
    return SQLITE_OK;
  }
  static int size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
  static int lock(sqlite3_file* file, int how) { return real(file)->pMethods->xLock(real(file), how); }
  static int unlock(sqlite3_file* file, int how) { return real(file)->pMethods->xUnlock(real(file), how); }
  static int reserved(sqlite3_file* file, int* out) {
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
  }
  static int control(sqlite3_file* file, int what, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), what, argument);
  }
  static int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
  static int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    static const sqlite3_io_methods kMethods = [] {
      sqlite3_io_methods methods{};
      methods.iVersion = 1;  // no shared memory: nothing of ours uses a WAL
      methods.xClose = close;
      methods.xRead = read;
      methods.xWrite = write;
      methods.xTruncate = truncate;
      methods.xSync = sync;
      methods.xFileSize = size;
      methods.xLock = lock;
      methods.xUnlock = unlock;
      methods.xCheckReservedLock = reserved;
      methods.xFileControl = control;
      methods.xSectorSize = sector_size;
      methods.xDeviceCharacteristics = characteristics;
      return methods;
    }();
    auto* opened = ours(file);
    file->pMethods = nullptr;
    opened->path = nullptr;
    const std::string path = name == nullptr ? "" : name;
    const bool there = name != nullptr && std::filesystem::exists(path);
    if (!there) {
      if (const int error = g_disk->may_change(path)) return error == SQLITE_FULL ? SQLITE_FULL : SQLITE_CANTOPEN;
    }
    const int result = g_real->xOpen(g_real, name, opened->real(), flags, out);
    if (result != SQLITE_OK) return result;
    opened->path = new std::string(path);
    file->pMethods = &kMethods;
    if (!there || !g_disk->files_.contains(path)) g_disk->files_[path].begin_with(bytes_of(path));
    return SQLITE_OK;
  }
  static int remove(sqlite3_vfs*, const char* name, int sync_folder) {
    if (const int error = g_disk->may_change(name)) return error;
    g_disk->files_.erase(name);
    return g_real->xDelete(g_real, name, sync_folder);
  }
};

RecordingDisk::RecordingDisk() {
  if (g_disk != nullptr) std::abort();  // one at a time: it stands in for the process's disk
  g_disk = this;
  if (g_real == nullptr) {
    g_real = sqlite3_vfs_find(nullptr);
    g_shim = *g_real;
    g_shim.iVersion = 1;
    g_shim.pNext = nullptr;
    g_shim.zName = "candour-recording";
    g_shim.szOsFile = static_cast<int>(sizeof(OpenFile)) + g_real->szOsFile;
    g_shim.xOpen = RecordingDiskHooks::open;
    g_shim.xDelete = RecordingDiskHooks::remove;
  }
  sqlite3_vfs_register(&g_shim, 1);
}

RecordingDisk::~RecordingDisk() {
  sqlite3_vfs_unregister(&g_shim);
  sqlite3_vfs_register(g_real, 1);
  g_disk = nullptr;
}

RecordingDisk::Trouble* RecordingDisk::trouble_of(const std::string& path) {
  const auto found =
      std::find_if(troubles_.begin(), troubles_.end(), [&](const auto& each) { return lies_in(path, each.first); });
  return found == troubles_.end() ? nullptr : &found->second;
}

int RecordingDisk::may_change(const std::string& path) {
  auto* trouble = trouble_of(path);
  if (trouble == nullptr) return SQLITE_OK;
  if (trouble->steps_left == 0) trouble->dead = true;
  if (trouble->dead) return SQLITE_IOERR;
  if (trouble->steps_left > 0) --trouble->steps_left;
  if (trouble->error == SQLITE_OK || trouble->error_in-- > 0) return SQLITE_OK;
  return trouble->once ? std::exchange(trouble->error, SQLITE_OK) : trouble->error;
}

int RecordingDisk::may_sync(const std::string& path) {
  if (const int error = may_change(path)) return error;
  auto* trouble = trouble_of(path);
  if (trouble == nullptr || trouble->syncs_left < 0) return SQLITE_OK;
  if (trouble->syncs_left == 0) return SQLITE_IOERR_FSYNC;
  --trouble->syncs_left;
  return SQLITE_OK;
}

void RecordingDisk::done(DiskStep step) {
  files_[step.file.string()].take(step);
  if (watch) watch(step);
}

void RecordingDisk::fail(const std::filesystem::path& folder, int sqlite_error) {
  auto& trouble = troubles_[folder.string()];
  trouble.error = sqlite_error;
  trouble.syncs_left = -1;
  trouble.error_in = 0;
  trouble.once = false;
}

void RecordingDisk::fail_syncs_after(const std::filesystem::path& folder, int syncs) {
  troubles_[folder.string()].syncs_left = syncs;
}

void RecordingDisk::fail_once_after(const std::filesystem::path& folder, int steps, int sqlite_error) {
  auto& trouble = troubles_[folder.string()];
  trouble.error = sqlite_error;
  trouble.error_in = steps;
  trouble.once = true;
}

void RecordingDisk::die_after(const std::filesystem::path& folder, int steps) {
  troubles_[folder.string()].steps_left = steps;
}

bool RecordingDisk::dead(const std::filesystem::path& folder) const {
  const auto found = troubles_.find(folder.string());
  return found != troubles_.end() && found->second.dead;
}

void RecordingDisk::revive(const std::filesystem::path& folder) { troubles_.erase(folder.string()); }

void RecordingDisk::cut_power(const std::filesystem::path& folder, Chance& chance, std::uint32_t kept) {
  troubles_.erase(folder.string());
  for (auto& [path, file] : files_) {
    if (!lies_in(path, folder.string()) || !std::filesystem::exists(path)) continue;
    auto left = file.after_power_cut(chance, kept);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << left;
    file.begin_with(std::move(left));
  }
}

}  // namespace candour
