#pragma once
#include <cstddef>
#include <functional>

#include "common/event/reviewed_event.hpp"
#include "common/failure/failure.hpp"
#include "common/sealed/keys.hpp"
#include "common/store/event_store.hpp"

namespace candour {

/// How many of how many seals are off or in work; false stops. Called from any of the threads that open them, by one at
/// a time, every few hundred records.
using ReadingProgress = std::function<bool(std::size_t done, std::size_t all)>;

/// Opens the seals on every core. Bad input (4) when the key is another event's; failed (1) when the store cannot be
/// read to its end, or `progress` said to stop.
Result<ReviewedEvent> read_event(const EventStore& store, const EventKeys& keys, const ReadingProgress& progress = {});

}  // namespace candour
