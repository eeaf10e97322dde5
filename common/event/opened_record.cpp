#include "common/event/opened_record.hpp"

#include <algorithm>
#include <thread>
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

std::vector<std::optional<Recorded>> opened_records(const EventKeys& keys, const std::vector<SealedRow>& rows,
                                                    const std::function<void()>& after) {
  std::vector<std::optional<Recorded>> opened(rows.size());
  const auto cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
  const auto share = (rows.size() + cores - 1) / cores;
  // The cores share the rows evenly, and nothing but its own places is touched by one.
  const auto open_from = [&](std::size_t begin) {
    for (auto i = begin; i < std::min(begin + share, rows.size()); ++i)
      opened[i] = opened_record(keys, *rows[i].id, *rows[i].sealed);
    if (after) after();
  };
  std::vector<std::jthread> others;
  for (std::size_t begin = share; begin < rows.size(); begin += share) others.emplace_back(open_from, begin);
  open_from(0);
  others.clear();  // when all have ended
  return opened;
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
