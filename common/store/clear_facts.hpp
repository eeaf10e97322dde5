#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"
#include "common/store/event_store.hpp"

namespace candour {

/// What stands in clear about an event, also while another program serves it: reads once, writes nothing. Bad input (4)
/// when there is no event.
Result<EventFacts> read_clear_facts(const std::filesystem::path& event);

}  // namespace candour
