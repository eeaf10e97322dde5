#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "common/disk/open_file.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// Holds a folder for one program at a time, by a lock on the folder itself: no lock file to be left behind, and the
/// system lets go of it when the program dies.
class FolderLock {
 public:
  /// Refused (3) when another program holds it, for longer than looking takes.
  static Result<FolderLock> take(const std::filesystem::path& folder);
  /// Whether a program holds it now. Two may look at one moment, and neither is taken for the holder.
  static bool is_taken(const std::filesystem::path& folder);

 private:
  explicit FolderLock(OpenFile folder) : folder_(std::move(folder)) {}
  OpenFile folder_;
};

/// What a folder is kept on when that would not survive a power cut: "tmpfs", "overlay", "ramfs"; nothing for a real
/// disk. An overlay root looks like a disk and forgets everything at the next start.
std::optional<std::string> volatile_filesystem(const std::filesystem::path& folder);

}  // namespace candour
