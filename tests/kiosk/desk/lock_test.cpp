// What an unlocked desk shows is gone with the lock, and comes back with the passphrase alone.

#include <gtest/gtest.h>

#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {
namespace {

DeskAtHand in_the_middle_of_things() {
  DeskAtHand desk;
  desk.unlock();
  desk.room_goes_to(DeskAtHand::kIssues);
  desk.release(written(1, "an issue"));
  desk.decide(decision::Approve{record_id(1)});
  desk.type("announcement", "Tea is served");
  desk.ask(ask::Urgent{record_id(1)});
  desk.type("text", "cannot wait");
  return desk;
}

void expect_nothing_to_read(const DeskAtHand& desk) {
  EXPECT_FALSE(desk.model.open);
  EXPECT_FALSE(desk.model.board);
  EXPECT_FALSE(desk.model.asking);
  EXPECT_FALSE(desk.model.toast);
  EXPECT_TRUE(desk.model.fields.empty());
  EXPECT_FALSE(desk.model.passphrase_shown);
  EXPECT_EQ(desk.all<desk_effect::Forget>().size(), 1u);
}

TEST(Lock, takesEverythingThatCouldBeRead) {
  auto desk = in_the_middle_of_things();
  ASSERT_TRUE(desk.model.open && desk.model.board && desk.model.asking && desk.model.toast);
  ASSERT_EQ(desk.model.field("text"), "cannot wait");
  desk.touch(desk::LockNow{});
  expect_nothing_to_read(desk);
}

TEST(Lock, leavesTheListOfKiosksToWhoeverIsThere) {
  DeskAtHand desk;
  desk.ask(ask::Kiosks{});
  EXPECT_TRUE(desk.model.asking) << "the strip shows them as well";
  desk.ask(ask::Guide{});
  EXPECT_FALSE(desk.model.asking);
}

TEST(Lock, leavesWallAndKiosksAsTheyAre) {
  auto desk = in_the_middle_of_things();
  const auto boards = desk.all<desk_effect::ShowBoard>().size();
  desk.touch(desk::LockNow{});
  EXPECT_EQ(desk.all<desk_effect::ShowBoard>().size(), boards);
  EXPECT_TRUE(desk.all<desk_effect::TakeAway>().empty());
}

TEST(Lock, comesByItselfWhenNobodyHasTouchedTheDeskForFiveMinutes) {
  auto desk = in_the_middle_of_things();
  desk.pass(4min + 59s);
  desk.touch(desk::Touched{});
  desk.pass(4min + 59s);
  ASSERT_TRUE(desk.model.open) << "somebody was there";
  EXPECT_EQ(next_change(desk.model), desk.now + 1s);
  desk.pass(1s);
  expect_nothing_to_read(desk);
}

TEST(Lock, comesInSpiteOfAllThatTheRoomWrites) {
  auto desk = in_the_middle_of_things();
  for (int minute = 1; minute <= 5; ++minute) {
    desk.now += 1min;
    desk.release(written(10 + minute, "more"));
  }
  EXPECT_FALSE(desk.model.open);
}

TEST(Lock, isNoneWhereNothingIsOpen) {
  DeskAtHand desk;
  desk.touch(desk::LockNow{});
  desk.pass(10min);
  EXPECT_TRUE(desk.all<desk_effect::Forget>().empty());
}

TEST(Locked, decidesNothingAndAsksNothingAboutWhatWasWritten) {
  DeskAtHand desk;
  desk.decide(decision::Approve{record_id(1)});
  desk.touch(desk::ReadEscalation{record_id(1)});
  desk.touch(desk::TurnOverview{1});
  desk.touch(desk::Announce{true});
  desk.release(written(1, "an issue"));
  desk.happen(news::Noted{notes_in_a_row({decision::Approve{record_id(1)}})});
  for (const Asking& asking : {Asking(ask::Redact{record_id(1), {0}}), Asking(ask::AskRedaction{record_id(1), {0}}),
                               Asking(ask::Card{}), Asking(ask::Export{})}) {
    desk.ask(asking);
    EXPECT_FALSE(desk.model.asking) << asking.index();
    desk.confirm();
  }
  EXPECT_TRUE(desk.done.empty());
}

TEST(Locked, keepsAgendaAndClockAtHand) {
  DeskAtHand desk;
  desk.ask(ask::Do{{Verb::pause, 0, {}}});
  desk.confirm();
  EXPECT_EQ(desk.all<desk_effect::Request>().size(), 1u);
}

void try_to_open(DeskAtHand& desk, const std::string& passphrase = "these are not the six words") {
  desk.type("passphrase", passphrase);
  desk.touch(desk::Unlock{});
}

TEST(Passphrase, isTriedOnceAtATimeAndNotKept) {
  DeskAtHand desk;
  try_to_open(desk);
  desk.touch(desk::Unlock{});
  EXPECT_EQ(desk.all<desk_effect::Unlock>().size(), 1u) << "it takes a second, and nobody has waited";
  desk.happen(news::NotOpened{"lock.wrong", true});
  EXPECT_TRUE(desk.model.field("passphrase").empty());
  EXPECT_EQ(desk.model.lock.why, "lock.wrong");
  desk.unlock();
  EXPECT_TRUE(desk.model.field("passphrase").empty());
}

TEST(Passphrase, isNotAskedForInVain) {
  DeskModel model;
  SeededChance chance;
  model.fields["passphrase"].start_with("six words");
  EXPECT_TRUE(update(model, desk::Unlock{}, 1s, chance).empty()) << "the hub has sent neither key nor pack";
  DeskAtHand desk;
  desk.touch(desk::Unlock{});
  EXPECT_EQ(desk.model.lock.why, "lock.empty");
  EXPECT_TRUE(desk.done.empty());
}

TEST(Passphrase, waitsTwoMinutesAfterFiveThatWereWrong) {
  DeskAtHand desk;
  for (int tries = 1; tries <= 5; ++tries) {
    try_to_open(desk);
    ASSERT_EQ(desk.all<desk_effect::Unlock>().size(), static_cast<std::size_t>(tries));
    desk.happen(news::NotOpened{"lock.wrong", true});
    EXPECT_EQ(desk.model.lock.why, tries < 5 ? "lock.wrong" : "lock.wait");
  }
  desk.pass(1min + 59s);
  try_to_open(desk);
  EXPECT_EQ(desk.all<desk_effect::Unlock>().size(), 5u);
  desk.pass(1s);
  EXPECT_EQ(desk.model.lock.why, "");
  try_to_open(desk);
  EXPECT_EQ(desk.all<desk_effect::Unlock>().size(), 6u);
  EXPECT_EQ(desk.model.lock.tries_left, 5) << "and five more";
}

TEST(Passphrase, thatCouldNotBeTriedIsNoWrongOne) {
  DeskAtHand desk;
  for (int tries = 0; tries < 9; ++tries) {
    try_to_open(desk);
    desk.happen(news::NotOpened{"lock.unreadable", false});
  }
  EXPECT_EQ(desk.all<desk_effect::Unlock>().size(), 9u);
}

TEST(Unlocking, bringsBackWhatWasDecidedAndShowsTheBoardAgain) {
  auto desk = in_the_middle_of_things();
  const auto board = desk.model.board;
  const auto kept = desk.all<desk_effect::Keep>();
  ASSERT_EQ(kept.size(), 1u);
  desk.touch(desk::LockNow{});
  desk.unlock({{1, kept[0].note}}, {{record_id(1), written(1, "an issue").contribution}});
  EXPECT_EQ(desk.model.board, board);
  EXPECT_TRUE(desk.decisions().of(record_id(1)).approved);
  EXPECT_EQ(desk.model.tab, DeskTab::run) << "the room is at work";
}

}  // namespace
}  // namespace candour
