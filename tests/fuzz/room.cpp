// `room` as every device reads it: what can be read prints and reads back the same, and what a device then does with it
// (believe it or not, plan what to send) stands whatever the numbers in it are. Lines of the input are rooms in a row.

#include <cstdint>

#include "common/sealed/keys.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/room_state.hpp"
#include "kiosk/link/last_room.hpp"
#include "kiosk/link/outbox.hpp"
#include "tests/fuzz/demand.hpp"
#include "tests/support/seeded_chance.hpp"

namespace {

using namespace candour;
using fuzz::demand;

constexpr std::size_t kMostRooms = 6;

/// A kiosk with three contributions in its spool.
class Kiosk {
 public:
  Kiosk() {
    for (std::uint8_t i = 1; i <= 3; ++i) {
      Outbox::Added added;
      added.secret.bytes[0] = i;
      added.receipt.bytes[0] = i;
      added.event = event_;
      added.held = i == 3;
      outbox_.take(added, now_);
    }
    outbox_.take(Outbox::LineUp{}, now_);
  }

  void see(const RoomState& room) {
    const auto verdict = last_.take(room, false);
    demand(last_.room().has_value(), "the first room is believed");
    demand(verdict != LastRoom::Verdict::news || last_.room()->hub_key == room.hub_key, "news is what is known then");
    if (verdict == LastRoom::Verdict::news) outbox_.take(Outbox::RoomChanged{sight_of(room)}, now_);
    if (verdict == LastRoom::Verdict::alive) outbox_.take(Outbox::RoomAlive{}, now_);
    now_ += Millis(700);
    plan(room);
  }

 private:
  RoomSight sight_of(const RoomState& room) const {
    return {room.hub_epoch, room.hub_key, event_, room.phase, room.trouble == Trouble::disk};
  }

  void plan(const RoomState& room) {
    const bool believed = last_.room()->hub_epoch == room.hub_epoch && last_.room()->rev == room.rev;
    for (const auto& action : outbox_.plan(now_)) {
      const auto* send = std::get_if<Outbox::Send>(&action);
      if (send == nullptr) continue;
      demand(!believed || sight_of(*last_.room()).takes_contributions(), "nothing is sent where the hub takes nothing");
      demand(send->secret.bytes[0] != 3, "what is held back is not sent");
      outbox_.take(Outbox::Sent{send->secret, ++packet_, {}}, now_);
    }
    demand(outbox_.next_look(now_) >= now_, "a kiosk looks again in the future");
  }

  EventTag event_;
  SeededChance chance_;
  Millis now_{1000};
  LastRoom last_{std::nullopt};
  Outbox outbox_{Outbox::kWindow, chance_};
  int packet_ = 0;
};

void read_again(const RoomState& room) {
  const auto json = to_json(room);
  const auto again = room_from_json(json);
  demand(again.has_value(), "what was read and written can be read");
  demand(again->rev == room.rev && again->at == room.at && again->phase == room.phase && again->steps == room.steps &&
             again->remaining == room.remaining && again->starts_in == room.starts_in &&
             again->back_in == room.back_in && again->k == room.k && again->beat == room.beat &&
             again->trouble == room.trouble && again->late == room.late && again->behind == room.behind &&
             again->event_key == room.event_key && again->hub_key == room.hub_key && again->session == room.session &&
             again->reference == room.reference && again->rehearsal == room.rehearsal &&
             again->hub_epoch == room.hub_epoch,
         "every member says the same");
  demand(room.at < room.steps.size(), "the place is a step of the agenda");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  std::optional<Kiosk> kiosk;
  for (std::size_t rooms = 0; !text.empty() && rooms < kMostRooms; ++rooms) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto room = room_from_json(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!room) {
      const auto& why = room.error().sentence;
      demand(!why.empty() && !first_invalid_utf8(why), "a refusal is a sentence");
      continue;
    }
    read_again(*room);
    if (!kiosk) kiosk.emplace();
    kiosk->see(*room);
  }
  return 0;
}
