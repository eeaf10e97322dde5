#pragma once
#include <filesystem>

namespace candour {

/// The folder with strings, profiles and templates: beside the sources when the program runs from build/<preset>/,
/// share/candour when it is installed. Empty when neither is there.
std::filesystem::path assets_folder();

}  // namespace candour
