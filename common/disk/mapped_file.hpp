#pragma once
#include <cstddef>
#include <filesystem>
#include <string_view>
#include <utility>

#include "common/failure/failure.hpp"

namespace candour {

/// A file's bytes without a copy of them, for reading files of any size from one end to the other. Who shortens the
/// file meanwhile ends the program (SIGBUS): only for files that nobody else writes.
class MappedFile {
 public:
  /// Fails (1) when it cannot be read, or is no plain file.
  static Result<MappedFile> open(const std::filesystem::path& file);
  MappedFile(MappedFile&& other) noexcept
      : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {bytes_, size_}; }

 private:
  MappedFile(const char* bytes, std::size_t size) : bytes_(bytes), size_(size) {}
  const char* bytes_;
  std::size_t size_;
};

}  // namespace candour
