#pragma once
#include <map>
#include <string>

#include "common/pack/read_pack.hpp"

namespace candour {

/// Why a file that is in the folder is not among the files that were loaded, by its name.
using UnreadFiles = std::map<std::string, std::string>;

/// `read_pack` for a folder of which some files could not be loaded.
PackReading read_pack(const PackFiles& files, const UnreadFiles& unread);

}  // namespace candour
