#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/store/event_store.hpp"

namespace candour::hub {

/// Copies what an event keeps (store and wrapped key, sealed as they are) onto the stick that is in this machine: into
/// `candour-<ref>` on whatever is mounted below `sticks`, written beside, synced, read back and then named. What there
/// is to say about it, in one sentence. Refused (3) when there is no stick or more than one, or when the copy of
/// another event is in that place; fails (1) when the copy cannot be written, or is not read back as it should be.
Result<std::string> copy_to_stick(const EventStore& store, const std::filesystem::path& key_file,
                                  const std::vector<std::filesystem::path>& sticks);

}  // namespace candour::hub
