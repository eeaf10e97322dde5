#pragma once
#include <filesystem>
#include <string>

#include "common/failure/failure.hpp"
#include "common/sealed/fixed_bytes.hpp"

namespace candour {

/// Four words of assets/words.txt that stand for an event's key (44 bits of BLAKE2b-256("candour fingerprint" ‖ key)),
/// for people to compare: desk and kiosks that show the same four seal to the same event. Fails (1) without the list.
Result<std::string> fingerprint_words(const EventPublicKey& key, const std::filesystem::path& assets);

}  // namespace candour
