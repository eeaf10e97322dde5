#include "common/disk/folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

namespace candour {

namespace {

// is_taken() itself is in the way for some microseconds; whoever takes the folder at that moment tries again.
constexpr int kTries = 10;
constexpr std::chrono::milliseconds kTriesEvery{10};

int open_folder(const std::filesystem::path& folder) {
  return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  OpenFile opened(open_folder(folder));
  if (!opened) {
    return fail(ExitCode::bad_input,
                fmt::format("Cannot open the folder {}: {}.{}", folder.string(), std::strerror(errno),
                            errno == EACCES ? " Do this as the user whose it is, or with sudo." : ""));
  }
  for (int tries = 0; ::flock(opened.get(), LOCK_EX | LOCK_NB) != 0; ++tries) {
    if (tries == kTries) {
      return fail(ExitCode::refused,
                  fmt::format("{} is open in another Candour program; stop that one first.", folder.string()));
    }
    std::this_thread::sleep_for(kTriesEvery);
  }
  return FolderLock(std::move(opened));
}

bool FolderLock::is_taken(const std::filesystem::path& folder) {
  const OpenFile opened(open_folder(folder));
  return opened && ::flock(opened.get(), LOCK_SH | LOCK_NB) != 0;
}

std::optional<std::string> volatile_filesystem(const std::filesystem::path& folder) {
  struct statfs status {};
  if (::statfs(folder.c_str(), &status) != 0) return std::nullopt;
  switch (status.f_type) {
    case TMPFS_MAGIC:
      return "tmpfs";
    case RAMFS_MAGIC:
      return "ramfs";
    case OVERLAYFS_SUPER_MAGIC:
      return "overlay";
    default:
      return std::nullopt;
  }
}

}  // namespace candour
