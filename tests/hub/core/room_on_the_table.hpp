#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "common/sealed/seal.hpp"
#include "hub/core/hub.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour::hub {

/// A store in memory that can fail, and a hub with a clock of its own.
class RoomOnTheTable : public StoredRecords {
 public:
  explicit RoomOnTheTable(int k = 3, bool behind = false, bool bucket = false)
      : keys_((ready_sodium(), make_event_keys())) {
    setup_.reference = "T-1";
    setup_.session = "practitioners";
    setup_.event_key = keys_.public_key;
    setup_.k = k;
    setup_.beat = std::chrono::seconds(60);
    setup_.announce_behind = behind;
    setup_.bucket = bucket;
    setup_.position = first_position({{"facts", 50}, {"learning", 40}}, now_);
    start();
  }

  bool contains(const RecordId& record) const override { return stored.contains(record); }

  void restart_with_beat(Millis beat) {
    setup_.beat = beat;
    start();
  }

  void start() {
    setup_.position = resumed_after_restart(hub ? saved : setup_.position, now_);
    setup_.disk_good = disk_works;
    hub = std::make_unique<Hub>(setup_, chance_, *this, now_);
    pass(Millis(0));
  }

  void tell(const HubEvent& event) {
    for (const auto& effect : hub->step(event, now_)) {
      std::visit([this](const auto& each) { perform(each); }, effect);
    }
  }

  void pass(Millis time) {
    const auto until = now_ + time;
    while (now_ < until) {
      now_ = std::min(until, now_ + Millis(500));
      tell(TimePassed{});
    }
    tell(TimePassed{});
  }

  void command(Verb verb, int minutes = 0, const std::string& step = {}) {
    tell(RequestCame{{"id", Command{verb, minutes, step}}});
  }

  /// A cell of `sitting`, sealed to the key that the room shows (or to another).
  std::string cell(int sitting, int number, Lane lane = Lane::words) const {
    return cell_for(room.hub_key, sitting, number, lane);
  }
  std::string cell_for(const HubPublicKey& key, int sitting, int number, Lane lane = Lane::words) const {
    CellContents contents;
    contents.lane = static_cast<std::uint8_t>(lane);
    contents.event_tag = event_tag_of(keys_.public_key);
    contents.secret = secret(sitting, number);
    contents.sitting.bytes[0] = static_cast<std::uint8_t>(sitting);
    return std::string(seal_cell(key, contents).view());
  }
  static Secret secret(int sitting, int number) {
    Secret made;
    made.bytes[0] = static_cast<std::uint8_t>(sitting);
    made.bytes[1] = static_cast<std::uint8_t>(number);
    return made;
  }
  void arrive(int sitting, int number, Lane lane = Lane::words) {
    tell(CellCame{"kiosk", cell(sitting, number, lane)});
  }
  bool receipted(int sitting, int number) const { return receipts.contains(receipt_of(secret(sitting, number))); }
  bool announced(int sitting, int number) const { return released.contains(record_id_of(secret(sitting, number))); }
  RefusedWhy last_refusal() const { return refusals.empty() ? RefusedWhy::malformed : refusals.back().why; }

  std::unique_ptr<Hub> hub;
  RoomState room;
  Position saved;
  std::int64_t late = 0;
  std::set<RecordId> stored, released;
  std::map<RecordId, Sealed> seals;  // of what was redacted
  std::vector<Released> told;        // as it was released
  std::set<Receipt> receipts;
  std::vector<std::vector<RecordId>> commits;
  std::vector<Refusal> refusals;
  std::vector<DeskAnswer> answers;
  std::vector<std::string> copies;
  bool stopped = false;
  bool disk_works = true;
  bool room_to_compact = true;  // on the disk, for a second copy
  int compactions = 0;
  int full_syncs = 0;

 private:
  void perform(const Commit& effect) {
    if (disk_works) {
      std::vector<RecordId> batch;
      for (const auto& row : effect.rows) batch.push_back(row.record);
      stored.insert(batch.begin(), batch.end());
      commits.push_back(std::move(batch));
    }
    tell(Committed{disk_works});
  }
  void perform(const SavePosition& effect) {
    if (disk_works) saved = effect.position;
    if (disk_works) late = effect.late;
    tell(PositionSaved{disk_works});
  }
  void perform(const StoreNote&) { tell(NoteStored{disk_works}); }
  void perform(const StoreRedaction& effect) {
    using Outcome = RedactionStored::Outcome;
    const auto& asked = effect.redaction.replacement;
    const auto answer = [&](Outcome outcome, const Sealed& stands) {
      tell(RedactionStored{effect.request, {asked.record, stands}, outcome});
    };
    if (!stored.contains(asked.record)) return answer(Outcome::unknown, asked.sealed);
    auto& standing = seals[asked.record];
    if (!effect.redaction.may_replace(standing)) return answer(Outcome::made_of_another, standing);
    if (!disk_works) return answer(Outcome::not_taken, asked.sealed);
    standing = asked.sealed;
    answer(Outcome::stored, standing);
  }
  void perform(const PublishRoom& effect) {  // an older one does not stand over a newer, as in the shell
    if (effect.room.hub_epoch != room.hub_epoch || effect.room.rev > room.rev) room = effect.room;
  }
  void perform(const PublishReceipts& effect) { receipts.insert(effect.receipts.begin(), effect.receipts.end()); }
  void perform(const PublishRefusal& effect) { refusals.push_back(effect.refusal); }
  void perform(const PublishReleased& effect) {
    for (const auto& each : effect.records) released.insert(each.record);
    told.insert(told.end(), effect.records.begin(), effect.records.end());
  }
  void perform(const PublishStored& effect) {
    ++full_syncs;
    for (const auto& id : stored) {
      if (!effect.all_but.contains(id)) released.insert(id);
    }
  }
  void perform(const PublishPackAndNotes&) {}
  void perform(const AnswerDesk& effect) { answers.push_back(effect.answer); }
  void perform(const ClearBoard&) {}
  void perform(const CopyToStick& effect) { copies.push_back(effect.request); }
  void perform(const StopServing&) { stopped = true; }
  void perform(const Compact&) {
    if (disk_works && room_to_compact) ++compactions;
    tell(Compacted{disk_works && room_to_compact});
  }

  EventKeys keys_;
  HubSetup setup_;
  SeededChance chance_{7};
  Millis now_{1000000};
};

}  // namespace candour::hub
