#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "common/export/document.hpp"
#include "common/failure/failure.hpp"
#include "common/pack/event_pack.hpp"

namespace candour::hub {

enum class LeafletLanguage { en, cy };

/// The text of one leaflet (assets/leaflets/README.md has its form) with the pack's own values in it. Pure. Bad input
/// (4) with `file:line:` where the text has no title, or a value or a block that nobody knows. A line with a value that
/// the pack does not give is left out, and a heading with nothing below it.
Result<Document> leaflet(std::string_view text, const std::filesystem::path& file, const EventPack& pack,
                         const Session& session, LeafletLanguage language);

}  // namespace candour::hub
