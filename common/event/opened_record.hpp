#pragma once
#include <cstddef>
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
std::optional<NumberedNote> opened_note(const EventKeys& keys, std::uint64_t sequence, const SealedNote& sealed);

struct SealedRecord {
  RecordId id;
  Sealed sealed;
};
struct NumberedSealedNote {
  std::uint64_t sequence = 0;
  SealedNote sealed;
};
/// Puts the next few into an empty list; none when there are no more. It is called from any of the threads that open,
/// by one at a time.
template <class Row>
using NextRows = std::function<void(std::vector<Row>& next)>;

template <class T>
struct Opened {
  std::vector<T> rows;  ///< in the order in which they were handed out
  std::size_t unreadable = 0;
};
// All of them on every core: while one fetches the next few, the others open. Each thread wipes its stack.
Opened<Recorded> open_records(const EventKeys& keys, const NextRows<SealedRecord>& next);
Opened<NumberedNote> open_notes(const EventKeys& keys, const NextRows<NumberedSealedNote>& next);

}  // namespace candour
