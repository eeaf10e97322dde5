#include "kiosk/core/wall/wall_model.hpp"

#include <gtest/gtest.h>

namespace candour {
namespace {

using namespace std::chrono_literals;

/// An open room at its first step, heard at a second that nothing is special about, with so many comments on its board.
WallModel wall_with(std::size_t comments) {
  auto shown = std::make_shared<Case>();
  Step step;
  step.id = "lived";
  shown->session.steps = {step};
  RoomState room;
  room.phase = Phase::open;
  room.steps = {{"lived", 20}};
  room.remaining = 20min;
  Board board;
  for (std::size_t i = 0; i < comments; ++i) {
    BoardEntry entry;
    entry.step = "lived";
    board.entries.push_back(entry);
  }
  WallModel model;
  update(model, news::CaseShown{shown}, 1000400ms);
  update(model, news::LineChanged{true}, 1000400ms);
  update(model, news::Room{room}, 1000400ms);
  update(model, news::BoardShown{board}, 1000400ms);
  return model;
}

SheetShown after(std::chrono::milliseconds time, std::size_t sheets) {
  auto model = wall_with(6);
  update(model, news::TimePassed{}, 1000400ms + time);
  return sheet_shown(model, sheets);
}

TEST(WallComments, areTurnedOverEveryTwentySeconds) {
  EXPECT_EQ(after(0s, 2).at, 0u);
  EXPECT_EQ(after(19999ms, 2).at, 0u);
  EXPECT_EQ(after(20500ms, 2).at, 1u);
  EXPECT_EQ(after(40500ms, 2).at, 0u);
  EXPECT_EQ(after(40500ms, 3).at, 2u);
}

TEST(WallComments, fadeAwayBeforeTheNextOnesCome) {
  EXPECT_EQ(after(0s, 2).share, 1);  // the first ones are there at once
  EXPECT_EQ(after(20s, 2).at, 0u);
  EXPECT_FLOAT_EQ(after(20s, 2).share, 1);
  EXPECT_FLOAT_EQ(after(20055ms, 2).share, 0.5F);
  EXPECT_EQ(after(20055ms, 2).at, 0u);
  EXPECT_EQ(after(20110ms, 2).at, 1u);
  EXPECT_FLOAT_EQ(after(20110ms, 2).share, 0);
  EXPECT_FLOAT_EQ(after(20165ms, 2).share, 0.5F);
  EXPECT_FLOAT_EQ(after(20220ms, 2).share, 1);
}

TEST(WallComments, changeAtOnceWhereNothingIsToMove) {
  auto model = wall_with(6);
  model.settings.still = true;
  update(model, news::TimePassed{}, 1020405ms);
  EXPECT_EQ(sheet_shown(model, 2).at, 1u);
  EXPECT_EQ(sheet_shown(model, 2).share, 1);
  EXPECT_EQ(next_change(model), 1021400ms);
}

TEST(WallComments, ofOneSheetStay) {
  EXPECT_EQ(after(20055ms, 1).share, 1);
  EXPECT_EQ(after(20055ms, 1).at, 0u);
  EXPECT_EQ(after(20055ms, 0).share, 1);
}

TEST(Wall, isDrawnAgainWhenTheClockTicksAndForEveryPictureOfAFade) {
  auto model = wall_with(6);
  EXPECT_EQ(next_change(model), 1001400ms);
  update(model, news::TimePassed{}, 1020350ms);
  EXPECT_EQ(next_change(model), 1020400ms);  // turned over
  update(model, news::TimePassed{}, 1020500ms);
  EXPECT_EQ(next_change(model), 1020516ms);  // fades
  update(model, news::TimePassed{}, 1020700ms);
  EXPECT_EQ(next_change(model), 1021400ms);  // stands still
  auto quiet = wall_with(1);
  update(quiet, news::TimePassed{}, 1020500ms);
  EXPECT_EQ(next_change(quiet), 1021400ms);
}

}  // namespace
}  // namespace candour
