#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "common/record/record.hpp"
#include "common/sealed/keys.hpp"

namespace candour {

// One row of an event with its seal off; nothing when it does not open or is not what it should be: then it is not of
// this event. The JSON on the way is wiped.

std::optional<Recorded> opened_record(const EventKeys& keys, const RecordId& id, const Sealed& sealed);
/// Many at once, on every core: the place of each in `rows` has what is in it. Each core calls `after` when it is
/// through with its share: whoever wants a thread's stack wiped does it there.
struct SealedRow {
  const RecordId* id;
  const Sealed* sealed;
};
std::vector<std::optional<Recorded>> opened_records(const EventKeys& keys, const std::vector<SealedRow>& rows,
                                                    const std::function<void()>& after = {});

std::optional<NumberedNote> opened_note(const EventKeys& keys, std::uint64_t sequence, const SealedNote& sealed);

}  // namespace candour
