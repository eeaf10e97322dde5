#include "common/disk/memory_file.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/disk/folder.hpp"

namespace candour {

Result<MemoryFile> MemoryFile::make() {
  const int descriptor = ::memfd_create("document", MFD_CLOEXEC);
  if (descriptor < 0)
    return fail(ExitCode::failed, fmt::format("There is no memory for the document: {}.", std::strerror(errno)));
  return MemoryFile(descriptor);
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::filesystem::path MemoryFile::path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

Result<std::string> MemoryFile::bytes() const {
  struct stat status {};
  std::string read;
  if (::fstat(descriptor_, &status) == 0) read.resize(static_cast<std::size_t>(status.st_size));
  std::size_t at = 0;
  while (at < read.size()) {
    const auto got = ::pread(descriptor_, read.data() + at, read.size() - at, static_cast<off_t>(at));
    if (got <= 0) return fail(ExitCode::failed, "The document cannot be read back from memory.");
    at += static_cast<std::size_t>(got);
  }
  return read;
}

std::filesystem::path folder_in_memory(const std::filesystem::path& otherwise) {
  const std::filesystem::path shared = "/dev/shm";
  const bool there = volatile_filesystem(shared) == "tmpfs" && ::access(shared.c_str(), W_OK | X_OK) == 0;
  return there ? shared : otherwise;
}

}  // namespace candour
