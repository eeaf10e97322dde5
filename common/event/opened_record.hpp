#pragma once
#include <cstdint>
#include <optional>

#include "common/record/record.hpp"
#include "common/sealed/keys.hpp"

namespace candour {

// One row of an event with its seal off; nothing when it does not open or is not what it should be: then it is not of
// this event. The JSON on the way is wiped.

std::optional<Recorded> opened_record(const EventKeys& keys, const RecordId& id, const Sealed& sealed);
std::optional<NumberedNote> opened_note(const EventKeys& keys, std::uint64_t sequence, const SealedNote& sealed);

}  // namespace candour
