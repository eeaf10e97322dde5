#include "hub/core/hub.hpp"

#include <gtest/gtest.h>

#include "tests/hub/core/room_on_the_table.hpp"

namespace candour::hub {
namespace {

using std::chrono::seconds;

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
  room.tell(RequestCame{{"id", Redact{}}});
  EXPECT_FALSE(room.answers.back().ok);
  room.refusals.clear();
  room.arrive(1, 1);
  EXPECT_EQ(room.last_refusal(), RefusedWhy::not_collecting) << "what is not there asks the disk nothing";
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

TEST(Hub, compactsAgainUntilTheDiskHasDoneIt) {
  RoomOnTheTable room(1);
  room.command(Verb::open);
  room.room_to_compact = false;
  room.command(Verb::close);
  room.pass(seconds(3));
  ASSERT_EQ(room.room.phase, Phase::closed);
  EXPECT_EQ(room.compactions, 0);
  EXPECT_EQ(room.room.trouble, Trouble::disk) << "somebody has to make room, or the order stays on the disk";
  room.arrive(1, 1);
  room.pass(seconds(10));
  EXPECT_TRUE(room.receipted(1, 1)) << "a row fits all the same";
  room.room_to_compact = true;
  room.pass(seconds(6));
  EXPECT_EQ(room.compactions, 1);
  EXPECT_EQ(room.room.trouble, std::nullopt);
  room.pass(seconds(60));
  EXPECT_EQ(room.compactions, 1);
  room.start();
  EXPECT_EQ(room.compactions, 2) << "whoever was cut off in the middle does it when it is served once more";
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
  room.tell(RequestCame{{"r", Redact{{{record_id_of(RoomOnTheTable::secret(9, 9)), {}}, {}}}}});
  EXPECT_FALSE(room.answers.back().ok);
  room.tell(RequestCame{{"r", Redact{{{record_id_of(RoomOnTheTable::secret(1, 1)), {}}, {}}}}});
  EXPECT_TRUE(room.answers.back().ok);
  EXPECT_TRUE(room.announced(1, 1));
}

/// A redaction of one contribution, that is there: which one, what stands then, what it was made of.
RedactionCame redaction(std::uint8_t seal, std::vector<std::uint8_t> made_of) {
  const auto filled = [](std::uint8_t byte) {
    Sealed sealed;
    sealed.bytes.fill(byte);
    return sealed;
  };
  RedactionCame came{{{record_id_of(RoomOnTheTable::secret(1, 1)), filled(seal)}, {}}};
  for (const auto byte : made_of) came.redaction.made_of.push_back(seal_hash_of(filled(byte)));
  return came;
}

struct RoomWithOneRedacted {
  RoomWithOneRedacted() {
    room.command(Verb::open);
    room.arrive(1, 1);
    room.pass(seconds(61));
    room.tell(redaction(1, {}));
    room.told.clear();
  }
  std::uint8_t stands() const { return room.told.back().sealed.bytes[0]; }
  RoomOnTheTable room{1};
};

TEST(Hub, keepsWhatOneDeskTookOutWhenAnotherHadNotHeardOfIt) {
  RoomWithOneRedacted with;
  with.room.tell(redaction(2, {1}));
  ASSERT_TRUE(with.room.answers.back().ok);
  with.room.tell(redaction(3, {1}));
  EXPECT_FALSE(with.room.answers.back().ok);
  EXPECT_NE(with.room.answers.back().why.find("look at it"), std::string::npos);
  EXPECT_EQ(with.stands(), 2) << "told again, to whoever has not heard of it";
}

TEST(Hub, takesARedactionAgainAndOneWhoseEarlierOnesWereLost) {
  RoomWithOneRedacted with;
  with.room.tell(redaction(2, {1}));
  with.room.tell(redaction(2, {1}));
  EXPECT_TRUE(with.room.answers.back().ok) << "its answer was lost";
  with.room.tell(redaction(5, {2, 3, 4}));
  EXPECT_TRUE(with.room.answers.back().ok) << "3 and 4 never came";
  EXPECT_EQ(with.stands(), 5);
}

TEST(Hub, putsARedactionThatNamesNothingInThePlaceOfWhateverStands) {
  RoomWithOneRedacted with;
  with.room.tell(redaction(2, {1}));
  with.room.tell(redaction(3, {}));
  EXPECT_TRUE(with.room.answers.back().ok);
  EXPECT_EQ(with.stands(), 3) << "the control: the first desk's words are back";
}

TEST(Hub, doesNotTellARedactedCommentThatNobodyHasHeardOf) {
  RoomOnTheTable room(1, true);
  room.command(Verb::open);
  room.arrive(1, 1);
  room.pass(seconds(61));
  ASSERT_TRUE(room.told.empty()) << "it is told one release late";
  room.tell(redaction(2, {9}));
  EXPECT_FALSE(room.answers.back().ok);
  EXPECT_TRUE(room.told.empty());
}

}  // namespace
}  // namespace candour::hub
