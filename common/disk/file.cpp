#include "common/disk/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/disk/open_file.hpp"
#include "common/disk/paths_in.hpp"

namespace candour {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kBeside = ".XXXXXX";  // ends the name of a file in the making; chance puts letters for the X

std::string reason() { return std::strerror(errno); }

tl::unexpected<Failure> cannot(std::string_view verb, const fs::path& path) {
  return fail(ExitCode::failed, fmt::format("Cannot {} {}: {}.", verb, path.string(), reason()));
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Where the file is that a name leads to: a rename over a link would take the link away, and one over /dev/stdout the
/// machine's.
Result<fs::path> place_of_file(const fs::path& named) {
  std::error_code error;
  const auto status = fs::status(named, error);
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
    return fail(ExitCode::refused,
                fmt::format("{} is a device or a pipe, not a file, and was left alone: give the name of a file.",
                            named.string()));
  }
  if (!fs::is_symlink(fs::symlink_status(named, error)) || !fs::is_regular_file(status)) return named;
  const auto file = fs::canonical(named, error);
  return error ? named : file;
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t most) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return cannot("read", path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return cannot("read", path);
  if (S_ISDIR(status.st_mode)) {
    return fail(ExitCode::failed, fmt::format("Cannot read {}: it is a folder.", path.string()));
  }
  std::string bytes;
  char block[65536];
  for (;;) {
    const auto got = ::read(file.get(), block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot("read", path);
    if (got == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(got));
    if (bytes.size() > most) {
      return fail(ExitCode::bad_input,
                  fmt::format("{} is larger than {} bytes; that is more than it can be.", path.string(), most));
    }
  }
}

Done write_file(const fs::path& named, std::string_view bytes, Readers readers) {
  const auto place = place_of_file(named);
  if (!place) return tl::make_unexpected(place.error());
  return replace_file(*place, bytes, readers);
}

Done replace_file(const fs::path& path, std::string_view bytes, Readers readers) {
  std::string beside = path.string().append(kBeside);
  OpenFile file(::mkostemp(beside.data(), O_CLOEXEC));
  if (!file) return cannot("write", path);
  const auto give_up = [&] {
    auto failure = cannot("write", path);
    ::unlink(beside.c_str());
    return failure;
  };
  if (readers == Readers::everybody && ::fchmod(file.get(), 0644) != 0) return give_up();
  if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0 || !file.close()) return give_up();
  if (::rename(beside.c_str(), path.c_str()) != 0) return give_up();
  return sync_folder(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

std::vector<fs::path> left_beside(const fs::path& path) {
  const auto name = path.filename().string();
  std::vector<fs::path> left;
  for (const auto& found : paths_in(path.parent_path())) {
    const auto its_name = found.filename().string();
    if (its_name.size() == name.size() + kBeside.size() && its_name.starts_with(name + kBeside[0]))
      left.push_back(found);
  }
  return left;
}

Done overwrite_in_place(const fs::path& path, std::string_view bytes) {
  OpenFile file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file) return cannot("write", path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return cannot("write", path);
  if (status.st_size != static_cast<off_t>(bytes.size())) {
    return fail(ExitCode::bad_input,
                fmt::format("{} is not {} bytes long, so it was left alone.", path.string(), bytes.size()));
  }
  if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0 || !file.close()) return cannot("write", path);
  return {};
}

bool is_there(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

Result<bool> is_here(const fs::path& path) {
  std::error_code error;
  const auto status = fs::symlink_status(path, error);
  if (fs::status_known(status)) return fs::exists(status);
  return fail(ExitCode::bad_input,
              fmt::format("Cannot look at {}: {}. Where it is another user's, do this as that user, or with sudo.",
                          path.string(), error.message()));
}

Done sync_folder(const fs::path& folder) {
  const OpenFile open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!open || ::fsync(open.get()) != 0) return cannot("sync", folder);
  return {};
}

}  // namespace candour
