#include "common/disk/file_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>

namespace candour {
namespace {

constexpr std::chrono::milliseconds kLooksEvery{10};

/// Whoever held it may have put another file in its place meanwhile.
bool is_still(const std::filesystem::path& file, int descriptor) {
  struct stat held {
  }, named{};
  return ::fstat(descriptor, &held) == 0 && ::stat(file.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

}  // namespace

Result<FileLock> FileLock::take(const std::filesystem::path& file, Missing missing,
                                std::chrono::milliseconds patience) {
  const int how = O_RDONLY | O_CLOEXEC | (missing == Missing::is_made ? O_CREAT | O_NOFOLLOW : 0);
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    OpenFile opened(::open(file.c_str(), how, 0600));
    if (!opened) return fail(ExitCode::failed, fmt::format("Cannot open {}: {}.", file.string(), std::strerror(errno)));
    const bool held = ::flock(opened.get(), LOCK_EX | LOCK_NB) == 0;
    if (held && is_still(file, opened.get())) return FileLock(std::move(opened));
    if (!held && std::chrono::steady_clock::now() >= until) {
      return fail(
          ExitCode::refused,
          fmt::format("{} is being changed by another Candour program; try again when that has ended.", file.string()));
    }
    if (!held) std::this_thread::sleep_for(kLooksEvery);
  }
}

}  // namespace candour
