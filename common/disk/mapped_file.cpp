#include "common/disk/mapped_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "common/disk/open_file.hpp"

namespace candour {

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const auto failed = [&](std::string_view why) {
    return fail(ExitCode::failed, fmt::format("Cannot read {}: {}.", file.string(), why));
  };
  const OpenFile opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!opened) return failed(std::strerror(errno));
  struct stat status {};
  const bool plain = ::fstat(opened.get(), &status) == 0 && S_ISREG(status.st_mode);
  const auto size = static_cast<std::size_t>(status.st_size);
  void* bytes = plain && size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, opened.get(), 0) : nullptr;
  if (!plain) return failed("it is no plain file");
  if (bytes == MAP_FAILED) return failed(std::strerror(errno));
  return MappedFile(static_cast<const char*>(bytes), size);
}

MappedFile::~MappedFile() {
  if (bytes_ != nullptr) ::munmap(const_cast<char*>(bytes_), size_);
}

}  // namespace candour
