#include "common/disk/folder_in_the_making.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "common/disk/file.hpp"

namespace candour {

namespace fs = std::filesystem;

Result<FolderInTheMaking> FolderInTheMaking::beside(const fs::path& place) {
  auto name = (place.parent_path() / ("." + place.filename().string() + ".XXXXXX")).string();
  if (::mkdtemp(name.data()) == nullptr) {
    return fail(ExitCode::failed,
                fmt::format("Cannot make a folder in {}: {}.", place.parent_path().string(), std::strerror(errno)));
  }
  return FolderInTheMaking(name);
}

FolderInTheMaking::~FolderInTheMaking() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

Done FolderInTheMaking::rename_to(const fs::path& place) {
  std::error_code error;
  if (auto synced = sync_folder(path_); !synced) return synced;
  fs::rename(path_, place, error);
  if (error) return fail(ExitCode::failed, fmt::format("Cannot make {}: {}.", place.string(), error.message()));
  path_.clear();
  return sync_folder(place.parent_path());
}

}  // namespace candour
