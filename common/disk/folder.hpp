#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "common/failure/failure.hpp"

namespace candour {

/// Holds a folder for one program at a time, by a lock on the folder itself: no lock file to be left behind, and the
/// system lets go of it when the program dies.
class FolderLock {
 public:
  /// Refused (3) when another program holds it.
  static Result<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  FolderLock(const FolderLock&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// What a folder is kept on when that would not survive a power cut: "tmpfs", "overlay", "ramfs"; nothing for a real
/// disk. An overlay root looks like a disk and forgets everything at the next start.
std::optional<std::string> volatile_filesystem(const std::filesystem::path& folder);

}  // namespace candour
