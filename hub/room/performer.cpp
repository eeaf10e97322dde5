#include "hub/room/performer.hpp"

#include "common/disk/file.hpp"
#include "common/disk/sticks.hpp"
#include "common/sealed/key_file.hpp"
#include "common/wire/sealed_pack.hpp"
#include "hub/room/stick.hpp"

namespace candour::hub {

void Performer::tell(const HubEvent& event, Millis now) {
  now_ = now;
  for (const auto& effect : hub_.step(event, now)) {
    std::visit([this](const auto& each) { perform(each); }, effect);
  }
}

void Performer::perform(const Commit& effect) {
  std::vector<EventStore::Row> rows;
  rows.reserve(effect.rows.size());
  for (const auto& row : effect.rows) rows.push_back({row.record, row.step, row.sealed});
  tell(Committed{store_.commit(rows)}, now_);
}

void Performer::perform(const SavePosition& effect) {
  tell(PositionSaved{store_.save(effect.position, effect.late)}, now_);
}

void Performer::perform(const StoreNote& effect) {
  const auto sequence = store_.append_note(effect.note.view());
  if (sequence) line_.publish(topics_.desk_note(), to_payload(*sequence, effect.note.view()), false);
  tell(NoteStored{sequence.has_value()}, now_);
}

void Performer::perform(const StoreRedaction& effect) {
  using Outcome = RedactionStored::Outcome;
  const auto& asked = effect.redaction.replacement;
  const auto answer = [&](Outcome outcome, const Sealed& stands) {
    tell(RedactionStored{effect.request, {asked.record, stands}, outcome}, now_);
  };
  const auto standing = store_.sealed_of(asked.record);
  if (!standing) return answer(Outcome::unknown, asked.sealed);
  if (!effect.redaction.may_replace(*standing)) return answer(Outcome::made_of_another, *standing);
  bool known = false;
  answer(store_.replace(asked.record, asked.sealed, known) ? Outcome::stored : Outcome::not_taken, asked.sealed);
}

/// An answer may have led to a newer room while this one was still to be told; it must not stay retained over that.
void Performer::perform(const PublishRoom& effect) {
  if (effect.room.hub_epoch == epoch_ && effect.room.rev < rev_) return;
  epoch_ = effect.room.hub_epoch;
  rev_ = effect.room.rev;
  line_.publish(topics_.room(), to_json(effect.room), true);
}

void Performer::perform(const PublishReceipts& effect) {
  for (const auto& payload : receipt_payloads(effect.receipts)) line_.publish(topics_.receipt(), payload, false);
}

void Performer::perform(const PublishRefusal& effect) {
  line_.publish(topics_.refused(), to_json(effect.refusal), false);
}

void Performer::perform(const PublishReleased& effect) {
  for (const auto& each : effect.records) line_.publish(topics_.desk_released(), to_payload(each), false);
}

void Performer::perform(const PublishStored& effect) {
  store_.each_record([&](const EventStore::Row& row) {
    if (effect.all_but.contains(row.record)) return;
    line_.publish(topics_.desk_released(), to_payload(Released{row.record, row.sealed}), false);
  });
}

void Performer::perform(const PublishPackAndNotes& effect) {
  // The key may lie on a stick in somebody's pocket; then the desk is given no wrapped keys and asks for the stick.
  const auto keys = read_file(key_file_, KeyFile::kSize).value_or("");
  for (const auto& chunk : pack_chunks(store_.sealed_pack(), keys)) line_.publish(topics_.desk_pack(), chunk, false);
  store_.each_note(effect.notes_from, [&](std::uint64_t sequence, std::string_view note) {
    line_.publish(topics_.desk_note(), to_payload(sequence, note), false);
  });
}

void Performer::perform(const AnswerDesk& effect) { line_.publish(topics_.desk_done(), to_json(effect.answer), false); }

void Performer::perform(const ClearBoard&) { line_.publish(topics_.board(), "", true); }

void Performer::perform(const CopyToStick& effect) {
  const auto sticks = copies_.empty() ? sticks_here() : std::vector<std::filesystem::path>{copies_};
  const auto copied = copy_to_stick(store_, key_file_, sticks);
  perform(AnswerDesk{{effect.request, copied.has_value(), copied ? *copied : copied.error().sentence}});
}

void Performer::perform(const StopServing&) { stopped_ = true; }

void Performer::perform(const Compact&) { tell(Compacted{store_.compact()}, now_); }

}  // namespace candour::hub
