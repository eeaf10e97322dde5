#include "common/disk/folder_in_the_making.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "common/disk/file.hpp"
#include "common/disk/paths_in.hpp"

namespace candour {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kChance = "XXXXXX";  // mkdtemp puts letters there

std::string begun_name(const fs::path& place) { return "." + place.filename().string() + "."; }

}  // namespace

void FolderInTheMaking::sweep(const fs::path& place) {
  const auto begun = begun_name(place);
  std::error_code error;
  for (const auto& each : paths_in(place.parent_path())) {
    const auto name = each.filename().string();
    const bool left = name.size() == begun.size() + kChance.size() && name.starts_with(begun);
    if (left && fs::is_directory(fs::symlink_status(each, error))) fs::remove_all(each, error);
  }
}

Result<FolderInTheMaking> FolderInTheMaking::beside(const fs::path& place) {
  auto name = (place.parent_path() / begun_name(place)).string().append(kChance);
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
