#include "hub/room/performer.hpp"

#include "common/disk/file.hpp"
#include "common/process/monotonic_clock.hpp"
#include "common/sealed/key_file.hpp"
#include "common/wire/sealed_pack.hpp"

namespace candour::hub {

void Performer::tell(const HubEvent& event) {
  for (const auto& effect : hub_.step(event, monotonic_now())) {
    std::visit([this](const auto& each) { perform(each); }, effect);
  }
}

void Performer::perform(const Commit& effect) {
  std::vector<EventStore::Row> rows;
  rows.reserve(effect.rows.size());
  for (const auto& row : effect.rows) rows.push_back({row.record, row.step, row.sealed});
  tell(Committed{store_.commit(rows)});
}

void Performer::perform(const SavePosition& effect) { tell(PositionSaved{store_.save(effect.position, effect.late)}); }

void Performer::perform(const StoreNote& effect) {
  const auto sequence = store_.append_note(effect.note.view());
  if (sequence) broker_.publish(topics_.desk_note(), to_payload(*sequence, effect.note.view()));
  tell(NoteStored{sequence.has_value()});
}

void Performer::perform(const StoreRedaction& effect) {
  bool known = false;
  const bool ok = store_.replace(effect.replacement.record, effect.replacement.sealed, known);
  tell(RedactionStored{effect.request, effect.replacement, ok, known});
}

void Performer::perform(const PublishRoom& effect) { broker_.publish(topics_.room(), to_json(effect.room), true); }

void Performer::perform(const PublishReceipts& effect) {
  for (const auto& payload : receipt_payloads(effect.receipts)) broker_.publish(topics_.receipt(), payload);
}

void Performer::perform(const PublishRefusal& effect) { broker_.publish(topics_.refused(), to_json(effect.refusal)); }

void Performer::perform(const PublishReleased& effect) {
  for (const auto& each : effect.records) broker_.publish(topics_.desk_released(), to_payload(each));
}

void Performer::perform(const PublishStored& effect) {
  store_.each_record([&](const EventStore::Row& row) {
    if (effect.all_but.contains(row.record)) return;
    broker_.publish(topics_.desk_released(), to_payload(Released{row.record, row.sealed}));
  });
}

void Performer::perform(const PublishPackAndNotes& effect) {
  // The key may lie on a stick in somebody's pocket; then the desk is given no wrapped keys and asks for the stick.
  const auto keys = read_file(key_file_, KeyFile::kSize).value_or("");
  for (const auto& chunk : pack_chunks(store_.sealed_pack(), keys)) broker_.publish(topics_.desk_pack(), chunk);
  store_.each_note(effect.notes_from, [&](std::uint64_t sequence, std::string_view note) {
    broker_.publish(topics_.desk_note(), to_payload(sequence, note));
  });
}

void Performer::perform(const AnswerDesk& effect) { broker_.publish(topics_.desk_done(), to_json(effect.answer)); }

void Performer::perform(const ClearBoard&) { broker_.publish(topics_.board(), "", true); }

void Performer::perform(const Compact&) { store_.compact(); }

}  // namespace candour::hub
