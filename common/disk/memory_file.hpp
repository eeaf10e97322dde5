#pragma once
#include <filesystem>
#include <string>
#include <utility>

#include "common/disk/open_file.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// A file that has a name and lies in memory only: for libraries that write to names, and words that must not touch the
/// disk in clear on their way. Gone with its last user.
class MemoryFile {
 public:
  /// Fails (1) when the system gives no memory for it.
  static Result<MemoryFile> make();

  /// Good for opening while this object lives, in this process.
  std::filesystem::path path() const;
  Result<std::string> bytes() const;

 private:
  explicit MemoryFile(OpenFile file) : file_(std::move(file)) {}
  OpenFile file_;
};

/// Where libraries that make files of their own may put them: a folder in memory where the system has one, else
/// `otherwise`.
std::filesystem::path folder_in_memory(const std::filesystem::path& otherwise);

}  // namespace candour
