#include "common/disk/sticks.hpp"

#include <sys/stat.h>

#include "common/disk/paths_in.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

/// A folder on another device than the one above it: something is mounted there.
bool is_mounted(const fs::path& folder) {
  struct stat here {
  }, above{};
  return ::stat(folder.c_str(), &here) == 0 && ::stat(folder.parent_path().c_str(), &above) == 0 &&
         S_ISDIR(here.st_mode) && here.st_dev != above.st_dev;
}

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& path : paths_in(folder))
    if (fs::is_directory(path, error)) found.push_back(path);
  return found;
}

}  // namespace

std::vector<fs::path> sticks_here() {
  std::vector<fs::path> found;
  const auto take = [&](const fs::path& folder) {
    if (is_mounted(folder)) found.push_back(folder);
  };
  for (const auto& user : folders_in("/media")) {
    take(user);
    for (const auto& stick : folders_in(user)) take(stick);
  }
  for (const auto& user : folders_in("/run/media")) {
    for (const auto& stick : folders_in(user)) take(stick);
  }
  return found;
}

}  // namespace candour
