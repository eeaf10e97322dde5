#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "common/export/archive.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// The files of a folder or archive with a list of them behind the last: manifest.json has their sizes and checksums.
std::vector<ArchiveEntry> with_manifest(const ReviewedEvent& event, std::vector<ArchiveEntry> files);

/// All of them in one archive under a passphrase (AES-256). A README.txt that everybody can read says what opens it.
/// `goes_on` as archive_of() has it.
Result<std::string> locked_bundle(const ReviewedEvent& event, std::vector<ArchiveEntry> files,
                                  std::string_view passphrase, std::function<bool()> goes_on = {});

}  // namespace candour
