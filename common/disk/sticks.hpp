#pragma once
#include <filesystem>
#include <vector>

namespace candour {

/// Where USB sticks are mounted by desktops, by udisks and by candour-stick@.service: /media/<user>/<name>,
/// /media/<name>, /run/media/<user>/<name>. Mounted ones only.
std::vector<std::filesystem::path> sticks_here();

}  // namespace candour
