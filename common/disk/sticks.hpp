#pragma once
#include <filesystem>
#include <vector>

namespace candour {

/// Where sticks are mounted by the desktops and by udisks: /media/<user>/<name>, /media/<name>,
/// /run/media/<user>/<name>.
std::vector<std::filesystem::path> sticks_here();

}  // namespace candour
