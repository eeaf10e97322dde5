#include "kiosk/cli/data_folder.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "common/disk/paths_in.hpp"

namespace candour {
namespace fs = std::filesystem;

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_(std::move(other.path_)),
      kiosks_(std::move(other.kiosks_)),
      temporary_(std::exchange(other.temporary_, false)) {}

DataFolder::~DataFolder() {
  std::error_code ignored;
  if (temporary_) fs::remove_all(path_, ignored);
}

Result<DataFolder> DataFolder::to_resume(const fs::path& path) {
  DataFolder folder(path);
  std::error_code error;
  for (const auto& each : paths_in(path)) {
    const bool spool = fs::exists(each / "spool.db", error);
    if (spool && each.filename().string().starts_with("kiosk-")) folder.kiosks_.push_back(each);
  }
  if (!folder.kiosks_.empty()) return folder;
  return fail(ExitCode::bad_input, fmt::format("{} holds no spools (kiosk-01, kiosk-02, …); name the folder that an "
                                               "earlier rehearsal left behind.",
                                               path.string()));
}

Result<DataFolder> DataFolder::temporary() {
  std::error_code error;
  auto name = (fs::temp_directory_path(error) / "candour-rehearse-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr) {
    return fail(ExitCode::failed, fmt::format("Cannot make a temporary folder: {}; name one with --data.",
                                              error ? error.message() : std::strerror(errno)));
  }
  DataFolder folder(name);
  folder.temporary_ = true;
  return folder;
}

Result<DataFolder> DataFolder::choose(const RehearseOptions& options) {
  if (!options.resume.empty()) return to_resume(options.resume);
  auto folder = options.data.empty() ? temporary() : Result<DataFolder>(DataFolder(options.data));
  if (!folder) return folder;
  for (std::size_t n = 1; n <= options.kiosks; ++n)
    folder->kiosks_.push_back(folder->path_ / fmt::format("kiosk-{:02}", n));
  return folder;
}

}  // namespace candour
