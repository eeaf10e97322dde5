// What the room sees of what was decided: told when it changes, and not while the room closes.

#include <gtest/gtest.h>

#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {
namespace {

std::size_t boards(const DeskAtHand& desk) { return desk.all<desk_effect::ShowBoard>().size(); }
Board last_board(const DeskAtHand& desk) { return desk.all<desk_effect::ShowBoard>().back().board; }

DeskAtHand with_two_issues() {
  DeskAtHand desk;
  desk.unlock();
  desk.room_goes_to(DeskAtHand::kIssues);
  desk.release(written(1, "an issue"));
  desk.release(written(2, "another"));
  return desk;
}

TEST(ShownBoard, isThereAndEmptyFromTheUnlockingOn) {
  DeskAtHand desk;
  EXPECT_EQ(boards(desk), 0u);
  desk.unlock();
  EXPECT_EQ(boards(desk), 1u);
  EXPECT_EQ(last_board(desk), Board{});
}

TEST(ShownBoard, isToldOnlyWhenItChanges) {
  auto desk = with_two_issues();
  ASSERT_EQ(boards(desk), 1u) << "nobody has approved anything";
  desk.decide(decision::Approve{record_id(1)});
  EXPECT_EQ(boards(desk), 2u);
  desk.hub_numbers();
  desk.decide(decision::Approve{record_id(1)});
  desk.decide(decision::AskForLook{record_id(2)});
  desk.release(written(3, "a third"));
  desk.pass(1s);
  EXPECT_EQ(boards(desk), 2u);
  desk.decide(decision::Hide{record_id(1)});
  EXPECT_EQ(boards(desk), 3u);
  EXPECT_TRUE(last_board(desk).entries.empty());
}

TEST(ShownBoard, followsWhatOthersSayOfAnApprovedIssue) {
  auto desk = with_two_issues();
  desk.decide(decision::Approve{record_id(1)});
  desk.release(vote_for(10, 1));
  EXPECT_TRUE(last_board(desk).entries.at(0).few);
  const auto before = boards(desk);
  desk.release(vote_for(11, 1));
  EXPECT_EQ(boards(desk), before) << "a few is a few";
  desk.release(vote_for(12, 1));
  EXPECT_EQ(last_board(desk).entries.at(0).resonates, 3);
}

TEST(ShownBoard, followsTheGroupSizeOfTheRoom) {
  auto desk = with_two_issues();
  desk.decide(decision::Approve{record_id(1)});
  for (int vote = 10; vote < 13; ++vote) desk.release(vote_for(vote, 1));
  auto room = *desk.model.room;
  room.k = 5;
  desk.happen(news::Room{room});
  EXPECT_TRUE(last_board(desk).entries.at(0).few);
}

TEST(ShownBoard, isNoneFromClosingOnAndBackWhenThatIsCalledOff) {
  auto desk = with_two_issues();
  desk.decide(decision::Approve{record_id(1)});
  const auto before = boards(desk);
  desk.room_is(Phase::closing);
  EXPECT_EQ(boards(desk), before + 1);
  EXPECT_EQ(last_board(desk), Board{});
  desk.decide(decision::Approve{record_id(2)});
  desk.room_is(Phase::closed);
  EXPECT_EQ(boards(desk), before + 1);
  EXPECT_FALSE(desk.model.board);
  desk.room_is(Phase::open);
  EXPECT_EQ(boards(desk), before + 2);
  EXPECT_EQ(last_board(desk).entries.size(), 2u);
}

TEST(ShownBoard, isTakenAwayByALockedDeskToo) {
  auto desk = with_two_issues();
  desk.decide(decision::Approve{record_id(1)});
  desk.touch(desk::LockNow{});
  desk.room_is(Phase::closing);
  EXPECT_EQ(last_board(desk), Board{});
  const auto before = boards(desk);
  desk.unlock();
  EXPECT_EQ(boards(desk), before) << "the room closes";
}

TEST(ShownBoard, bringsTheListAtTheEndToTheDesk) {
  auto desk = with_two_issues();
  desk.touch(desk::Show{DeskTab::facts});
  desk.room_is(Phase::closing);
  EXPECT_EQ(desk.model.tab, DeskTab::run);
}

}  // namespace
}  // namespace candour
