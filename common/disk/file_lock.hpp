#pragma once
#include <chrono>
#include <filesystem>
#include <utility>

#include "common/disk/open_file.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// Holds a file for one program at a time, from before it is read until it is written again: of two that read the same
/// and write one after the other, the second would undo what the first has done. The lock is on the file itself; the
/// system lets go of it when the program dies.
class FileLock {
 public:
  enum class Missing { is_made, is_a_failure };  ///< what is made is made here: no link leads it elsewhere
  /// Refused (3) when another program holds it for longer than `patience`.
  static Result<FileLock> take(const std::filesystem::path& file, Missing missing, std::chrono::milliseconds patience);

 private:
  explicit FileLock(OpenFile file) : file_(std::move(file)) {}
  OpenFile file_;
};

}  // namespace candour
