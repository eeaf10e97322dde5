#include "common/event/opened_record.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

#include "common/sealed/seal.hpp"
#include "common/sealed/secret_bytes.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/note_json.hpp"

namespace candour {
namespace {

template <class T, class Row, class Open>
Opened<T> open_on_every_core(const NextRows<Row>& next, const Open& open) {
  std::mutex asking;
  std::deque<Opened<T>> handed_out;  // a place for each few, in their order; a place stays where it is
  const auto open_some = [&] {
    std::vector<Row> some;
    for (;;) {
      some.clear();
      std::unique_lock hold(asking);
      next(some);
      if (some.empty()) break;
      auto& opened = handed_out.emplace_back();
      hold.unlock();
      opened.rows.reserve(some.size());
      for (const auto& each : some) {
        if (auto row = open(each)) {
          opened.rows.push_back(std::move(*row));
        } else {
          ++opened.unreadable;
        }
      }
    }
    wipe_stack();
  };
  std::vector<std::jthread> others;
  for (auto cores = std::clamp(std::thread::hardware_concurrency(), 1U, 16U); cores > 1; --cores)
    others.emplace_back(open_some);
  open_some();
  others.clear();  // when all have ended
  Opened<T> all;
  std::size_t count = 0;
  for (const auto& some : handed_out) count += some.rows.size();
  all.rows.reserve(count);
  for (; !handed_out.empty(); handed_out.pop_front()) {
    std::ranges::move(handed_out.front().rows, std::back_inserter(all.rows));
    all.unreadable += handed_out.front().unreadable;
  }
  return all;
}

}  // namespace

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

Opened<Recorded> open_records(const EventKeys& keys, const NextRows<SealedRecord>& next) {
  return open_on_every_core<Recorded, SealedRecord>(
      next, [&](const auto& row) { return opened_record(keys, row.id, row.sealed); });
}

Opened<NumberedNote> open_notes(const EventKeys& keys, const NextRows<NumberedSealedNote>& next) {
  return open_on_every_core<NumberedNote, NumberedSealedNote>(
      next, [&](const auto& row) { return opened_note(keys, row.sequence, row.sealed); });
}

}  // namespace candour
