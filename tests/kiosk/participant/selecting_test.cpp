// A hand in a field: what it selects of what somebody wrote.

#include <gtest/gtest.h>

#include "tests/kiosk/participant/drawn_kiosk.hpp"

namespace candour {
namespace {

constexpr std::string_view kWritten = "Mornings were the best part of the day because breakfast club was quiet.";

/// Somebody has written a line in the large editor, and the keyboard is up.
class SelectingByHand : public testing::Test {
 protected:
  SelectingByHand() {
    drawn.kiosk.room_goes_to(KioskAtHand::kLived);
    drawn.kiosk.begin();
    drawn.settle();
    drawn.tap(std::string(field().label));
    drawn.type(kWritten);
  }

  const Item& field() const {
    for (const auto& item : drawn.items()) {
      if (item.kind == Item::Kind::field) return item;
    }
    ADD_FAILURE() << "there is no field";
    return drawn.items().front();
  }
  std::string selected() { return std::string(drawn.kiosk.turn().drafts.begin()->second.text.selected()); }
  void at(Touch::What what, float x, float y, std::int64_t finger = 1) {
    drawn.touch_at(what, x, y, finger);
    drawn.frame();
    drawn.settle();
  }
  /// Pixels of the screen, in the first line of what was written.
  float left() const { return field().at.left; }
  float line() const { return field().at.top + 14 + 18; }
  void hold_word() {
    at(Touch::What::down, left() + 60, line());
    drawn.pass(600ms);
    drawn.frame();
    drawn.settle();
  }

  DrawnKiosk drawn;
};

TEST_F(SelectingByHand, aFingerThatStaysSelectsTheWord) {
  hold_word();
  EXPECT_EQ(selected(), "Mornings");
  EXPECT_TRUE(drawn.shows(drawn.say("keyboard.copy")));
  at(Touch::What::up, left() + 60, line());
  EXPECT_EQ(selected(), "Mornings") << "lifting it changes nothing";
}

TEST_F(SelectingByHand, aFingerThatStaysOnTheBarSelectsNothing) {
  hold_word();
  at(Touch::What::up, left() + 60, line());
  drawn.press(drawn.say("keyboard.copy"));
  drawn.pass(600ms);
  drawn.frame();
  EXPECT_EQ(selected(), "Mornings");
  drawn.lift();
  drawn.settle();
  EXPECT_EQ(selected(), "Mornings");
}

TEST_F(SelectingByHand, aFingerThatDoesNotStayPutsTheCaretThere) {
  at(Touch::What::down, left() + 60, line());
  drawn.pass(300ms);
  at(Touch::What::up, left() + 60, line());
  EXPECT_EQ(selected(), "");
  EXPECT_FALSE(drawn.shows(drawn.say("keyboard.copy")));
}

TEST_F(SelectingByHand, aFingerThatStayedAndGoesOnSelectsMore) {
  hold_word();
  for (float by = 20; by <= 160; by += 20) at(Touch::What::move, left() + 60 + by, line());
  EXPECT_EQ(selected().substr(0, 13), "Mornings were");
  at(Touch::What::up, left() + 220, line());
  EXPECT_EQ(selected().substr(0, 13), "Mornings were");
}

TEST_F(SelectingByHand, eachHandleMovesItsEnd) {
  hold_word();
  at(Touch::What::up, left() + 60, line());
  // The end's handle lies below the end of the word: wherever it is, it is found by trying along the line.
  const float below = line() + 18 + 9;
  float end = 0;
  for (float x = left() + 80; x < left() + 260 && end == 0; x += 6) {
    const auto before = selected();
    at(Touch::What::down, x, below);
    at(Touch::What::move, x + 40, below);
    at(Touch::What::move, x + 60, below);
    if (selected() != before && selected().starts_with("Mornings")) end = x + 60;
    at(Touch::What::up, x + 60, below);
    if (end == 0) {
      ASSERT_EQ(selected(), before) << "a finger beside the handle selects nothing";
    }
  }
  ASSERT_NE(end, 0);
  const auto longer = selected();
  EXPECT_GT(longer.size(), std::string("Mornings").size());
  at(Touch::What::down, left() + 18, below);
  at(Touch::What::move, left() + 58, below);
  at(Touch::What::move, left() + 78, below);
  at(Touch::What::up, left() + 78, below);
  EXPECT_LT(selected().size(), longer.size());
  EXPECT_TRUE(longer.ends_with(selected())) << "the other end stood still";
}

TEST_F(SelectingByHand, aFingerThatStaysInAnotherFieldOpensItWhenItIsLifted) {
  drawn.frame({key(Key::tab)});
  drawn.settle();
  at(Touch::What::down, left() + 60, line());
  drawn.pass(600ms);
  drawn.frame();
  EXPECT_EQ(selected(), "") << "a keyboard that comes would move it from under the finger";
  at(Touch::What::up, left() + 60, line());
  drawn.type("x");
  EXPECT_EQ(drawn.kiosk.turn().drafts.begin()->second.text.size(), kWritten.size() + 1);
}

TEST_F(SelectingByHand, aMouseSelectsFromWhereItWasPressed) {
  at(Touch::What::down, left() + 19, line(), Touch::kMouse);
  at(Touch::What::move, left() + 60, line(), Touch::kMouse);
  at(Touch::What::move, left() + 400, line(), Touch::kMouse);
  EXPECT_EQ(selected().substr(0, 13), "Mornings were");
  at(Touch::What::up, left() + 400, line(), Touch::kMouse);
  EXPECT_EQ(selected().substr(0, 13), "Mornings were");
  drawn.type("x");
  EXPECT_EQ(drawn.kiosk.turn().drafts.begin()->second.text.text().substr(0, 1), "x") << "what is selected gives way";
}

}  // namespace
}  // namespace candour
