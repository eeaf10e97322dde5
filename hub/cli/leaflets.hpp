#pragma once
#include <filesystem>
#include <string>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct LeafletOptions {
  std::filesystem::path pack;
  std::filesystem::path out;    ///< a folder, made where it is missing
  std::string session;          ///< empty: the pack's first
  std::filesystem::path texts;  ///< empty: assets/leaflets
};

/// Leaflets to print, from a pack: of each text a Word file, and a PDF where it fits one page.
Done make_leaflets(const LeafletOptions& options);

}  // namespace candour::hub
