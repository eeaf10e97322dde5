// A finger and keys on the pages themselves: what lies under the finger when it is lifted, and what comes with it.

#include <gtest/gtest.h>

#include "tests/kiosk/participant/drawn_kiosk.hpp"

namespace candour {
namespace {

/// Somebody has amended an event, and went away until the question whether they are still there lies over it.
void amend_and_go(DrawnKiosk& drawn) {
  drawn.settle();
  drawn.tap(drawn.say("welcome.begin"));
  drawn.tap(drawn.say("facts.amend"));
  drawn.tap(drawn.say("facts.write_it"));
  drawn.type("in May");
  ASSERT_EQ(drawn.kiosk.turn().facts.at("E001").text.text(), "in May");
  drawn.pass(91s);
  ASSERT_TRUE(drawn.shows(drawn.say("idle.title")));
}

TEST(StillThere, isAnsweredByTheButtonThatIsTouched) {
  DrawnKiosk drawn;
  amend_and_go(drawn);
  drawn.tap(drawn.say("idle.here"));
  EXPECT_FALSE(drawn.kiosk.model.asking_still_there);
  EXPECT_EQ(drawn.kiosk.turn().facts.at("E001").text.text(), "in May");
  drawn.pass(91s);
  drawn.tap(drawn.say("idle.clear"));
  EXPECT_FALSE(drawn.kiosk.model.turn) << "nothing is left for whoever comes next";
  EXPECT_TRUE(drawn.shows(drawn.say("welcome.begin")));
}

/// Wherever the finger lies: what is below the question is not touched through it.
TEST(StillThere, letsNoFingerThroughToThePageBelow) {
  DrawnKiosk drawn;
  amend_and_go(drawn);
  for (float y = 4; y < 800; y += 12) {
    for (float x = 4; x < 1280; x += 40) {
      drawn.touch_at(Touch::What::down, x, y);
      drawn.frame();
      const auto done = drawn.lift();
      for (const auto& each : done) {
        const bool answers = std::holds_alternative<act::Touched>(each) ||
                             std::holds_alternative<act::StillHere>(each) ||
                             std::holds_alternative<act::FinishAnyway>(each);
        ASSERT_TRUE(answers) << "at " << x << ", " << y << ": action " << each.index();
      }
      if (!drawn.kiosk.model.turn) {
        drawn.settle();
        amend_and_go(drawn);
        continue;
      }
      ASSERT_FALSE(drawn.kiosk.model.asking_still_there) << "anybody who touches it is there";
      drawn.pass(91s);
    }
  }
}

TEST(StillThere, doesNotClearUnderAFinger) {
  DrawnKiosk drawn;
  amend_and_go(drawn);
  drawn.pass(58s);
  drawn.press(drawn.say("idle.here"));
  drawn.pass(2s);
  drawn.lift();
  ASSERT_TRUE(drawn.kiosk.model.turn);
  EXPECT_FALSE(drawn.kiosk.model.asking_still_there);
}

}  // namespace
}  // namespace candour
