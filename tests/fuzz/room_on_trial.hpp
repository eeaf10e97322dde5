#pragma once
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/sealed/seal.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/sealed_pack.hpp"
#include "hub/core/hub.hpp"
#include "hub/room/room_messages.hpp"
#include "tests/fuzz/demand.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour::fuzz {

/// A hub with a store in memory that can fail, and what has to hold after every step, whatever the hub is told:
///
///  1. The room at hand can be written and read again, and its place and times are possible ones.
///  2. A receipt is only ever of a record that the store holds (A5).
///  3. A request is answered once, with a sentence when the answer is no.
class RoomOnTrial : public hub::StoredRecords {
 public:
  RoomOnTrial() : topics_("T-1") {
    ready_sodium();
    setup_.reference = "T-1";
    setup_.session = "practitioners";
    setup_.event_key.bytes[0] = 7;
    setup_.k = 3;
    setup_.position = first_position({{"facts", 50}, {"lived", 20}, {"learning", 40}}, now_);
    saved_ = setup_.position;
    planned_ = std::chrono::minutes(110);
    restart();
  }

  bool contains(const RecordId& record) const override { return stored_.contains(record); }
  const EventPublicKey& event_key() const { return setup_.event_key; }

  void restart() {
    setup_.position = resumed_after_restart(saved_, now_);
    setup_.late = late_;
    hub_ = std::make_unique<hub::Hub>(setup_, chance_, *this, now_);
    epoch_.clear();
    tell(hub::TimePassed{});
  }

  void pass(Millis time) {
    now_ += time;
    passed_ += time;
    tell(hub::TimePassed{});
  }

  void set_disk(bool good) { disk_good_ = good; }

  /// As the broker would bring it. False when the hub's shell would not even tell the hub.
  bool bring(const std::string& topic, std::string payload) {
    const auto event = hub::event_of({topic, std::move(payload)}, topics_);
    if (event) tell(*event);
    return event.has_value();
  }
  const Topics& topics() const { return topics_; }

  /// A cell, sealed to the key that the room shows.
  void bring_cell(const CellContents& contents) {
    known_[receipt_of(contents.secret)] = record_id_of(contents.secret);
    bring(topics_.cell("kiosk-1"), std::string(seal_cell(newest_.hub_key, contents).view()));
  }

  /// What was told last can be read by those it is for. Once for an input at the most: JSON takes longer than all the
  /// rest.
  void judge_what_was_told() const {
    const auto json = to_json(newest_);
    const auto room = room_from_json(json);
    demand(room && to_json(*room) == json, "a room can be read again");
    const auto answer = desk_answer_from_json(to_json(last_answer_));
    demand(answer && answer->id == last_answer_.id && answer->why == last_answer_.why, "an answer can be read again");
  }

  void tell(const hub::HubEvent& event) {
    const auto* request = std::get_if<hub::RequestCame>(&event);
    if (request != nullptr && std::holds_alternative<Command>(request->request.what)) ++commands_;
    answers_ = 0;
    step(event);
    if (request != nullptr) demand(answers_ == 1, "a request is answered once");
    judge_position();
  }

 private:
  void step(const hub::HubEvent& event) {
    for (const auto& effect : hub_->step(event, now_)) {
      std::visit([this](const auto& each) { perform(each); }, effect);
    }
  }

  void judge_position() const {
    const auto& position = hub_->position();
    demand(!position.steps.empty() && position.at < position.steps.size(), "the position is a step of the agenda");
    const auto given = planned_ + std::chrono::minutes(240) * (commands_ + 1);
    for (const auto& each : position.steps) {
      demand(each.left >= -passed_ && each.left <= given, "no step has more or less time than was given and passed");
      demand(each.used >= Millis(0) && each.used <= passed_, "no step used time that did not pass");
    }
    demand(position.outside >= Millis(0) && position.outside <= passed_, "no pause took time that did not pass");
    demand(hub_->next_due() <= now_ + std::chrono::seconds(60), "the hub wants to be woken soon enough");
  }

  void perform(const hub::Commit& commit) {
    std::set<RecordId> rows;
    for (const auto& row : commit.rows) demand(rows.insert(row.record).second, "a transaction names a record once");
    demand(!rows.empty(), "a transaction holds something");
    if (disk_good_) stored_.insert(rows.begin(), rows.end());
    step(hub::Committed{disk_good_});
  }
  void perform(const hub::SavePosition& save) {
    demand(save.late >= late_, "what came late only grows");
    if (disk_good_) saved_ = save.position;
    if (disk_good_) late_ = save.late;
    step(hub::PositionSaved{disk_good_});
  }
  void perform(const hub::StoreNote& store) {
    const auto sent_on = to_payload(++notes_, store.note.view());
    demand(sent_on.size() == 8 + SealedNote::size && sent_on.substr(8) == store.note.view(), "a note is sent on whole");
    step(hub::NoteStored{disk_good_});
  }
  void perform(const hub::StoreRedaction& store) {
    using Outcome = hub::RedactionStored::Outcome;
    const auto& asked = store.redaction.replacement;
    const auto answer = [&](Outcome outcome, const Sealed& stands) {
      step(hub::RedactionStored{store.request, {asked.record, stands}, outcome});
    };
    if (!contains(asked.record)) return answer(Outcome::unknown, asked.sealed);
    auto& standing = seals_[asked.record];
    if (!store.redaction.may_replace(standing)) return answer(Outcome::made_of_another, standing);
    if (!disk_good_) return answer(Outcome::not_taken, asked.sealed);
    standing = asked.sealed;
    answer(Outcome::stored, standing);
  }
  void perform(const hub::PublishRoom& publish) {
    const auto& room = publish.room;
    if (room.hub_epoch != epoch_) revs_.clear();
    epoch_ = room.hub_epoch;
    // A newer room may be told first (a disk's answer comes in the midst of a step); devices know by the number.
    demand(revs_.insert(room.rev).second, "within an epoch each room has a number of its own");
    if (room.rev == *revs_.rbegin()) newest_ = room;
    demand(!room.back_in || *room.back_in >= Millis(0), "no break ends in the past");
  }
  void perform(const hub::PublishReceipts& publish) const {
    demand(!publish.receipts.empty(), "receipts are of something");
    for (const auto& receipt : publish.receipts) {
      const auto record = known_.find(receipt);
      demand(record != known_.end() && contains(record->second), "a receipt is of a stored record");
    }
    for (const auto& payload : receipt_payloads(publish.receipts)) {
      demand(receipts_from(payload).has_value(), "receipts can be read again");
    }
  }
  void perform(const hub::PublishReleased& publish) const {
    for (const auto& each : publish.records) demand(contains(each.record), "what is told to the desk is stored");
  }
  void perform(const hub::AnswerDesk& answer) {
    ++answers_;
    const auto& why = answer.answer.why;
    demand(!answer.answer.id.empty() && answer.answer.ok == why.empty(), "no has a reason, yes has none");
    demand(!first_invalid_utf8(why), "a reason is UTF-8");
    last_answer_ = answer.answer;
  }
  template <class Told>
  void perform(const Told&) const {}  // what the shell only passes on

  Topics topics_;
  SeededChance chance_;
  hub::HubSetup setup_;
  std::unique_ptr<hub::Hub> hub_;
  Millis now_{1000};
  Millis passed_{};
  Millis planned_{};
  int commands_ = 0;
  int answers_ = 0;
  std::uint64_t notes_ = 0;
  bool disk_good_ = true;
  Position saved_;
  std::int64_t late_ = 0;
  std::set<RecordId> stored_;
  std::map<RecordId, Sealed> seals_;
  std::map<Receipt, RecordId> known_;  // of every cell that was brought
  RoomState newest_;
  DeskAnswer last_answer_;
  std::string epoch_;
  std::set<std::uint64_t> revs_;  // told in this epoch
};

}  // namespace candour::fuzz
