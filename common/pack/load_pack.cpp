#include <fmt/format.h>

#include "common/disk/file.hpp"
#include "common/pack/named_files.hpp"
#include "common/pack/pack_reader.hpp"
#include "common/pack/source_text.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

/// Loads one file of a folder, if it is there.
void load_file(const fs::path& folder, const std::string& name, PackFiles& files, UnreadFiles& unread) {
  std::error_code error;
  const auto path = folder / name;
  const auto status = fs::status(path, error);
  if (name.empty() || status.type() == fs::file_type::not_found) return;
  // A pipe would be waited for, a device never end.
  if (error || status.type() != fs::file_type::regular) {
    unread[name] = "is not a file that can be read: put the file itself here";
    return;
  }
  auto bytes = read_file(path, kMostFileBytes);
  if (bytes) {
    files[name] = std::move(*bytes);
  } else if (bytes.error().code == ExitCode::bad_input) {
    unread[name] = "is over 16 MiB: leave out what the event does not need, or split it into several events";
  } else {
    unread[name] = fmt::format("cannot be read: {}", bytes.error().sentence);
  }
}

}  // namespace

Result<LoadedPack> load_pack(const fs::path& folder) {
  std::error_code error;
  const auto status = fs::status(folder, error);
  if (status.type() == fs::file_type::not_found) {
    return fail(ExitCode::bad_input,
                fmt::format("There is no folder {}: give the folder that holds event.toml.", folder.string()));
  }
  if (error || status.type() != fs::file_type::directory) {
    return fail(
        ExitCode::bad_input,
        fmt::format("{} is not a folder that can be read: give the folder that holds event.toml.", folder.string()));
  }
  LoadedPack loaded;
  UnreadFiles unread;
  load_file(folder, std::string(kEventFile), loaded.files, unread);
  const auto event = loaded.files.find(std::string(kEventFile));
  const auto names = files_named_in(event == loaded.files.end() ? std::string_view() : std::string_view(event->second));
  for (const auto& name : names) load_file(folder, name, loaded.files, unread);
  loaded.reading = read_pack(loaded.files, unread);
  return loaded;
}

}  // namespace candour
