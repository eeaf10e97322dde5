// What a desk does not know, or cannot keep, and says so.

#include <gtest/gtest.h>

#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {
namespace {

TEST(CameLate, isADeskThatNeverSawTheRoomBeforeTheClose) {
  DeskModel model;
  SeededChance chance{1};
  RoomState room;
  room.steps = {{"facts", 10}};
  room.phase = Phase::closing;
  update(model, news::Room{room}, 1s, chance);
  EXPECT_TRUE(model.came_late());
  room.phase = Phase::open;  // the close was called off: from here on it hears all
  update(model, news::Room{room}, 2s, chance);
  EXPECT_FALSE(model.came_late());
}

TEST(CameLate, isNoDeskThatWasThere) {
  DeskAtHand desk;
  desk.unlock();
  desk.room_is(Phase::closing);
  EXPECT_FALSE(desk.model.came_late());
  desk.room_is(Phase::closed);
  EXPECT_FALSE(desk.model.came_late());
}

TEST(Writing, takesWhatANoteHoldsAndNoMore) {
  DeskAtHand desk;
  desk.unlock();
  const std::string most(Note::kMostCharacters, 'a');
  desk.type("announcement", most);
  desk.type("announcement", most + "b");
  EXPECT_EQ(desk.model.field("announcement"), most);
  EXPECT_EQ(desk.toast(), "toast.too_long");
}

TEST(Writing, takesAWholeCommentForACard) {
  DeskAtHand desk;
  desk.unlock();
  const std::string most(Contribution::kMostCharacters, 'a');
  desk.type("card", most);
  EXPECT_EQ(desk.model.field("card"), most);
  desk.type("card", most + "b");
  EXPECT_EQ(desk.model.field("card"), most);
}

TEST(Card, thatCouldNotBeKeptIsThereAgain) {
  DeskAtHand desk;
  desk.unlock();
  desk.ask(ask::Card{});
  desk.type("card", "written by hand");
  desk.confirm();
  desk.happen(news::CardKept{false});
  ASSERT_TRUE(desk.model.asking);
  EXPECT_TRUE(std::holds_alternative<ask::Card>(*desk.model.asking));
  EXPECT_EQ(desk.model.field("card"), "written by hand");
  desk.confirm();
  desk.happen(news::CardKept{true});
  EXPECT_EQ(desk.model.field("card"), "");
  EXPECT_FALSE(desk.model.asking);
}

}  // namespace
}  // namespace candour
