#include "common/disk/memory_file.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/disk/folder.hpp"

namespace candour {

Result<MemoryFile> MemoryFile::make() {
  OpenFile file(::memfd_create("document", MFD_CLOEXEC));
  if (!file)
    return fail(ExitCode::failed, fmt::format("There is no memory for the document: {}.", std::strerror(errno)));
  return MemoryFile(std::move(file));
}

std::filesystem::path MemoryFile::path() const { return fmt::format("/proc/self/fd/{}", file_.get()); }

Result<std::string> MemoryFile::bytes() const {
  struct stat status {};
  std::string read;
  if (::fstat(file_.get(), &status) == 0) read.resize(static_cast<std::size_t>(status.st_size));
  std::size_t at = 0;
  while (at < read.size()) {
    const auto got = ::pread(file_.get(), read.data() + at, read.size() - at, static_cast<off_t>(at));
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
