#include "hub/core/hub.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "common/sealed/seal.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour::hub {
namespace {

using std::chrono::seconds;

/// A store in memory that can fail, and a hub with a clock of its own.
class RoomOnTheTable : public StoredRecords {
 public:
  explicit RoomOnTheTable(int k = 3, bool behind = false, bool bucket = false)
      : keys_((ready_sodium(), make_event_keys())) {
    setup_.reference = "T-1";
    setup_.session = "practitioners";
    setup_.event_key = keys_.public_key;
    setup_.k = k;
    setup_.beat = seconds(60);
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
  std::set<Receipt> receipts;
  std::vector<std::vector<RecordId>> commits;
  std::vector<Refusal> refusals;
  std::vector<DeskAnswer> answers;
  std::vector<std::string> copies;
  bool stopped = false;
  bool disk_works = true;
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
    tell(RedactionStored{effect.request, effect.replacement, disk_works, stored.contains(effect.replacement.record)});
  }
  void perform(const PublishRoom& effect) { room = effect.room; }
  void perform(const PublishReceipts& effect) { receipts.insert(effect.receipts.begin(), effect.receipts.end()); }
  void perform(const PublishRefusal& effect) { refusals.push_back(effect.refusal); }
  void perform(const PublishReleased& effect) {
    for (const auto& each : effect.records) released.insert(each.record);
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
  void perform(const Compact&) { ++compactions; }

  EventKeys keys_;
  HubSetup setup_;
  SeededChance chance_{7};
  Millis now_{1000000};
};

TEST(Hub, takesNothingBeforeTheEventIsOpen) {
  RoomOnTheTable room;
  room.arrive(1, 1);
  EXPECT_EQ(room.last_refusal(), RefusedWhy::not_open);
  room.command(Verb::open);
  room.arrive(1, 1);
  EXPECT_EQ(room.refusals.size(), 1u);
}

TEST(Hub, callsNothingSafeThatItFindsOnADiskThatTakesNothing) {
  RoomOnTheTable room(1);
  room.command(Verb::open);
  room.arrive(1, 1);
  room.pass(seconds(70));
  ASSERT_TRUE(room.receipted(1, 1));
  room.receipts.clear();
  room.disk_works = false;
  room.start();
  room.command(Verb::resume);
  EXPECT_EQ(room.room.trouble, Trouble::disk);
  room.arrive(1, 1);
  EXPECT_EQ(room.last_refusal(), RefusedWhy::not_collecting);
  room.pass(seconds(70));
  EXPECT_FALSE(room.receipted(1, 1)) << "its row may be one that a power cut takes back";
  room.disk_works = true;
  room.pass(seconds(10));
  EXPECT_EQ(room.room.trouble, std::nullopt);
  room.command(Verb::resume);
  room.arrive(1, 1);
  room.pass(seconds(70));
  EXPECT_TRUE(room.receipted(1, 1));
}

TEST(Hub, refusesWhilePausedAndTakesAgainAfterwards) {
  RoomOnTheTable room(1);
  room.command(Verb::open);
  room.command(Verb::pause);
  room.arrive(1, 1);
  EXPECT_EQ(room.last_refusal(), RefusedWhy::not_open);
  room.command(Verb::resume);
  room.arrive(1, 1);
  room.pass(seconds(60));
  EXPECT_TRUE(room.receipted(1, 1));
}

TEST(Hub, releasesOnItsBeatAndNeverOnAnArrivalAStepOrACommand) {
  RoomOnTheTable room;
  room.command(Verb::open);
  for (int sitting = 1; sitting <= 3; ++sitting) room.arrive(sitting, 1);
  room.pass(seconds(30));
  room.command(Verb::next);
  room.command(Verb::pause);
  room.command(Verb::resume);
  room.arrive(4, 1);
  EXPECT_TRUE(room.commits.empty());
  EXPECT_TRUE(room.released.empty());
  room.pass(seconds(31));
  ASSERT_EQ(room.commits.size(), 1u);
  EXPECT_EQ(room.commits[0].size(), 4u);
}

TEST(Hub, anArrivalAfterASilenceDoesNotBringTheBeatAbout) {
  RoomOnTheTable room(1);
  room.command(Verb::open);
  room.pass(seconds(90));
  room.arrive(1, 1);
  room.tell(TimePassed{});
  EXPECT_TRUE(room.commits.empty());
}

TEST(Hub, receiptsOnlyWhatIsCommitted) {
  RoomOnTheTable room(1);
  room.command(Verb::open);
  room.arrive(1, 1);
  room.disk_works = false;
  room.pass(seconds(61));
  EXPECT_FALSE(room.receipted(1, 1));
  EXPECT_EQ(room.room.trouble, Trouble::disk);
  room.arrive(2, 1);
  EXPECT_EQ(room.last_refusal(), RefusedWhy::not_collecting);
  room.disk_works = true;
  room.pass(seconds(61));
  EXPECT_EQ(room.room.trouble, std::nullopt);
  EXPECT_TRUE(room.receipted(1, 1));
}

TEST(Hub, keepsBelowKUntilTheCloseAndThenDoesNotAnnounceIt) {
  RoomOnTheTable room;
  room.command(Verb::open);
  room.arrive(1, 1);
  room.arrive(2, 1);
  room.pass(seconds(600));
  EXPECT_TRUE(room.commits.empty());
  room.command(Verb::close);
  EXPECT_EQ(room.room.phase, Phase::closing);
  room.pass(seconds(3));
  EXPECT_EQ(room.room.phase, Phase::closed);
  EXPECT_TRUE(room.receipted(1, 1));
  EXPECT_TRUE(room.receipted(2, 1));
  EXPECT_TRUE(room.released.empty());
  EXPECT_EQ(room.compactions, 1);
}

TEST(Hub, waitsForLiveKiosksAtTheCloseButNotForLostOnesAndNotForever) {
  RoomOnTheTable room;
  room.command(Verb::open);
  room.tell(DeviceSaid{"a", {Role::participant, Health::ready, "1", "", {}}});
  room.tell(DeviceSaid{"b", {Role::participant, Health::lost, "1", "", {}}});
  room.command(Verb::close);
  room.pass(seconds(10));
  EXPECT_EQ(room.room.phase, Phase::closing);
  room.arrive(1, 1);
  room.tell(DeviceSaid{"a", {Role::participant, Health::ready, "1", "", SpoolState::sent}});
  room.pass(seconds(1));
  EXPECT_TRUE(room.receipted(1, 1));
  EXPECT_EQ(room.room.phase, Phase::closing);
  room.tell(DeviceSaid{"a", {Role::participant, Health::ready, "1", "", SpoolState::empty}});
  room.pass(seconds(1));
  EXPECT_EQ(room.room.phase, Phase::closed);
}

TEST(Hub, collectsAfterTwentySecondsFromAKioskThatSaysNothingAndClosesWhenToldAgain) {
  RoomOnTheTable room;
  room.command(Verb::open);
  room.arrive(1, 1);
  room.tell(DeviceSaid{"a", {Role::participant, Health::ready, "1", "", {}}});
  room.command(Verb::close);
  room.command(Verb::close);
  EXPECT_FALSE(room.answers.back().ok);
  room.pass(seconds(21));
  EXPECT_TRUE(room.receipted(1, 1));
  EXPECT_EQ(room.room.phase, Phase::closing);
  room.command(Verb::close);
  EXPECT_EQ(room.room.phase, Phase::closed);
}

TEST(Hub, takesAndCountsWhatComesAfterTheClose) {
  RoomOnTheTable room;
  room.command(Verb::open);
  room.command(Verb::close);
  room.pass(seconds(3));
  ASSERT_EQ(room.room.phase, Phase::closed);
  for (int sitting = 1; sitting <= 2; ++sitting) room.arrive(sitting, 1);
  room.pass(seconds(3));
  EXPECT_TRUE(room.receipted(1, 1));
  EXPECT_EQ(room.late, 2);
  EXPECT_TRUE(room.released.empty());
  room.tell(TimePassed{});
  EXPECT_EQ(room.saved.phase, Phase::closed);
}

TEST(Hub, callsTheCloseOffOnlyBeforeTheRestIsCollected) {
  RoomOnTheTable room;
  room.command(Verb::open);
  room.tell(DeviceSaid{"a", {Role::participant, Health::ready, "1", "", {}}});
  room.command(Verb::close);
  room.command(Verb::reopen);
  EXPECT_EQ(room.room.phase, Phase::paused);
  room.command(Verb::close);
  room.pass(seconds(21));
  room.command(Verb::reopen);
  EXPECT_FALSE(room.answers.back().ok);
  EXPECT_EQ(room.room.phase, Phase::closing);
}

TEST(Hub, restartedWhileClosingTellsNothingOfTheRestThatItMayHaveStored) {
  RoomOnTheTable room(3, true);
  room.command(Verb::open);
  room.tell(DeviceSaid{"a", {Role::participant, Health::ready, "1", "", {}}});
  room.command(Verb::close);
  for (int sitting = 1; sitting <= 2; ++sitting) room.arrive(sitting, 1);
  room.pass(seconds(21));  // two sittings: below k, stored as the rest
  ASSERT_TRUE(room.receipted(1, 1));
  room.restart_with_beat(seconds(5));
  room.tell(DeviceSaid{"a", {Role::participant, Health::ready, "1", "", SpoolState::sending}});  // so the rest waits
  room.command(Verb::reopen);
  EXPECT_FALSE(room.answers.back().ok);
  for (int sitting = 3; sitting <= 6; ++sitting) room.arrive(sitting, 1);
  room.pass(seconds(30));  // several beats, and the time of the rest
  EXPECT_TRUE(room.receipted(3, 1));
  EXPECT_TRUE(room.released.empty());
}

TEST(Hub, receiptsAgainAtTheNextBeatWhatIsStoredAlready) {
  RoomOnTheTable room(1);
  room.command(Verb::open);
  room.arrive(1, 1);
  room.pass(seconds(61));
  room.receipts.clear();
  room.arrive(1, 1);
  EXPECT_FALSE(room.receipted(1, 1));
  room.pass(seconds(60));
  EXPECT_TRUE(room.receipted(1, 1));
  EXPECT_EQ(room.commits.size(), 1u);
}

TEST(Hub, changesItsKeyWithTheStepAndKnowsTheOldOneForABeat) {
  RoomOnTheTable room(1);
  room.command(Verb::open);
  const auto before = room.room.hub_key;
  room.command(Verb::next);
  EXPECT_NE(room.room.hub_key, before);
  room.tell(CellCame{"kiosk", room.cell_for(before, 1, 1)});
  EXPECT_TRUE(room.refusals.empty());
  room.pass(seconds(61));
  EXPECT_TRUE(room.receipted(1, 1));
  room.tell(CellCame{"kiosk", room.cell_for(before, 1, 2)});
  EXPECT_EQ(room.last_refusal(), RefusedWhy::stale_key);
}

TEST(Hub, namesWhatIsWrongWithACell) {
  RoomOnTheTable room;
  room.command(Verb::open);
  room.tell(CellCame{"kiosk", "garbage"});
  EXPECT_EQ(room.last_refusal(), RefusedWhy::malformed);
  EXPECT_EQ(room.refusals.back().cell, cell_name_of("garbage"));
  room.tell(CellCame{"kiosk", std::string(Cell::size, 'x')});
  EXPECT_EQ(room.last_refusal(), RefusedWhy::stale_key);
  const RoomOnTheTable another;
  room.tell(CellCame{"kiosk", another.cell_for(room.room.hub_key, 1, 1)});
  EXPECT_EQ(room.last_refusal(), RefusedWhy::wrong_event);
}

TEST(Hub, boundsWhatOneDeviceMaySendAndNobodyElse) {
  RoomOnTheTable room(3, false, true);
  room.command(Verb::open);
  for (int number = 0; number < 21; ++number) room.arrive(1, number);
  ASSERT_EQ(room.refusals.size(), 1u);
  EXPECT_EQ(room.last_refusal(), RefusedWhy::slow_down);
  room.tell(CellCame{"another", room.cell(2, 1)});
  EXPECT_EQ(room.refusals.size(), 1u);
  room.pass(seconds(3));
  room.arrive(1, 50);
  EXPECT_EQ(room.refusals.size(), 1u);
}

TEST(Hub, urgentSkipsTheMixAndSurvivesADiskThatFails) {
  RoomOnTheTable room;
  room.command(Verb::open);
  room.arrive(1, 1, Lane::urgent);
  EXPECT_TRUE(room.receipted(1, 1));
  EXPECT_TRUE(room.announced(1, 1));
  room.disk_works = false;
  room.arrive(1, 2, Lane::urgent);
  EXPECT_FALSE(room.receipted(1, 2));
  room.disk_works = true;
  room.pass(seconds(6));
  EXPECT_TRUE(room.receipted(1, 2));
}

TEST(Hub, tellsTheDeskOneReleaseLateWhereThePackAsksForIt) {
  RoomOnTheTable room(3, true);
  room.command(Verb::open);
  room.tell(RequestCame{{"s", Sync{}}});
  for (int sitting = 1; sitting <= 3; ++sitting) room.arrive(sitting, 1);
  room.pass(seconds(60));
  EXPECT_TRUE(room.receipted(1, 1));
  EXPECT_TRUE(room.released.empty());
  room.tell(RequestCame{{"s", Sync{}}});
  EXPECT_TRUE(room.released.empty());
  for (int sitting = 1; sitting <= 3; ++sitting) room.arrive(sitting, 2);
  room.pass(seconds(60));
  EXPECT_TRUE(room.announced(1, 1));
  EXPECT_FALSE(room.announced(1, 2));
}

TEST(Hub, afterARestartOneReleaseLateTellsNothingUntilTheNextRelease) {
  RoomOnTheTable room(3, true);
  room.command(Verb::open);
  for (int sitting = 1; sitting <= 3; ++sitting) room.arrive(sitting, 1);
  room.pass(seconds(60));
  room.start();
  room.tell(RequestCame{{"s", Sync{}}});
  EXPECT_TRUE(room.released.empty());
  room.command(Verb::resume);
  for (int sitting = 1; sitting <= 3; ++sitting) room.arrive(sitting, 2);
  room.pass(seconds(60));
  EXPECT_TRUE(room.announced(1, 1));
  EXPECT_FALSE(room.announced(1, 2));
}

TEST(Hub, givesADeskEverythingOnSyncUntilTheCloseAndNoRecordsAfterIt) {
  RoomOnTheTable room(1);
  room.command(Verb::open);
  room.arrive(1, 1);
  room.pass(seconds(61));
  room.released.clear();
  room.tell(RequestCame{{"s", Sync{}}});
  EXPECT_TRUE(room.announced(1, 1));
  room.command(Verb::close);
  room.pass(seconds(3));
  room.released.clear();
  room.tell(RequestCame{{"s", Sync{}}});
  EXPECT_TRUE(room.released.empty());
}

TEST(Hub, comesBackPausedWithTheTimeThatWasLeft) {
  RoomOnTheTable room;
  room.command(Verb::open);
  room.pass(std::chrono::minutes(10));
  const auto epoch = room.room.hub_epoch;
  room.start();
  EXPECT_EQ(room.room.phase, Phase::paused);
  EXPECT_EQ(room.room.remaining, std::chrono::minutes(40));
  EXPECT_NE(room.room.hub_epoch, epoch);
  room.pass(std::chrono::minutes(5));
  EXPECT_EQ(room.room.remaining, std::chrono::minutes(40));
}

TEST(Hub, takesANewEpochWhenTheBrokerWasLost) {
  RoomOnTheTable room;
  const auto before = room.room;
  room.tell(BrokerLost{});
  room.tell(BrokerBack{});
  EXPECT_NE(room.room.hub_epoch, before.hub_epoch);
}

TEST(Hub, isStoppedByADeskOnlyOnceTheEventIsClosed) {
  RoomOnTheTable room;
  room.command(Verb::open);
  room.tell(RequestCame{{"s", StopHub{}}});
  EXPECT_FALSE(room.answers.back().ok);
  room.command(Verb::close);
  room.pass(seconds(21));
  ASSERT_EQ(room.room.phase, Phase::closed);
  EXPECT_FALSE(room.stopped);
  room.tell(RequestCame{{"s", StopHub{}}});
  EXPECT_TRUE(room.answers.back().ok);
  EXPECT_TRUE(room.stopped);
}

TEST(Hub, hasACopySavedInAnyPhaseAndLeavesTheAnswerToWhoeverSavesIt) {
  RoomOnTheTable room;
  room.tell(RequestCame{{"c", SaveCopy{}}});
  EXPECT_EQ(room.copies, std::vector<std::string>{"c"});
  EXPECT_TRUE(room.answers.empty());
}

TEST(Hub, answersARedactionOfNothingAndAnnouncesARealOne) {
  RoomOnTheTable room(1);
  room.command(Verb::open);
  room.arrive(1, 1);
  room.pass(seconds(61));
  room.released.clear();
  room.tell(RequestCame{{"r", Redact{{record_id_of(RoomOnTheTable::secret(9, 9)), {}}}}});
  EXPECT_FALSE(room.answers.back().ok);
  room.tell(RequestCame{{"r", Redact{{record_id_of(RoomOnTheTable::secret(1, 1)), {}}}}});
  EXPECT_TRUE(room.answers.back().ok);
  EXPECT_TRUE(room.announced(1, 1));
}

}  // namespace
}  // namespace candour::hub
