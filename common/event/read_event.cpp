#include "common/event/read_event.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/event/opened_record.hpp"
#include "common/wire/opened_pack.hpp"

namespace candour {
namespace {

constexpr std::size_t kAtOnce = 256;  // rows that a core takes before it opens them: about 1 MiB

/// Counts what was handed out, and asks whether to go on.
class Progress {
 public:
  Progress(const ReadingProgress& tell, std::size_t all) : tell_(tell), all_(all) {}
  void add(std::size_t more) {
    done_ += more;
    stopped_ = stopped_ || (tell_ && !tell_(done_, all_));
  }
  bool stopped() const { return stopped_; }

 private:
  const ReadingProgress& tell_;
  std::size_t all_, done_ = 0;
  bool stopped_ = false;
};

}  // namespace

Result<ReviewedEvent> read_event(const EventStore& store, const EventKeys& keys, const ReadingProgress& progress) {
  auto opened = open_pack(store.sealed_pack(), keys);
  if (!opened) return tl::make_unexpected(opened.error());
  Progress so_far(progress, static_cast<std::size_t>(std::max<std::int64_t>(0, store.count_records())));
  ReviewedEvent event;
  auto stored_records = store.records();
  bool more = true;
  auto records = open_records(keys, [&](std::vector<SealedRecord>& some) {
    some.reserve(kAtOnce);
    while (more && some.size() < kAtOnce) {
      const auto row = stored_records.next();
      more = row.has_value();
      if (row) some.push_back({row->record, row->sealed});
    }
    so_far.add(some.size());
    more = more && !so_far.stopped();
  });
  auto stored_notes = store.notes(1);
  more = !so_far.stopped();
  auto notes = open_notes(keys, [&](std::vector<NumberedSealedNote>& some) {
    while (more && some.size() < kAtOnce) {
      const auto note = stored_notes.next();
      more = note.has_value();
      if (!note) break;
      event.last_note = std::max(event.last_note, note->sequence);
      if (const auto sealed = SealedNote::from(note->sealed)) {
        some.push_back({note->sequence, *sealed});
      } else {
        ++event.unreadable;
      }
    }
    so_far.add(0);
    more = more && !so_far.stopped();
  });
  if (so_far.stopped()) return fail(ExitCode::failed, "Stopped; nothing was changed.");
  if (stored_records.failed() || stored_notes.failed())
    return fail(ExitCode::failed, "The event's store cannot be read to its end; nothing was changed.");
  event.unreadable += records.unreadable + notes.unreadable;
  event.notes = std::move(notes.rows);
  event.facts = store.facts();
  event.pack = std::move(opened->pack);
  event.session = std::move(opened->session);
  event.record = fold(event.session, std::move(records.rows), event.notes);
  event.review = review_of(codebook_of(event.pack), event.notes);
  return event;
}

}  // namespace candour
