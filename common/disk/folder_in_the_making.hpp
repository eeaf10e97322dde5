#pragma once
#include <filesystem>
#include <utility>

#include "common/failure/failure.hpp"

namespace candour {

/// A folder that is there in full or not at all: made beside its place, renamed at the end, removed if it comes to
/// that.
class FolderInTheMaking {
 public:
  static Result<FolderInTheMaking> beside(const std::filesystem::path& place);
  /// Takes away what those left that were killed at making `place`. For whoever knows that nobody else is making it
  /// now.
  static void sweep(const std::filesystem::path& place);
  FolderInTheMaking(FolderInTheMaking&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  FolderInTheMaking& operator=(FolderInTheMaking&&) = delete;
  ~FolderInTheMaking();

  const std::filesystem::path& path() const { return path_; }
  Done rename_to(const std::filesystem::path& place);

 private:
  explicit FolderInTheMaking(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace candour
