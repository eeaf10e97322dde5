#include "common/disk/mapped_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace candour {

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const auto failed = [&](std::string_view why) {
    return fail(ExitCode::failed, fmt::format("Cannot read {}: {}.", file.string(), why));
  };
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return failed(std::strerror(errno));
  struct stat status {};
  const bool plain = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = static_cast<std::size_t>(status.st_size);
  void* bytes = plain && size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : nullptr;
  const int error = errno;
  ::close(descriptor);
  if (!plain) return failed("it is no plain file");
  if (bytes == MAP_FAILED) return failed(std::strerror(error));
  return MappedFile(static_cast<const char*>(bytes), size);
}

MappedFile::~MappedFile() {
  if (bytes_ != nullptr) ::munmap(const_cast<char*>(bytes_), size_);
}

}  // namespace candour
