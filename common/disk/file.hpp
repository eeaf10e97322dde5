#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour {

/// The whole file. Fails with one sentence when it cannot be read or is larger than `most` bytes.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t most);

/// Writes `bytes` beside `path`, syncs, renames over it and syncs the folder: afterwards there is the old file or the
/// new one, never half of either. A link is followed, and stays. Refused (3) where `path` leads to something that is no
/// file: a device, a pipe. The file is readable by its owner only unless `everybody` may.
enum class Readers { owner, everybody };
Done write_file(const std::filesystem::path& path, std::string_view bytes, Readers readers = Readers::owner);

/// As write_file(), but for a folder that another user may write to: no link there leads to another file. It is
/// replaced by the new one.
Done replace_file(const std::filesystem::path& path, std::string_view bytes, Readers readers = Readers::owner);

/// What write_file() was still writing beside `path` when it was killed.
std::vector<std::filesystem::path> left_beside(const std::filesystem::path& path);

/// Overwrites the bytes of an existing file in place and syncs: for key files, whose old bytes must not stay behind in
/// another block. The file keeps its length; `bytes` must have exactly that length.
Done overwrite_in_place(const std::filesystem::path& path, std::string_view bytes);

/// Something is there under this name, be it a link that leads nowhere.
bool is_there(const std::filesystem::path& path);
/// The same, of what somebody named: bad input (4), with what to do, where they may not look there.
Result<bool> is_here(const std::filesystem::path& path);

/// Syncs a folder, so that names made in it survive a power cut.
Done sync_folder(const std::filesystem::path& folder);

}  // namespace candour
