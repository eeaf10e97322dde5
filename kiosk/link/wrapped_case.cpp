#include "kiosk/link/wrapped_case.hpp"

#include <fmt/format.h>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/disk/paths_in.hpp"
#include "common/sealed/secret_bytes.hpp"

namespace candour {
namespace fs = std::filesystem;
namespace {

constexpr char kCaseVersion = 1;
constexpr std::size_t kMostCaseBytes = 64 << 20;  // 1,500 chronology entries are 0.3 MB
constexpr std::size_t kBeforeCase = 1 + EventTag::size;

Done gone(const fs::path& path) {
  std::error_code error;
  fs::remove(path, error);
  if (!error) return {};
  return fail(ExitCode::failed, fmt::format("Cannot remove {}: {}.", path.string(), error.message()));
}

}  // namespace

WrappedCase::WrappedCase(fs::path folder)
    : folder_(std::move(folder)),
      file_(folder_ / "case.bin"),
      key_file_(folder_ / "case.key"),
      key_(key_file_, "case") {}

Result<std::optional<WrappedCase::Content>> WrappedCase::read() {
  sweep();
  if (const auto key_read = key_.read(); !key_read) return tl::make_unexpected(key_read.error());
  if (!is_there(file_)) return std::nullopt;
  // The power went between the end of the key and the end of the file.
  if (!key_.there() && is_there(key_file_)) return gone(file_).map([] { return std::optional<Content>(); });
  auto bytes = read_file(file_, kMostCaseBytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return unwrapped(*bytes);
}

Result<std::optional<WrappedCase::Content>> WrappedCase::unwrapped(std::string_view bytes) const {
  auto plain = key_.there() ? key_.key().unwrap(bytes) : std::nullopt;
  const bool whole = plain && plain->size() > kBeforeCase && plain->front() == kCaseVersion;
  if (!whole) return fail(ExitCode::bad_input, fmt::format("{} does not fit its key.", file_.string()));
  Content content;
  content.event = *EventTag::from(std::string_view(*plain).substr(1, EventTag::size));
  content.json = plain->substr(kBeforeCase);
  wipe(*plain);
  return content;
}

Done WrappedCase::write(const EventTag& event, std::string_view json) {
  if (json.size() > kMostCaseBytes / 2) {
    return fail(ExitCode::bad_input,
                fmt::format("The questions are {} bytes, too many to be kept in {}.", json.size(), folder_.string()));
  }
  if (!key_.there()) {
    if (const auto made = key_.make(); !made) return made;
  }
  std::string plain(1, kCaseVersion);
  plain.append(event.view()).append(json);
  const auto done = write_file(file_, key_.key().wrap(plain));
  wipe(plain);
  return done;
}

Done WrappedCase::destroy() {
  if (key_.there() || (is_there(file_) && is_there(key_file_))) {
    if (const auto destroyed = key_.destroy(); !destroyed) return destroyed;
  }
  return gone(file_);
}

Done WrappedCase::remove() {
  const auto destroyed = destroy();  // where it can be: a key of another length cannot
  for (const auto* path : {&key_file_, &file_}) {
    if (const auto removed = gone(*path); !removed) return removed;
  }
  return destroyed ? Done() : key_.read();
}

/// What was being written beside its place when the power went.
void WrappedCase::sweep() const {
  std::error_code error;
  for (const auto& each : paths_in(folder_)) {
    const auto name = each.filename().string();
    if (name.starts_with("case.bin.") || name.starts_with("case.key.")) fs::remove(each, error);
  }
}

Done destroy_case_in(const fs::path& folder) {
  if (!is_there(folder / "case.key")) return {};
  const auto lock = FolderLock::take(folder);
  if (!lock) return {};
  WrappedCase kept(folder);
  const auto read = kept.read();
  return read ? kept.destroy() : kept.remove();
}

Done destroy_cases_below(const fs::path& root, const fs::path& but) {
  Done all;
  for (const auto& each : paths_in(root)) {
    const auto done = each == but ? Done() : destroy_case_in(each);
    if (!done && all) all = done;
  }
  return all;
}

}  // namespace candour
