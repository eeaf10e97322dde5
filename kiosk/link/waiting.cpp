#include "kiosk/link/waiting.hpp"

namespace candour {
namespace {

constexpr int kNobodyListened = 0x10;  // MQTT 5: no matching subscribers
constexpr int kFirstRefusal = 0x80;    // MQTT 5: from here on the broker did not take it

}  // namespace

bool Waiting::may_go(const RoomSight& room, Millis now) const {
  const bool barred = until == Until::disk_well || until == Until::live_room;
  return stage == Stage::due && !barred && event == room.event && now >= not_before;
}

void Waiting::wait(Until for_what, Millis before) {
  stage = Stage::due;
  until = for_what;
  not_before = before;
  again = false;
}

void Waiting::want_again() {
  if (on_its_way()) again = true;
  if (stage == Stage::delivered) wait(Until::nothing, Millis{});
  setbacks = 0;
}

void Waiting::lose_line() {
  const bool second_try = stage == Stage::stuck && after_reconnect;
  if (second_try) after_reconnect = false;
  if (second_try || on_its_way() || stage == Stage::delivered) wait(Until::nothing, Millis{});
}

void Waiting::hand(const HubPublicKey& key) {
  stage = Stage::handed;
  sealed_to = key;
}

void Waiting::fly(int id, const CellName& name, Millis now) {
  stage = Stage::flying;
  ever_sent = true;
  packet = id;
  flew_at = now;
  names.push_back(name);
  if (names.size() > kNamesKept) names.pop_front();
}

void Waiting::turn_back(Millis now, Chance& chance) { wait(Until::nothing, now + back_off(setbacks++, chance)); }

void Waiting::take_puback(int reason, Millis now, Chance& chance) {
  if (stage != Stage::flying) return;
  if (reason >= kFirstRefusal) return wait(Until::nothing, now + back_off(setbacks++, chance));
  // At least two seconds: a hub that just went may not have been missed by the broker yet.
  if (reason == kNobodyListened) return wait(Until::live_room, now + between(Millis(2000), Millis(3000), chance));
  stage = Stage::delivered;
  if (again) wait(Until::nothing, now);
}

void Waiting::take_refusal(const CellName& name, RefusedWhy why, Millis now, Chance& chance) {
  const bool latest = !names.empty() && names.back() == name;
  if (!latest || has_receipt() || stage == Stage::stuck) return;  // an older cell: the latest has its own answer
  switch (why) {
    case RefusedWhy::stale_key:
      return wait(Until::other_key, now + between(Millis(1000), Millis(3000), chance));
    case RefusedWhy::slow_down:
      return wait(Until::nothing, now + between(Millis(3000), Millis(8000), chance));
    case RefusedWhy::not_open:  // the outbox holds back by the phase; this wait is for a hub that has not said so yet
      return wait(Until::nothing, now + back_off(setbacks++, chance));
    case RefusedWhy::not_collecting:
      return wait(Until::disk_well, now + back_off(setbacks++, chance));
    case RefusedWhy::malformed:
    case RefusedWhy::wrong_event:
      break;
  }
  stage = Stage::stuck;
  again = false;
  after_reconnect = why == RefusedWhy::malformed && !once_malformed;
  once_malformed = once_malformed || why == RefusedWhy::malformed;
}

void Waiting::see_room(const RoomSight& room, Millis now, Chance& chance) {
  see_sign_of_life();
  if (until == Until::disk_well && !room.disk_trouble) {
    until = Until::nothing;
    not_before = std::max(not_before, now + between(Millis(0), Millis(2000), chance));
  }
  if (until == Until::other_key && room.hub_key != sealed_to) {
    until = Until::nothing;
    not_before = std::min(not_before, now + between(Millis(0), Millis(500), chance));
  }
}

void Waiting::withdraw(Millis now, Chance& chance) {
  undone = true;
  keep_after_all(now, chance);
}

void Waiting::keep_after_all(Millis now, Chance& chance) {
  stage = undone ? Stage::withdrawn : Stage::receipted;
  not_before = now + back_off(setbacks++, chance);
}

void Waiting::see_sign_of_life() {
  if (until == Until::live_room) until = Until::nothing;
}

}  // namespace candour
