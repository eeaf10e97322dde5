#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/disk/assets.hpp"
#include "common/failure/failure.hpp"
#include "common/pack/read_pack.hpp"

namespace candour {

/// A pack to start from: a folder under assets/profiles. A partnership adds its own by adding a folder.
struct Profile {
  std::string name;
  std::string description;  ///< the first comment line of its event.toml
};

/// In the order of their names; empty when there are no assets.
std::vector<Profile> list_profiles(const std::filesystem::path& assets = assets_folder());

/// The files of a profile, byte for byte. `usage`, with "did you mean", when there is no such profile.
Result<PackFiles> profile_files(std::string_view name, const std::filesystem::path& assets = assets_folder());

}  // namespace candour
