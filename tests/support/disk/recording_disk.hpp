#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/sealed/random.hpp"

namespace candour {

/// What was done to a file between two moments, in the order in which it was asked for.
struct DiskStep {
  enum class What { write, truncate, sync };
  What what = What::write;
  std::filesystem::path file;
  std::uint64_t offset = 0;  ///< of a write; the new size of a truncation
  std::string bytes;
};

/// One file as a disk knows it: what it has for certain, and what was asked for since the last sync.
class DiskFile {
 public:
  void take(const DiskStep& step);
  const std::string& written() const { return written_; }  ///< as every program sees it
  const std::string& synced() const { return synced_; }
  /// As it may be after a power cut: of what was not synced each sector is there, gone or torn. `kept` of 100 stay.
  std::string after_power_cut(Chance& chance, std::uint32_t kept) const;
  void begin_with(std::string bytes);

 private:
  std::string synced_;
  std::string written_;
  std::vector<DiskStep> pending_;
};

/// SQLite's files on a disk that can be watched, that can fail, die and forget. A shim over SQLite's own unix VFS: the
/// bytes lie in real files, so whatever else opens them sees them; what was not synced is known here.
///
///  1. While one exists, every database of this process that is opened in the ordinary way goes through it.
///  2. Names are taken for durable as soon as they are there: Database::create syncs the folder, and in TRUNCATE mode
///     SQLite deletes nothing. File locks are the system's.
///  3. One thread.
class RecordingDisk {
 public:
  RecordingDisk();
  RecordingDisk(const RecordingDisk&) = delete;
  RecordingDisk& operator=(const RecordingDisk&) = delete;
  ~RecordingDisk();

  /// Told of every step after it was done.
  std::function<void(const DiskStep&)> watch;
  /// A sync that answers well and does nothing: the control, in which a power cut has to lose something.
  bool syncs_do_nothing = false;

  // For all files in a folder and below it.
  void fail(const std::filesystem::path& folder, int sqlite_error);  ///< each change is refused with it; 0: well again
  void fail_syncs_after(const std::filesystem::path& folder, int syncs);  ///< all of them, until fail() says well again
  void fail_once_after(const std::filesystem::path& folder, int steps, int sqlite_error);
  void die_after(const std::filesystem::path& folder, int steps);  ///< from then on nothing is done any more
  bool dead(const std::filesystem::path& folder) const;
  /// The programs on it were killed: what they wrote is there. To be called when none has a file of it open.
  void revive(const std::filesystem::path& folder);
  /// Its power was cut: what was not synced may be gone. To be called when none has a file of it open.
  void cut_power(const std::filesystem::path& folder, Chance& chance, std::uint32_t kept);

  const DiskFile& file(const std::filesystem::path& path) { return files_[path.string()]; }

 private:
  friend struct RecordingDiskHooks;
  struct Trouble {
    int error = 0;
    int error_in = 0;  ///< so many steps go well before
    bool once = false;
    int syncs_left = -1;  ///< until each fails; below 0: none does
    int steps_left = -1;  ///< until it dies; below 0: it lives
    bool dead = false;
  };
  /// Asked before every change: SQLITE_OK, or the error to answer with.
  int may_change(const std::string& path);
  int may_sync(const std::string& path);
  void done(DiskStep step);
  Trouble* trouble_of(const std::string& path);

  std::map<std::string, DiskFile> files_;
  std::map<std::string, Trouble> troubles_;  // by folder
};

}  // namespace candour
