#include "kiosk/platform/display.hpp"

#include <SDL2/SDL.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr Display::Size kSize{800, 480};

milliseconds clock_now() {
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

/// A screen in memory, and events as a touch screen sends them.
class AScreen : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Display::open(Display::Where::headless, kSize);
    ASSERT_TRUE(opened) << opened.error().sentence;
    display = std::move(*opened);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
  }

  static void push_finger(Uint32 type, float x, float y, SDL_FingerID finger = 1) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = finger;
    event.tfinger.x = x / static_cast<float>(kSize.width);
    event.tfinger.y = y / static_cast<float>(kSize.height);
    ASSERT_EQ(SDL_PushEvent(&event), 1);
  }

  /// What the program makes of all that has come.
  Hand frame() {
    EXPECT_TRUE(display->wait(milliseconds(0), milliseconds(0), hand, keys));
    return hand.next(clock_now());
  }

  std::unique_ptr<Display> display;
  HandTracker hand{14};
  std::vector<KeyPress> keys;
};

TEST_F(AScreen, FeelsATap) {
  push_finger(SDL_FINGERDOWN, 100, 200);
  const auto down = frame();
  EXPECT_TRUE(down.pressed);
  EXPECT_NEAR(down.x, 100, 0.5);
  EXPECT_NEAR(down.y, 200, 0.5);
  push_finger(SDL_FINGERUP, 101, 201);
  EXPECT_TRUE(frame().tap);
}

TEST_F(AScreen, FeelsADragThatScrolls) {
  push_finger(SDL_FINGERDOWN, 100, 400);
  frame();
  float moved = 0;
  for (float y = 380; y >= 200; y -= 20) {
    push_finger(SDL_FINGERMOTION, 100, y);
    moved += frame().moved_y;
  }
  EXPECT_LT(moved, -150);
  push_finger(SDL_FINGERUP, 100, 200);
  EXPECT_FALSE(frame().tap);
}

TEST_F(AScreen, DoesNotFeelThePalmBesideTheFinger) {
  push_finger(SDL_FINGERDOWN, 100, 200, 1);
  frame();
  push_finger(SDL_FINGERDOWN, 700, 400, 2);
  push_finger(SDL_FINGERMOTION, 600, 300, 2);
  const auto with_palm = frame();
  EXPECT_TRUE(with_palm.down && !with_palm.pressed && !with_palm.dragging);
  EXPECT_NEAR(with_palm.x, 100, 0.5);
}

TEST_F(AScreen, LiftsAFingerWhoseEndWasLost) {
  push_finger(SDL_FINGERDOWN, 100, 200);
  frame();
  push_finger(SDL_FINGERDOWN, 300, 200);
  const auto lost = frame();
  EXPECT_TRUE(lost.released && !lost.tap);
}

TEST_F(AScreen, ForgetsTheFingerWhenItTurns) {
  push_finger(SDL_FINGERDOWN, 100, 200);
  frame();
  SDL_Event turned{};
  turned.type = SDL_WINDOWEVENT;
  turned.window.event = SDL_WINDOWEVENT_SIZE_CHANGED;
  SDL_PushEvent(&turned);
  EXPECT_FALSE(frame().down);
}

TEST_F(AScreen, TakesNoMouseThatIsMadeOfAFinger) {
  SDL_Event mouse{};
  mouse.type = SDL_MOUSEBUTTONDOWN;
  mouse.button.which = SDL_TOUCH_MOUSEID;
  mouse.button.button = SDL_BUTTON_LEFT;
  SDL_PushEvent(&mouse);
  EXPECT_FALSE(frame().pressed);
  mouse.button.which = 0;
  SDL_PushEvent(&mouse);
  EXPECT_TRUE(frame().pressed) << "the control: a real one";
}

TEST_F(AScreen, TakesWhatIsTypedAndTheKeysThatMeanSomething) {
  SDL_Event typed{};
  typed.type = SDL_TEXTINPUT;
  SDL_strlcpy(typed.text.text, "ŵ", sizeof typed.text.text);
  SDL_PushEvent(&typed);
  SDL_Event key{};
  key.type = SDL_KEYDOWN;
  key.key.keysym.sym = SDLK_TAB;
  SDL_PushEvent(&key);
  frame();
  ASSERT_EQ(keys.size(), 2u);
  EXPECT_EQ(keys[0].text, "ŵ");
  EXPECT_EQ(keys[1].key, Key::tab);
}

TEST_F(AScreen, WakesWhenAnotherThreadSaysSo) {
  const auto before = clock_now();
  display->wake();
  display->wait(before + 20s, before, hand, keys);
  EXPECT_LT(clock_now() - before, 10s);
}

TEST_F(AScreen, EndsWithItsWindow) {
  SDL_Event quit{};
  quit.type = SDL_QUIT;
  SDL_PushEvent(&quit);
  EXPECT_FALSE(display->wait(milliseconds(0), milliseconds(0), hand, keys));
}

TEST_F(AScreen, IsAnotherSizeAfterwards) {
  display->resize({720, 1280});
  EXPECT_EQ(display->size().width, 720);
  EXPECT_EQ(display->pixels().size(), std::size_t{720} * 1280);
}

TEST_F(AScreen, KeepsAPicture) {
  const TemporaryFolder folder;
  display->blank();
  ASSERT_TRUE(display->save_png(folder / "blank.png"));
  std::ifstream file(folder / "blank.png", std::ios::binary);
  std::string head(8, '\0');
  file.read(head.data(), 8);
  EXPECT_EQ(head, "\x89PNG\r\n\x1a\n");
  const auto saved = display->save_png(folder / "no" / "such.png");
  ASSERT_FALSE(saved);
  EXPECT_NE(saved.error().sentence.find("such.png"), std::string::npos);
}

}  // namespace
}  // namespace candour
