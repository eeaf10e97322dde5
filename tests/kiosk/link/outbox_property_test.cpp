// Whatever happens, in whatever order: a kiosk never forgets an entry without its receipt, never sends one twice
// without one of WIRE.md's causes, and once everything is well sends everything.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "kiosk/link/outbox.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour {
namespace {

enum class Happening {
  write,
  hold,
  release,
  undo,
  line_up,
  line_down,
  open,
  pause,
  close,
  new_key,
  new_epoch,
  same_room,
  disk_trouble,
  disk_well,
  puback,
  puback_says_no,
  nobody_listened,
  refuse,
  refuse_older,
  receipt,
  forged_receipt,
  forgetting_fails,
  line_takes_nothing,
  hub_cut_off,
  hub_there_again,
  a_second,
  a_while,
};
constexpr int kHappenings = static_cast<int>(Happening::a_while) + 1;

/// The rules of WIRE.md once more, kept apart from the code that is tried.
class World {
 public:
  World(std::uint32_t seed, std::size_t window) : chance_(seed), window_(window), outbox_(window, chance_) {
    room_ = {"e0", chance_.some<HubPublicKey>(), chance_.some<EventTag>(), Phase::open, false};
  }

  void happen(Happening what) {
    switch (what) {
      case Happening::write:
        return write(false);
      case Happening::hold:
        return write(true);
      case Happening::release:
        return release();
      case Happening::undo:
        return undo();
      case Happening::line_up:
        return line_up();
      case Happening::line_down:
        return line_down();
      case Happening::open:
        return show(Phase::open);
      case Happening::pause:
        return show(Phase::paused);
      case Happening::close:
        return show(Phase::closing);
      case Happening::new_key:
        return change([&] { room_.hub_key = chance_.some<HubPublicKey>(); });
      case Happening::new_epoch:
        return new_epoch();
      case Happening::same_room:
        return say_room_again();
      case Happening::disk_trouble:
        return change([&] { room_.disk_trouble = true; });
      case Happening::disk_well:
        return change([&] { room_.disk_trouble = false; });
      case Happening::puback:
        return puback(0);
      case Happening::puback_says_no:
        return puback(0x97);
      case Happening::nobody_listened:
        return puback(0x10);
      case Happening::refuse:
        return refuse(false);
      case Happening::refuse_older:
        return refuse(true);
      case Happening::receipt:
        return receipt();
      case Happening::forged_receipt:
        return give(chance_.some<Receipt>());
      case Happening::forgetting_fails:
        disk_fails_ = !disk_fails_;
        return act();
      case Happening::line_takes_nothing:
        line_fails_ = !line_fails_;
        return act();
      case Happening::hub_cut_off:
        return cut_off(true);
      case Happening::hub_there_again:
        return cut_off(false);
      case Happening::a_second:
        now_ += Millis(1000);
        return act();
      case Happening::a_while:
        now_ += Millis(16'000);
        return act();
    }
  }

  /// From now on everything works: the line is up, the room is open, each send is confirmed. The hub has lost whatever
  /// it was sent before one of the causes to send again, and receipts what it got since.
  void all_is_well() {
    disk_fails_ = line_fails_ = false;
    room_.disk_trouble = false;
    for (auto& [secret, entry] : entries_) {
      if (entry.held) release_one(secret, entry);
    }
    line_up();
    if (cut_off_) cut_off(false);
    show(Phase::open);
    for (int second = 0; second < 400; ++second) {
      now_ += Millis(1000);
      if (second % 5 == 0) say_room_again();
      while (!flights_.empty()) puback_of(flights_.begin()->first, 0);
      for (auto& [secret, entry] : entries_) {
        if (entry.delivered && !entry.may_send && !entry.has_receipt) give(entry.receipt);
      }
      act();
    }
  }

  void check_everything_is_gone() const {
    for (const auto& [secret, entry] : entries_) RC_ASSERT(entry.gone || entry.stuck);
  }

 private:
  struct Entry {
    Receipt receipt;
    bool may_send = true;  ///< it was not sent yet, or one of the causes came since
    bool held = false;
    bool undone = false;
    bool delivered = false;
    bool has_receipt = false;
    bool gone = false;
    bool stuck = false;
    int malformed = 0;
    std::vector<CellName> cells;
  };

  void act() {
    for (int round = 0; round < 3; ++round) {
      for (const auto& action : outbox_.plan(now_)) {
        if (const auto* send = std::get_if<Outbox::Send>(&action)) do_send(*send);
        if (const auto* forget = std::get_if<Outbox::Forget>(&action)) do_forget(*forget);
        if (std::holds_alternative<Outbox::Reconnect>(action)) lose_line();
      }
    }
  }

  void do_send(const Outbox::Send& send) {
    auto& entry = entries_.at(send.secret);
    RC_ASSERT(line_up_ && room_heard_ && !cut_off_);
    RC_ASSERT(room_.phase == Phase::open || room_.phase == Phase::closing);
    RC_ASSERT(!entry.has_receipt && !entry.gone && !entry.stuck && !entry.held && !entry.undone);
    RC_ASSERT(entry.may_send);
    RC_ASSERT(send.hub_key == room_.hub_key);
    if (line_fails_) return outbox_.take(Outbox::NotSent{send.secret}, now_);
    entry.may_send = false;
    entry.delivered = false;
    entry.cells.push_back(chance_.some<CellName>());
    flights_[++packet_] = send.secret;
    RC_ASSERT(flights_.size() <= window_);
    outbox_.take(Outbox::Sent{send.secret, packet_, entry.cells.back()}, now_);
  }

  void do_forget(const Outbox::Forget& forget) {
    for (const auto& secret : forget.secrets) {
      const auto& entry = entries_.at(secret);
      RC_ASSERT((!entry.gone && (entry.has_receipt || entry.undone)));
    }
    if (disk_fails_) return outbox_.take(Outbox::NotForgotten{forget.secrets}, now_);
    for (const auto& secret : forget.secrets) entries_.at(secret).gone = true;
    outbox_.take(Outbox::Forgotten{forget.secrets}, now_);
  }

  void write(bool held) {
    const auto secret = chance_.some<Secret>();
    Entry entry;
    entry.receipt = chance_.some<Receipt>();
    entry.held = held;
    entries_[secret] = entry;
    outbox_.take(Outbox::Added{secret, entry.receipt, room_.event, held}, now_);
    act();
  }
  void release_one(const Secret& secret, Entry& entry) {
    entry.held = false;
    outbox_.take(Outbox::Released{secret}, now_);
  }
  void release() {
    for (auto& [secret, entry] : entries_) {
      if (!entry.held) continue;
      release_one(secret, entry);
      return act();
    }
  }
  void undo() {
    for (auto& [secret, entry] : entries_) {
      if (!entry.held) continue;
      entry.held = false;
      entry.undone = true;
      entry.gone = !disk_fails_;
      if (disk_fails_) outbox_.take(Outbox::NotWithdrawn{secret}, now_);
      if (!disk_fails_) outbox_.take(Outbox::Withdrawn{secret}, now_);
      return act();
    }
  }
  void line_up() {
    if (line_up_) return;
    line_up_ = true;
    outbox_.take(Outbox::LineUp{}, now_);
    act();
  }
  void line_down() {
    if (!line_up_) return;
    outbox_.take(Outbox::LineDown{}, now_);
    lose_line();
    act();
  }
  void cut_off(bool off) {
    if (!line_up_) return;
    outbox_.take(Outbox::CutOff{off}, now_);
    if (off) lose_what_flew();
    room_heard_ = false;
    cut_off_ = off;
    act();
  }
  void lose_line() {
    line_up_ = cut_off_ = false;
    lose_what_flew();
  }
  void lose_what_flew() {
    room_heard_ = false;
    flights_.clear();
    for (auto& [secret, entry] : entries_) {
      entry.may_send = true;
      if (entry.malformed == 1) entry.stuck = false;
    }
  }
  void show(Phase phase) {
    if (!line_up_) return;
    const bool closing = phase == Phase::closing && room_.phase != Phase::closing;
    room_.phase = phase;
    room_heard_ = true;
    if (closing && seen_) permit_all();
    seen_ = true;
    outbox_.take(Outbox::RoomChanged{room_}, now_);
    act();
  }
  /// Nobody sees a change of the room without a line.
  template <class Change>
  void change(Change change) {
    if (!line_up_) return;
    change();
    show(room_.phase);
  }
  void new_epoch() {
    if (!line_up_) return;
    room_.epoch += "x";
    permit_all();
    show(room_.phase);
  }
  void say_room_again() {
    if (!line_up_ || !seen_) return;
    room_heard_ = true;
    outbox_.take(Outbox::RoomAlive{}, now_);
    act();
  }
  void permit_all() {
    for (auto& [secret, entry] : entries_) entry.may_send = true;
  }
  void puback(int reason) {
    if (flights_.empty()) return;
    auto flight = flights_.begin();
    std::advance(flight, chance_.uniform(static_cast<std::uint32_t>(flights_.size())));
    puback_of(flight->first, reason);
    act();
  }
  void puback_of(int packet, int reason) {
    auto& entry = entries_.at(flights_.at(packet));
    flights_.erase(packet);
    (reason == 0 ? entry.delivered : entry.may_send) = true;  // a cause while it flew still counts
    outbox_.take(Outbox::Puback{packet, reason}, now_);
  }
  void refuse(bool older) {
    for (auto& [secret, entry] : entries_) {
      if (entry.cells.size() < 2 && older) continue;
      if (entry.cells.empty() || entry.has_receipt || entry.stuck || chance_.uniform(2) == 0) continue;
      const auto cell = older ? entry.cells.front() : entry.cells.back();
      const auto why = static_cast<RefusedWhy>(chance_.uniform(6));
      if (!older) refused(secret, entry, why);
      outbox_.take(Outbox::Refused{cell, why}, now_);
      return act();
    }
  }
  void refused(const Secret& secret, Entry& entry, RefusedWhy why) {
    end_flight(secret);
    entry.may_send = true;
    entry.delivered = false;
    entry.malformed += why == RefusedWhy::malformed;
    entry.stuck = why == RefusedWhy::wrong_event || why == RefusedWhy::malformed;
    if (why == RefusedWhy::wrong_event) entry.malformed = 2;
    entry.cells.clear();  // a hub refuses a cell once
  }
  void end_flight(const Secret& secret) {
    std::erase_if(flights_, [&](const auto& flight) { return flight.second == secret; });
  }
  void receipt() {
    for (auto& [secret, entry] : entries_) {
      if (entry.cells.empty() || chance_.uniform(2) == 0) continue;
      return give(entry.receipt);
    }
  }
  void give(const Receipt& receipt) {
    for (auto& each : entries_) {
      if (each.second.receipt != receipt) continue;
      each.second.has_receipt = true;
      end_flight(each.first);
    }
    outbox_.take(Outbox::Receipts{{receipt, receipt}}, now_);
    act();
  }

  SeededChance chance_;
  std::size_t window_;
  Outbox outbox_;
  RoomSight room_;
  Millis now_{5000};
  bool line_up_ = false, room_heard_ = false, seen_ = false, cut_off_ = false, disk_fails_ = false, line_fails_ = false;
  int packet_ = 0;
  std::map<Secret, Entry> entries_;
  std::map<int, Secret> flights_;
};

std::vector<int> some_happenings() {
  return *rc::gen::scale(4.0, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, kHappenings)));
}

RC_GTEST_PROP(OutboxProperty, holds_whatever_happens_and_everything_arrives_in_the_end, ()) {
  World world(*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::inRange<std::size_t>(1, 8));
  for (const int what : some_happenings()) world.happen(static_cast<Happening>(what));
  world.all_is_well();
  world.check_everything_is_gone();
}

}  // namespace
}  // namespace candour
