#pragma once
#include <set>
#include <string>
#include <vector>

#include "hub/core/closing.hpp"
#include "hub/core/hub_effect.hpp"
#include "hub/core/hub_event.hpp"
#include "hub/core/intake.hpp"
#include "hub/core/mix.hpp"
#include "hub/core/token_bucket.hpp"

namespace candour::hub {

/// What an event is, as far as the hub may know.
struct HubSetup {
  std::string reference;
  std::string session;
  bool rehearsal = false;
  EventPublicKey event_key;
  int k = 5;
  Millis beat{60000};  ///< 0: after each batch of intake (rehearsals)
  bool announce_behind = false;
  bool bucket = true;
  Position position;  ///< from disk, already resumed_after_restart
  std::int64_t late = 0;
  bool disk_good = true;  ///< what the disk holds is settled there; else the hub begins in trouble, and tries again
};

/// The one question a hub has to ask the disk before it can decide.
class StoredRecords {
 public:
  virtual ~StoredRecords() = default;
  virtual bool contains(const RecordId& record) const = 0;
};

/// The hub as a pure machine: event in, effects out. Clock, chance and disk are handed in, so that a whole room can run
/// in one process from one seed.
///
///  1. A receipt is asked for only after the commit it speaks of was answered with ok (invariant A5).
///  2. Releases happen on beats of the hub's own clock: never on an arrival, a step or a command (A4). The urgent lane
///  is
///     the exception that its screen announces.
///  3. Nothing in here is written down with a device beside it.
///  4. While the disk is in trouble nothing is taken, and nothing that was taken is lost: it waits in the mix.
class Hub {
 public:
  Hub(HubSetup setup, Chance& chance, const StoredRecords& stored, Millis now);

  HubEffects step(const HubEvent& event, Millis now);

  /// When `TimePassed` is wanted next at the latest.
  Millis next_due() const;
  const Position& position() const { return position_; }

 private:
  /// What a Commit is for; decides what its answer leads to.
  enum class Batch { release, urgent, rest, late };

  void on(const CellCame& event);
  void on(const RequestCame& event);
  void on(const UnreadableRequestCame& event);
  void on(const NoteCame& event);
  void on(const RedactionCame& event);
  void on(const DeviceSaid& event);
  void on(const TimePassed& event);
  void on(const BrokerLost& event);
  void on(const BrokerBack& event);
  void on(const ClockLooked& event);
  void on(const Committed& event);
  void on(const PositionSaved& event);
  void on(const RedactionStored& event);
  void on(const NoteStored& event);
  void on(const Compacted& event);

  void do_command(const std::string& id, const Command& command);
  void do_sync(const Sync& sync);
  void do_stop(const std::string& id);
  void take_in(Accepted accepted);
  void commit_urgent();
  void beat_if_due();
  void beat();
  void keep_closing();
  void release();
  void begin_commit(std::vector<Accepted> batch, Batch purpose);
  void announce(std::vector<Released> batch);
  void enter_closed();
  void disk_answered(bool ok);
  void new_epoch();
  void turn_hub_key();
  void refuse(std::string_view payload, RefusedWhy why);
  void answer(const std::string& id, const Done& result);
  void save_position();
  void publish_room();
  bool is_held_back(const RecordId& record) const;
  bool collecting() const { return !disk_trouble_; }
  Millis every_beat() const;

  const HubSetup setup_;
  Chance& chance_;
  const StoredRecords& stored_;
  const EventTag tag_;

  Millis now_;
  Position position_;
  Mix mix_;
  HubKeyRing keys_;
  TokenBuckets buckets_;
  Closing closing_;
  std::set<Receipt> receipts_again_;  // of records that were stored before: receipted at the next beat
  std::vector<Accepted> urgent_;      // not stored yet because the disk is in trouble
  std::vector<Accepted> committing_;  // between Commit and Committed
  Batch purpose_ = Batch::release;
  std::vector<Released> held_back_;  // announce_behind: the last release, not told to the desk yet
  bool told_since_start_;            // false: nothing was told since this start, so the desk may lack older releases
  std::int64_t late_;
  std::string epoch_;
  std::uint64_t rev_ = 0;
  bool disk_trouble_;
  bool to_compact_;             // closed, and what was written may still lie in the order in which it came
  bool not_compacted_ = false;  // the disk said no to that
  bool clock_trouble_ = false;
  Millis next_beat_;
  Millis next_room_;
  HubEffects effects_;
};

}  // namespace candour::hub
