#include "common/event/opened_record.hpp"

#include <utility>

#include "common/sealed/seal.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/note_json.hpp"

namespace candour {

std::optional<Recorded> opened_record(const EventKeys& keys, const RecordId& id, const Sealed& sealed) {
  auto json = open_contribution(keys, sealed);
  if (!json) return std::nullopt;
  auto contribution = contribution_from_json(*json);
  wipe(*json);
  if (!contribution) return std::nullopt;
  return Recorded{id, std::move(*contribution)};
}

std::optional<NumberedNote> opened_note(const EventKeys& keys, std::uint64_t sequence, const SealedNote& sealed) {
  auto json = open_note(keys, sealed);
  if (!json) return std::nullopt;
  auto note = note_from_json(*json);
  wipe(*json);
  if (!note) return std::nullopt;
  return NumberedNote{sequence, std::move(*note)};
}

}  // namespace candour
