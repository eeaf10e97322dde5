#include "common/event/read_event.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/event/opened_record.hpp"
#include "common/wire/opened_pack.hpp"

namespace candour {
namespace {

constexpr std::size_t kAtOnce = 2048;  // rows read before their seals come off: about 6 MiB

class Reading {
 public:
  Reading(const EventStore& store, const EventKeys& keys, const ReadingProgress& progress)
      : store_(store),
        keys_(keys),
        progress_(progress),
        all_(static_cast<std::size_t>(std::max<std::int64_t>(0, store.count_records()))) {
    rows_.reserve(kAtOnce);
    contributions_.reserve(all_);
  }

  /// False when the store failed or somebody stopped.
  bool read_rows() {
    const bool whole = store_.each_record([&](const EventStore::Row& row) {
      rows_.push_back(row);
      if (rows_.size() == kAtOnce) open_what_is_there();
    });
    open_what_is_there();
    return whole && !stopped_;
  }
  bool stopped() const { return stopped_; }
  std::vector<Recorded> take() { return std::move(contributions_); }
  std::size_t unreadable() const { return unreadable_; }

 private:
  void open_what_is_there() {
    if (!stopped_) {
      std::vector<SealedRow> sealed;
      for (const auto& row : rows_) sealed.push_back({&row.record, &row.sealed});
      for (auto& opened : opened_records(keys_, sealed)) {
        if (opened) {
          contributions_.push_back(std::move(*opened));
        } else {
          ++unreadable_;
        }
      }
      done_ += rows_.size();
      stopped_ = progress_ && !progress_(done_, all_);
    }
    rows_.clear();
  }

  const EventStore& store_;
  const EventKeys& keys_;
  const ReadingProgress& progress_;
  std::size_t all_, done_ = 0, unreadable_ = 0;
  std::vector<EventStore::Row> rows_;
  std::vector<Recorded> contributions_;
  bool stopped_ = false;
};

}  // namespace

Result<ReviewedEvent> read_event(const EventStore& store, const EventKeys& keys, const ReadingProgress& progress) {
  auto opened = open_pack(store.sealed_pack(), keys);
  if (!opened) return tl::make_unexpected(opened.error());
  Reading reading(store, keys, progress);
  const bool rows_whole = reading.read_rows();
  if (reading.stopped()) return fail(ExitCode::failed, "Stopped; nothing was changed.");
  ReviewedEvent event;
  event.unreadable = reading.unreadable();
  const bool notes_whole = store.each_note(1, [&](std::uint64_t sequence, std::string_view bytes) {
    event.last_note = std::max(event.last_note, sequence);
    const auto sealed = SealedNote::from(bytes);
    auto note = sealed ? opened_note(keys, sequence, *sealed) : std::nullopt;
    if (note) {
      event.notes.push_back(std::move(*note));
    } else {
      ++event.unreadable;
    }
  });
  if (!rows_whole || !notes_whole)
    return fail(ExitCode::failed, "The event's store cannot be read to its end; nothing was changed.");
  event.facts = store.facts();
  event.pack = std::move(opened->pack);
  event.session = std::move(opened->session);
  event.record = fold(event.session, reading.take(), event.notes);
  event.review = review_of(codebook_of(event.pack), event.notes);
  return event;
}

}  // namespace candour
