#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour {

/// What kept files from being written, as far as somebody can do something about it.
enum class WriteTrouble {
  none,
  no_room,
  not_allowed,  ///< the folder cannot be written to, or is none
  gone,         ///< it cannot be reached any more: a stick that was pulled
  differs,      ///< what was read back is not what was written
  stopped
};

/// Files of one folder that take their places together.
///
///  1. Each is written beside its place under a name of its own, synced, and read back from the disk itself where the
///     system lets go of its copy. The old files stay as they are until all of them are good.
///  2. take_places() renames one after the other. Only a disk that fails in the middle of that leaves some old and some
///     new.
///  3. What has no place when this object goes is removed, and so is the folder if it was made for them.
class FilesInTheMaking {
 public:
  /// `goes_on` is asked now and then from the thread that writes; false stops.
  FilesInTheMaking(std::filesystem::path folder, std::function<bool()> goes_on)
      : folder_(std::move(folder)), goes_on_(std::move(goes_on)) {}
  FilesInTheMaking(const FilesInTheMaking&) = delete;
  FilesInTheMaking& operator=(const FilesInTheMaking&) = delete;
  ~FilesInTheMaking();

  /// Makes the folder where it is not there, and those above it.
  WriteTrouble begin();
  WriteTrouble add(const std::string& name, std::string_view bytes);
  WriteTrouble take_places();

 private:
  WriteTrouble write(int file, std::string_view bytes) const;
  WriteTrouble read_back(int file, std::string_view bytes) const;

  const std::filesystem::path folder_;
  const std::function<bool()> goes_on_;
  std::vector<std::pair<std::string, std::filesystem::path>>
      beside_;  ///< names as they lie there now, and their places
  bool made_folder_ = false;
};

/// All of them, by name and bytes, or none: fails (1) in one sentence, also where `go_on` says no before the end.
Done write_together(
    const std::filesystem::path& folder, const std::vector<std::pair<std::string, std::string_view>>& files,
    const std::function<bool()>& go_on = [] { return true; });

}  // namespace candour
