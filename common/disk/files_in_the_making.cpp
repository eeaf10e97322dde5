#include "common/disk/files_in_the_making.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "common/disk/file.hpp"
#include "common/disk/open_file.hpp"

namespace candour {
namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10;  // between two questions whether to go on

WriteTrouble trouble_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return WriteTrouble::no_room;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOTDIR:
    case EEXIST:
    case EISDIR:
    case ENAMETOOLONG:
      return WriteTrouble::not_allowed;
    default:
      return WriteTrouble::gone;
  }
}

std::string_view words_of(WriteTrouble trouble) {
  switch (trouble) {
    case WriteTrouble::no_room:
      return "there is no room for it";
    case WriteTrouble::not_allowed:
      return "it is no folder, or none that may be written to";
    case WriteTrouble::differs:
      return "what was read back is not what was written; take another disk";
    case WriteTrouble::none:
    case WriteTrouble::gone:
    case WriteTrouble::stopped:
      break;
  }
  return "it cannot be reached, or its disk fails";
}

}  // namespace

FilesInTheMaking::~FilesInTheMaking() {
  for (const auto& [name, place] : beside_) ::unlink(name.c_str());
  std::error_code ignored;
  if (made_folder_) std::filesystem::remove(folder_, ignored);  // only an empty one
}

WriteTrouble FilesInTheMaking::begin() {
  std::error_code error;
  made_folder_ = std::filesystem::create_directories(folder_, error);
  if (error) return trouble_of(error.value());
  if (!std::filesystem::is_directory(folder_, error)) return WriteTrouble::not_allowed;
  return ::access(folder_.c_str(), W_OK) == 0 ? WriteTrouble::none : trouble_of(errno);
}

WriteTrouble FilesInTheMaking::write(int file, std::string_view bytes) const {
  while (!bytes.empty()) {
    if (!goes_on_()) return WriteTrouble::stopped;
    const auto written = ::write(file, bytes.data(), std::min(kPiece, bytes.size()));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? trouble_of(errno) : WriteTrouble::no_room;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file) != 0) return trouble_of(errno);
  return WriteTrouble::none;
}

WriteTrouble FilesInTheMaking::read_back(int file, std::string_view bytes) const {
  // Without this the system answers from its own copy, and a stick that keeps nothing would pass.
  ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
  std::string piece(kPiece, '\0');
  for (off_t at = 0;;) {
    if (!goes_on_()) return WriteTrouble::stopped;
    const auto got = ::pread(file, piece.data(), piece.size(), at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return trouble_of(errno);
    if (got == 0) return bytes.empty() ? WriteTrouble::none : WriteTrouble::differs;
    const auto read = static_cast<std::size_t>(got);
    if (read > bytes.size() || std::memcmp(piece.data(), bytes.data(), read) != 0) return WriteTrouble::differs;
    bytes.remove_prefix(read);
    at += got;
  }
}

WriteTrouble FilesInTheMaking::add(const std::string& name, std::string_view bytes) {
  const auto place = folder_ / name;
  auto beside = place.string() + ".XXXXXX";
  OpenFile file(::mkostemp(beside.data(), O_CLOEXEC));
  if (!file) return trouble_of(errno);
  beside_.emplace_back(beside, place);
  if (const auto trouble = write(file.get(), bytes); trouble != WriteTrouble::none) return trouble;
  if (const auto trouble = read_back(file.get(), bytes); trouble != WriteTrouble::none) return trouble;
  return file.close() ? WriteTrouble::none : trouble_of(errno);
}

WriteTrouble FilesInTheMaking::take_places() {
  if (!goes_on_()) return WriteTrouble::stopped;
  while (!beside_.empty()) {
    const auto& [name, place] = beside_.front();
    if (::rename(name.c_str(), place.c_str()) != 0) return trouble_of(errno);
    beside_.erase(beside_.begin());
    made_folder_ = false;
  }
  return sync_folder(folder_) ? WriteTrouble::none : WriteTrouble::gone;
}

Done write_together(const std::filesystem::path& folder,
                    const std::vector<std::pair<std::string, std::string_view>>& files,
                    const std::function<bool()>& go_on) {
  FilesInTheMaking making(folder, go_on);
  auto trouble = making.begin();
  for (auto file = files.begin(); trouble == WriteTrouble::none && file != files.end(); ++file)
    trouble = making.add(file->first, file->second);
  if (trouble == WriteTrouble::none) trouble = making.take_places();
  if (trouble == WriteTrouble::none) return {};
  if (trouble == WriteTrouble::stopped) return fail(ExitCode::failed, "Stopped; nothing was written.");
  return fail(ExitCode::failed, fmt::format("Cannot write into {}: {}.", folder.string(), words_of(trouble)));
}

}  // namespace candour
