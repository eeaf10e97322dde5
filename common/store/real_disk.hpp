#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"

namespace candour {

/// A folder that would not survive a power cut is refused (3) for a real event; a rehearsal gets a note on stderr,
/// which `allow_volatile` silences.
Done kept_on_a_real_disk(const std::filesystem::path& folder, bool rehearsal, bool allow_volatile);

}  // namespace candour
