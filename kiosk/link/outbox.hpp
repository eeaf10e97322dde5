#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "common/wire/device_state.hpp"
#include "kiosk/link/waiting.hpp"

namespace candour {

/// Decides when what is sent (WIRE.md, "Sending"). Pure: no disk, no network, no keys, no clock. `take` is told what
/// happened, `plan` says what to do; what came of it is told to `take` again.
///
///  1. An entry is sent once. Again only: after a PUBACK that did not come (20 s; the line counts as lost) or said no,
///     after a refusal and its remedy, after this kiosk's own connection was lost or its broker said that it lost the
///     hub's (a breakout room), on a new hub epoch, once on entering `closing`. Never because only the hub's key
///     changed: that would show the network what still waits.
///  2. An entry is forgotten upon its receipt, or undone within its undo window, and for no other reason; what is
///  undone
///     is never sent, even where the disk has not let go of it yet.
///  3. Nothing goes before a room was seen on the connection at hand, nor while the phase is one in which the hub takes
///     nothing, nor into another event than it was sealed for.
///  4. Told to slow down, it sends one at a time at the pace that the hub allows every device, not each entry anew.
///  5. Which of those that may go goes first is chance, not the order of writing.
class Outbox {
 public:
  static constexpr std::size_t kWindow = 20;  ///< sends without a PUBACK at once, unless told otherwise

  // What happens.
  struct Added {
    Secret secret;
    Receipt receipt;
    EventTag event;
    bool held = false;
  };
  struct Released {
    Secret secret;
  };  ///< its undo window is over
  struct Withdrawn {
    Secret secret;
  };  ///< undone within it, and gone from the spool
  struct NotWithdrawn {
    Secret secret;
  };  ///< undone within it, and still in the spool: to be forgotten as soon as that works
  struct LineUp {};
  struct LineDown {};
  struct CutOff {  ///< the broker at hand is a breakout room's, and says whether the hub's is there
    bool off = false;
  };
  struct RoomChanged {
    RoomSight room;
  };
  struct RoomAlive {};  ///< the same room again, just said
  struct Receipts {
    std::vector<Receipt> receipts;
  };
  struct Refused {
    CellName cell;
    RefusedWhy why = RefusedWhy::malformed;
  };
  struct Puback {
    int packet = 0;
    int reason = 0;
  };
  struct Sent {  ///< the answer to Send
    Secret secret;
    int packet = 0;
    CellName name;
  };
  struct NotSent {
    Secret secret;
  };  ///< the other answer to Send
  struct Forgotten {
    std::vector<Secret> secrets;
  };  ///< the answer to Forget
  struct NotForgotten {
    std::vector<Secret> secrets;
  };  ///< the other answer: all of them are still in the spool
  using Event = std::variant<Added, Released, Withdrawn, NotWithdrawn, LineUp, LineDown, CutOff, RoomChanged, RoomAlive,
                             Receipts, Refused, Puback, Sent, NotSent, Forgotten, NotForgotten>;

  // What to do.
  struct Send {
    Secret secret;
    HubPublicKey hub_key;
  };
  struct Joined {
    std::vector<Secret> secrets;
  };  ///< these have their receipts: tell the screen
  struct Forget {
    std::vector<Secret> secrets;
  };
  struct Reconnect {
    std::string why;
  };
  struct ReportSpool {
    std::optional<SpoolState> state;
  };  ///< from `closing` on; nothing: say nothing of it
  struct Tell {
    std::string sentence;
  };  ///< a trouble, for people
  using Action = std::variant<Send, Joined, Forget, Reconnect, ReportSpool, Tell>;

  Outbox(std::size_t window, Chance& chance) : window_(window), chance_(chance) {}

  void take(const Event& event, Millis now);
  std::vector<Action> plan(Millis now);

  /// When to `plan` at the latest, if nothing happens before.
  Millis next_look(Millis now) const;

  /// For the caller's own use; never shown in a room.
  struct Counts {
    std::size_t waiting = 0;     ///< without a receipt, of the room's event
    std::size_t unaccepted = 0;  ///< of those: to be sent, or without a PUBACK
    std::size_t stuck = 0;       ///< of those: refused for good
    std::size_t undone = 0;      ///< and still in the spool; none of the others
    std::size_t foreign = 0;     ///< of another event
    std::size_t sent = 0;        ///< entries that went to the broker at least once, receipted ones included
    std::size_t refusals = 0;
  };
  Counts counts() const;
  std::vector<Secret> undone() const;  ///< those that the spool has still to forget

 private:
  void on(const Added& event, Millis now);
  void on(const Released& event, Millis now);
  void on(const Withdrawn& event, Millis now);
  void on(const NotWithdrawn& event, Millis now);
  void on(const LineUp& event, Millis now);
  void on(const LineDown& event, Millis now);
  void on(const CutOff& event, Millis now);
  void on(const RoomChanged& event, Millis now);
  void on(const RoomAlive& event, Millis now);
  void on(const Receipts& event, Millis now);
  void on(const Refused& event, Millis now);
  void on(const Puback& event, Millis now);
  void on(const Sent& event, Millis now);
  void on(const NotSent& event, Millis now);
  void on(const Forgotten& event, Millis now);
  void on(const NotForgotten& event, Millis now);

  void lose_line();
  void lose_flights();
  void slow_down(Millis now);
  void erase(const Secret& secret);
  void watch_line(Millis now);
  void plan_forgetting(Millis now);
  void plan_sending(Millis now);
  void plan_report();
  bool may_send(Millis now) const;
  std::optional<SpoolState> spool_state() const;
  Waiting* find(const Secret& secret);

  std::size_t window_;
  Chance& chance_;
  std::unordered_map<Secret, Waiting, FirstEightBytes> entries_;
  std::unordered_map<Receipt, Secret, FirstEightBytes> by_receipt_;
  std::unordered_map<CellName, Secret, FirstEightBytes> by_name_;
  std::unordered_map<int, Secret> flights_;
  std::size_t handed_ = 0;  ///< Sends that were not answered yet
  std::optional<RoomSight> room_;
  bool line_up_ = false;
  bool cut_off_ = false;     ///< what this connection brings goes no further
  bool room_heard_ = false;  ///< on the connection at hand, and since it was last cut off
  Millis heard_at_{};
  Millis no_send_before_{};
  Millis slowed_until_{};  ///< the hub asked this kiosk to slow down: one at a time until then
  std::optional<SpoolState> reported_;
  std::size_t sent_and_gone_ = 0;
  std::size_t refusals_ = 0;
  std::vector<Action> actions_;  ///< of the plan to come
};

}  // namespace candour
