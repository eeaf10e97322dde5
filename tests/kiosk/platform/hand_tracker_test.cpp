#include "kiosk/platform/hand_tracker.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace candour {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using What = Touch::What;

constexpr float kSlop = 14;
constexpr std::int64_t kThumb = 7, kOther = 8;

/// A hand at a screen of which a frame is drawn every 16 ms.
class AHand : public testing::Test {
 protected:
  Hand after(What what, float x, float y, std::int64_t finger = kThumb) {
    hand.take({what, finger, x, y, now});
    return frame();
  }
  Hand frame() {
    now += 16ms;
    return hand.next(now);
  }
  /// Slides down by `far` pixels in steps of one frame.
  Hand slide(float from, float far, int steps) {
    Hand last;
    for (int i = 1; i <= steps; ++i)
      last = after(What::move, 100, from + far * static_cast<float>(i) / static_cast<float>(steps));
    return last;
  }

  milliseconds now = 1000ms;
  HandTracker hand{kSlop};
};

TEST_F(AHand, TapsWhereItCameDown) {
  const auto down = after(What::down, 100, 200);
  EXPECT_TRUE(down.pressed && down.down && !down.tap);
  const auto up = after(What::up, 103, 204);
  EXPECT_TRUE(up.released && up.tap && !up.down);
  EXPECT_EQ(std::pair(up.from_x, up.from_y), std::pair(100.0F, 200.0F));
  const auto after_it = frame();
  EXPECT_FALSE(after_it.released || after_it.tap || after_it.down);
}

TEST_F(AHand, ThatComesAndGoesBetweenTwoFramesIsTwoFrames) {
  hand.take({What::down, kThumb, 10, 10, now});
  hand.take({What::up, kThumb, 10, 10, now});
  const auto first = frame();
  EXPECT_TRUE(first.pressed && !first.released);
  EXPECT_TRUE(hand.goes_on());
  const auto second = frame();
  EXPECT_TRUE(second.released && second.tap && !second.pressed);
  EXPECT_FALSE(hand.goes_on());
}

TEST_F(AHand, TapsTwiceAtOnePlaceOnly) {
  after(What::down, 100, 200);
  EXPECT_EQ(after(What::up, 100, 200).taps, 1);
  after(What::down, 102, 201);
  EXPECT_EQ(after(What::up, 102, 201).taps, 2);
  after(What::down, 102, 201);
  EXPECT_EQ(after(What::up, 102, 201).taps, 1) << "a third is a first again";
  after(What::down, 180, 201);
  EXPECT_EQ(after(What::up, 180, 201).taps, 1) << "far away";
}

TEST_F(AHand, ThatSlidesPressesNothing) {
  after(What::down, 100, 200);
  const auto near = after(What::move, 100, 210);
  EXPECT_FALSE(near.dragging);
  const auto far = after(What::move, 100, 230);
  EXPECT_TRUE(far.dragging);
  EXPECT_EQ(after(What::move, 100, 250).moved_y, 20);
  const auto up = after(What::up, 100, 250);
  EXPECT_TRUE(up.released && !up.tap);
}

TEST_F(AHand, GoesSidewaysOrAlongAsItsDragBegan) {
  after(What::down, 100, 100);
  EXPECT_FALSE(after(What::move, 110, 100).sideways) << "it trembles";
  EXPECT_TRUE(after(What::move, 120, 105).sideways);
  EXPECT_TRUE(after(What::move, 125, 300).sideways);
  EXPECT_TRUE(after(What::up, 125, 300).sideways);
  EXPECT_FALSE(after(What::down, 100, 100).sideways);
  EXPECT_FALSE(after(What::move, 105, 120).sideways);
  EXPECT_FALSE(after(What::move, 300, 125).sideways);
}

TEST_F(AHand, ThatComesBackAfterSlidingPressesNothingEither) {
  after(What::down, 100, 200);
  after(What::move, 100, 260);
  after(What::move, 100, 200);
  EXPECT_FALSE(after(What::up, 100, 200).tap);
}

TEST_F(AHand, ThrowsAListThatComesToRest) {
  after(What::down, 100, 500);
  slide(500, -200, 8);
  after(What::up, 100, 300);
  float moved = 0;
  int frames = 0;
  while (hand.goes_on() && frames < 1000) {
    moved += frame().moved_y;
    ++frames;
  }
  EXPECT_LT(moved, -50) << "it goes on upwards";
  EXPECT_LT(frames, 250) << "and ends within four seconds";
  EXPECT_EQ(frame().moved_y, 0);
}

TEST_F(AHand, ThatRestsBeforeItIsLiftedThrowsNothing) {
  after(What::down, 100, 500);
  slide(500, -200, 8);
  now += 200ms;
  after(What::up, 100, 300);
  EXPECT_FALSE(hand.goes_on());
}

TEST_F(AHand, StopsAThrownListByTouchingIt) {
  after(What::down, 100, 500);
  slide(500, -200, 8);
  after(What::up, 100, 300);
  frame();
  after(What::down, 100, 400);
  EXPECT_EQ(frame().moved_y, 0);
}

TEST_F(AHand, IsTheFirstFingerWhateverElseLiesOnTheGlass) {
  after(What::down, 100, 200);
  const auto palm = after(What::down, 600, 700, kOther);
  EXPECT_FALSE(palm.pressed);
  EXPECT_EQ(palm.x, 100);
  EXPECT_FALSE(after(What::move, 650, 700, kOther).dragging);
  EXPECT_FALSE(after(What::up, 650, 700, kOther).released);
  EXPECT_TRUE(after(What::up, 100, 200).tap);
}

TEST_F(AHand, ThatCameDownSecondDoesNotCountWhenTheFirstIsGone) {
  after(What::down, 100, 200);
  after(What::down, 600, 700, kOther);
  after(What::up, 100, 200);
  EXPECT_FALSE(after(What::move, 610, 700, kOther).down);
  EXPECT_FALSE(after(What::up, 610, 700, kOther).tap);
}

TEST_F(AHand, WhoseEndWasLostIsLiftedAndTapsNothing) {
  after(What::down, 100, 200);
  now += 9s;
  const auto lost = frame();
  EXPECT_TRUE(lost.released && !lost.tap && !lost.down);
}

TEST_F(AHand, ThatComesDownTwiceIsLiftedInBetween) {
  after(What::down, 100, 200);
  hand.take({What::down, kThumb, 300, 400, now});
  const auto lost = frame();
  EXPECT_TRUE(lost.released && !lost.tap);
  const auto pressed = frame();
  EXPECT_TRUE(pressed.pressed);
  EXPECT_EQ(pressed.from_x, 300);
}

TEST_F(AHand, IsForgottenWhenTheScreenTurns) {
  after(What::down, 100, 200);
  hand.forget();
  EXPECT_FALSE(frame().down);
  EXPECT_FALSE(after(What::up, 100, 200).tap);
}

TEST_F(AHand, TurnsAWheelWithoutPressing) {
  const auto turned = after(What::wheel, 0, 40);
  EXPECT_EQ(turned.wheel, 40);
  EXPECT_FALSE(turned.pressed || turned.down);
  EXPECT_EQ(frame().wheel, 0);
}

RC_GTEST_PROP(AHandAtRandom, HasOneEdgeAFrameAndNothingStaysPressed, ()) {
  HandTracker hand(kSlop);
  milliseconds now = 1000ms;
  bool down = false;
  const auto check = [&](const Hand& seen) {
    RC_ASSERT(!(seen.pressed && seen.released));
    RC_ASSERT(!seen.tap || (seen.released && !seen.dragging));
    RC_ASSERT(!seen.pressed || !down);
    RC_ASSERT(!seen.released || down);
    down = seen.pressed || (down && !seen.released);
    RC_ASSERT(seen.down == down);
  };
  const auto count = *rc::gen::inRange(1, 60);
  for (int i = 0; i < count; ++i) {
    const auto what = *rc::gen::element(What::down, What::move, What::up, What::wheel);
    const auto finger = *rc::gen::element<std::int64_t>(1, 2, 3);
    const auto x = static_cast<float>(*rc::gen::inRange(0, 800)), y = static_cast<float>(*rc::gen::inRange(0, 480));
    hand.take({what, finger, x, y, now});
    if (*rc::gen::inRange(0, 3) != 0) continue;
    now += milliseconds(*rc::gen::inRange(1, 40));
    check(hand.next(now));
  }
  for (int i = 0; i < 200; ++i) {
    now += 16ms;
    check(hand.next(now));
  }
  now += 10s;
  check(hand.next(now));
  RC_ASSERT(!down);
  RC_ASSERT((!hand.goes_on() || (hand.next(now), true)));
}

}  // namespace
}  // namespace candour
