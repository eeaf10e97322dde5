#pragma once
#include <filesystem>
#include <system_error>
#include <vector>

namespace candour {

/// What lies in a folder, by name: as much of it as can be read, with `error` where that is not all. A card that wears
/// out ends nobody's program.
std::vector<std::filesystem::path> paths_in(const std::filesystem::path& folder, std::error_code& error);
/// The same for who can do no more about it than leave it. A folder that is not there has nothing in it.
std::vector<std::filesystem::path> paths_in(const std::filesystem::path& folder);

}  // namespace candour
