#pragma once
#include <deque>
#include <string>

#include "common/sealed/fixed_bytes.hpp"
#include "common/wire/refusal.hpp"
#include "kiosk/link/patience.hpp"

namespace candour {

/// What the outbox has to know of the room.
struct RoomSight {
  std::string epoch;
  HubPublicKey hub_key;
  EventTag event;
  Phase phase = Phase::waiting;
  bool disk_trouble = false;

  bool ending() const { return phase == Phase::closing || phase == Phase::closed; }
  bool takes_contributions() const { return phase == Phase::open || ending(); }
};

/// One contribution without a receipt, as the outbox sees it: where it is, and what it waits for. Pure.
///
///   held ─release─▶ due ─hand─▶ handed ─fly─▶ flying ─PUBACK─▶ delivered ─receipt─▶ receipted ─forgotten─▶ gone
///                    ▲ ◀──── not sent, PUBACK says no, refused, line lost, wanted again ────┘
///   refused for good ─▶ stuck: kept, and never sent again by itself. A receipt is welcome from every stage.
///   held ─undone, and the spool did not let go of it─▶ withdrawn ─forgotten─▶ gone: never sent meanwhile.
struct Waiting {
  enum class Stage { held, due, handed, flying, delivered, stuck, receipted, withdrawn, forgetting };
  enum class Until { nothing, other_key, disk_well, live_room };

  static constexpr std::size_t kNamesKept = 4;

  Secret secret;
  Receipt receipt;
  EventTag event;
  Stage stage = Stage::due;
  Until until = Until::nothing;
  Millis not_before{};
  Millis flew_at{};
  int packet = 0;      ///< of the flight at hand
  bool again = false;  ///< asked for while it was on its way: send once more when that has ended
  bool ever_sent = false;
  bool undone = false;  ///< withdrawn, or being forgotten because it was
  bool once_malformed = false;
  bool after_reconnect = false;  ///< stuck, but the next connection may try once
  int setbacks = 0;
  HubPublicKey sealed_to;
  std::deque<CellName> names;  ///< of the last cells it was sent as, the latest last

  bool on_its_way() const { return stage == Stage::handed || stage == Stage::flying; }
  bool unaccepted() const { return stage == Stage::due || on_its_way(); }
  bool has_receipt() const { return !undone && (stage == Stage::receipted || stage == Stage::forgetting); }
  bool to_be_forgotten() const { return stage == Stage::receipted || stage == Stage::withdrawn; }
  bool may_go(const RoomSight& room, Millis now) const;

  void want_again();  ///< a new epoch, or closing
  void lose_line();
  void hand(const HubPublicKey& key);  ///< it goes to the line, sealed to this key
  void fly(int id, const CellName& name, Millis now);
  void turn_back(Millis now, Chance& chance);  ///< it could not be handed to the line
  void take_puback(int reason, Millis now, Chance& chance);
  void take_refusal(const CellName& name, RefusedWhy why, Millis now, Chance& chance);
  void see_room(const RoomSight& room, Millis now, Chance& chance);
  void see_sign_of_life();
  void withdraw(Millis now, Chance& chance);  ///< undone, but still in the spool: to be forgotten, and again later
  void keep_after_all(Millis now, Chance& chance);  ///< the spool could not forget it

 private:
  void wait(Until for_what, Millis before);
};

}  // namespace candour
