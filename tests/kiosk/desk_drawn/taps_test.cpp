// A hand on the desk's pages themselves.

#include <gtest/gtest.h>

#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk_drawn/drawn_desk.hpp"

namespace candour {
namespace {

std::size_t on_the_wall(const DeskAtHand& desk) {
  std::size_t count = 0;
  for (int number = 1; number <= 3; ++number) count += desk.decisions().of(record_id(number)).approved;
  return count;
}

/// What is taken off the wall leaves the list of what is on it, and the next one comes to its place.
TEST(TappingTwiceAtTheDesk, decidesAboutTheCommentThatWasReadAlone) {
  DrawnDesk drawn;
  drawn.desk.room_goes_to(DeskAtHand::kIssues);
  for (int number = 1; number <= 3; ++number) {
    drawn.desk.release(written(number, "issue " + std::to_string(number)));
    drawn.desk.decide(decision::Approve{record_id(number)});
  }
  drawn.settle();
  drawn.tap(drawn.say("desk.on_the_wall"));
  drawn.tap(drawn.say("desk.take_off"));
  ASSERT_EQ(on_the_wall(drawn.desk), 2u);
  drawn.tap_again();
  EXPECT_EQ(on_the_wall(drawn.desk), 2u) << "nobody has read the one that came to its place";
  drawn.tap(drawn.say("desk.take_off"));
  EXPECT_EQ(on_the_wall(drawn.desk), 1u);
}

/// What is said next comes to the same place.
TEST(UndoOfAToast, takesBackNothingThatWasDecidedWhileAFingerWasOnIt) {
  DrawnDesk drawn;
  drawn.desk.room_goes_to(DeskAtHand::kIssues);
  for (int number = 1; number <= 2; ++number) drawn.desk.release(written(number, "issue"));
  drawn.desk.decide(decision::Approve{record_id(1)});
  drawn.settle();
  const auto undo = drawn.shown(drawn.say("desk.undo"))->seen();
  drawn.press(drawn.say("desk.undo"));
  drawn.desk.pass(100ms);
  drawn.desk.decide(decision::Approve{record_id(2)});
  drawn.settle();
  ASSERT_EQ(drawn.shown(drawn.say("desk.undo"))->seen().left, undo.left);
  drawn.touch_at(Touch::What::up, undo.middle_x(), undo.middle_y());
  drawn.settle();
  EXPECT_EQ(on_the_wall(drawn.desk), 2u);
  drawn.tap(drawn.say("desk.undo"));
  EXPECT_EQ(on_the_wall(drawn.desk), 1u);
}

}  // namespace
}  // namespace candour
