#pragma once
#include <filesystem>
#include <vector>

#include "kiosk/cli/rehearse_options.hpp"

namespace candour {

/// Where the simulated kiosks keep their spools, a subfolder kiosk-01, kiosk-02, … each. A temporary one goes with this
/// object, unless something still waits in it.
class DataFolder {
 public:
  /// The folder to resume from, the folder that was named, or a fresh temporary one. Bad input (4) when there is
  /// nothing to resume.
  static Result<DataFolder> choose(const RehearseOptions& options);
  DataFolder(DataFolder&& other) noexcept;
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  ~DataFolder();

  const std::filesystem::path& path() const { return path_; }
  const std::vector<std::filesystem::path>& kiosks() const { return kiosks_; }
  void keep() { temporary_ = false; }

 private:
  explicit DataFolder(std::filesystem::path path) : path_(std::move(path)) {}
  static Result<DataFolder> to_resume(const std::filesystem::path& path);
  static Result<DataFolder> temporary();

  std::filesystem::path path_;
  std::vector<std::filesystem::path> kiosks_;
  bool temporary_ = false;
};

}  // namespace candour
