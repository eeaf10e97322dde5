#include "kiosk/link/outbox.hpp"

#include <algorithm>
#include <utility>

namespace candour {
namespace {

constexpr Millis kLineRest{1000};  // after the line would not take a message

}  // namespace

void Outbox::take(const Event& event, Millis now) {
  std::visit([&](const auto& each) { on(each, now); }, event);
}

Waiting* Outbox::find(const Secret& secret) {
  const auto found = entries_.find(secret);
  return found == entries_.end() ? nullptr : &found->second;
}

void Outbox::on(const Added& event, Millis) {
  Waiting entry;
  entry.secret = event.secret;
  entry.receipt = event.receipt;
  entry.event = event.event;
  entry.stage = event.held ? Waiting::Stage::held : Waiting::Stage::due;
  if (entries_.emplace(event.secret, entry).second) by_receipt_[event.receipt] = event.secret;
}

void Outbox::on(const Released& event, Millis) {
  auto* entry = find(event.secret);
  if (entry != nullptr && entry->stage == Waiting::Stage::held) entry->stage = Waiting::Stage::due;
}

void Outbox::on(const Withdrawn& event, Millis) {
  const auto* entry = find(event.secret);
  if (entry != nullptr && entry->stage == Waiting::Stage::held) erase(event.secret);
}

void Outbox::on(const NotWithdrawn& event, Millis now) {
  auto* entry = find(event.secret);
  if (entry != nullptr && entry->stage == Waiting::Stage::held) entry->withdraw(now, chance_);
}

void Outbox::on(const LineUp&, Millis now) {
  if (line_up_) lose_line();
  line_up_ = true;
  heard_at_ = now;
}

void Outbox::on(const LineDown&, Millis) { lose_line(); }

/// A broker that has lost the hub's drops what it confirms, and may have dropped what it had.
void Outbox::on(const CutOff& event, Millis now) {
  if (!line_up_) return;
  if (event.off) lose_flights();
  room_heard_ = false;  // what it kept of the hub's words says nothing of the hub now
  cut_off_ = event.off;
  heard_at_ = now;
}

void Outbox::on(const RoomChanged& event, Millis now) {
  const bool new_epoch = room_ && room_->epoch != event.room.epoch;
  const bool now_ending = room_ && event.room.ending() && !room_->ending();
  room_ = event.room;
  room_heard_ = true;
  heard_at_ = now;
  for (auto& [secret, entry] : entries_) {
    entry.see_room(*room_, now, chance_);
    if (new_epoch || now_ending) entry.want_again();
  }
}

void Outbox::on(const RoomAlive&, Millis now) {
  room_heard_ = room_.has_value();
  heard_at_ = now;
  for (auto& [secret, entry] : entries_) entry.see_sign_of_life();
}

void Outbox::on(const Receipts& event, Millis) {
  Joined joined;
  for (const auto& receipt : event.receipts) {
    const auto found = by_receipt_.find(receipt);
    if (found == by_receipt_.end()) continue;  // another kiosk's, or one that came twice
    auto& entry = entries_.at(found->second);
    if (entry.has_receipt() || entry.undone) continue;
    if (entry.stage == Waiting::Stage::flying) flights_.erase(entry.packet);
    handed_ -= entry.stage == Waiting::Stage::handed;
    entry.stage = Waiting::Stage::receipted;
    entry.not_before = Millis{};
    joined.secrets.push_back(entry.secret);
  }
  if (!joined.secrets.empty()) actions_.emplace_back(std::move(joined));
}

void Outbox::on(const Refused& event, Millis now) {
  const auto found = by_name_.find(event.cell);
  if (found == by_name_.end()) return;
  auto& entry = entries_.at(found->second);
  by_name_.erase(found);  // a name is refused once; what repeats it is an echo
  ++refusals_;
  if (event.why == RefusedWhy::slow_down) slow_down(now);
  const bool was_stuck = entry.stage == Waiting::Stage::stuck;
  if (entry.stage == Waiting::Stage::flying && entry.names.back() == event.cell) flights_.erase(entry.packet);
  entry.take_refusal(event.cell, event.why, now, chance_);
  if (was_stuck || entry.stage != Waiting::Stage::stuck) return;
  actions_.emplace_back(
      Tell{event.why == RefusedWhy::wrong_event
               ? "The hub says that something waiting here belongs to another event. It is kept here; "
                 "tell whoever looks after the kiosks."
               : "The hub could not read something that is waiting here. It is kept here; tell whoever "
                 "looks after the kiosks."});
}

void Outbox::on(const Puback& event, Millis now) {
  const auto flight = flights_.find(event.packet);
  if (flight == flights_.end()) return;
  if (auto* entry = find(flight->second)) entry->take_puback(event.reason, now, chance_);
  flights_.erase(flight);
}

void Outbox::on(const Sent& event, Millis now) {
  auto* entry = find(event.secret);
  if (entry == nullptr || entry->stage != Waiting::Stage::handed) return;
  --handed_;
  if (entry->names.size() == Waiting::kNamesKept) by_name_.erase(entry->names.front());
  entry->fly(event.packet, event.name, now);
  by_name_[event.name] = event.secret;
  flights_[event.packet] = event.secret;
}

void Outbox::on(const NotSent& event, Millis now) {
  auto* entry = find(event.secret);
  if (entry == nullptr || entry->stage != Waiting::Stage::handed) return;
  --handed_;
  entry->turn_back(now, chance_);
  no_send_before_ = now + kLineRest;
}

void Outbox::on(const Forgotten& event, Millis) {
  for (const auto& secret : event.secrets) {
    const auto* entry = find(secret);
    if (entry != nullptr && entry->stage == Waiting::Stage::forgetting) erase(secret);
  }
}

void Outbox::on(const NotForgotten& event, Millis now) {
  for (const auto& secret : event.secrets) {
    auto* entry = find(secret);
    if (entry != nullptr && entry->stage == Waiting::Stage::forgetting) entry->keep_after_all(now, chance_);
  }
}

void Outbox::erase(const Secret& secret) {
  const auto found = entries_.find(secret);
  if (found == entries_.end()) return;
  sent_and_gone_ += found->second.ever_sent;
  for (const auto& name : found->second.names) by_name_.erase(name);
  by_receipt_.erase(found->second.receipt);
  entries_.erase(found);
}

void Outbox::slow_down(Millis now) {
  slowed_until_ = now + kSlowFor;
  no_send_before_ = std::max(no_send_before_, now + between(kPace, 2 * kPace, chance_));
}

void Outbox::lose_line() {
  line_up_ = cut_off_ = false;
  lose_flights();
}

void Outbox::lose_flights() {
  room_heard_ = false;
  no_send_before_ = Millis{};
  flights_.clear();
  handed_ = 0;
  for (auto& [secret, entry] : entries_) entry.lose_line();
}

}  // namespace candour
