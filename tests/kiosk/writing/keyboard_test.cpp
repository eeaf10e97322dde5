#include "kiosk/writing/keyboard.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/text/utf8.hpp"
#include "tests/kiosk/writing/awkward_words.hpp"
#include "tests/kiosk/writing/ruler.hpp"

namespace candour {
namespace {

using namespace std::chrono_literals;
using Shift = Keyboard::Shift;

/// Somebody at a small screen, and the text that they write.
class Writer {
 public:
  explicit Writer(const KeyboardMetrics& metrics = small_keyboard(48), Rect screen = {0, 0, 800, 480})
      : metrics_(metrics), screen_(screen) {
    lay_out();
  }

  void lay_out() {
    auto screen = screen_;
    keyboard.lay_out(screen.cut_bottom(keyboard.height(metrics_)), metrics_);
  }

  const PlacedKey& key(KeyDoes does) {
    const auto& keys = keyboard.keys();
    return *std::find_if(keys.begin(), keys.end(), [&](const auto& each) { return each.cap->does == does; });
  }
  const PlacedKey& key(std::string_view letter) {
    const auto& keys = keyboard.keys();
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const auto& each) {
      return each.cap->does == KeyDoes::type && (each.cap->letter == letter || each.cap->capital == letter);
    });
    if (found == keys.end()) throw std::out_of_range(std::string(letter));
    return *found;
  }

  void press(const Rect& at, std::int64_t finger = 1) { keyboard.press(finger, at.middle_x(), at.middle_y(), now); }
  void slide(const Rect& at, std::int64_t finger = 1) { keyboard.slide(finger, at.middle_x(), at.middle_y()); }
  void lift(const Rect& at, std::int64_t finger = 1) { take(keyboard.lift(finger, at.middle_x(), at.middle_y())); }
  void wait(Keyboard::Time time) {
    const auto end = now + time;
    while (keyboard.wakes_at() && *keyboard.wakes_at() <= end) {
      const auto due = *keyboard.wakes_at();
      take(keyboard.pass(now = due));
      if (keyboard.wakes_at() == due) throw std::logic_error("it wakes without end");
    }
    now = end;
  }

  template <typename Which>
  void touch(const Which& which) {
    const Rect at = key(which).at;
    press(at);
    wait(80ms);
    lift(at);
    lay_out();
  }
  template <typename Which>
  void hold(const Which& which, Keyboard::Time time) {
    press(key(which).at);
    wait(time);
  }
  /// Letters and signs one after the other, as they are on the keys.
  void write(std::string_view letters) {
    for (const char letter : letters) {
      if (letter == ' ')
        touch(KeyDoes::space);
      else
        touch(std::string_view(&letter, 1));
    }
  }

  void take(const std::optional<EditCommand>& command) {
    if (!command) return;
    ++commands;
    layout_.lay_out(text.text(), Ruler(), 300, 30);
    apply(*command, {text, layout_, clipboard_});
  }
  std::string_view words() const { return text.text(); }

  Keyboard keyboard;
  TextBuffer text;
  Keyboard::Time now{10s};
  int commands = 0;

 private:
  KeyboardMetrics metrics_;
  Rect screen_;
  TextLayout layout_;
  WipedBytes clipboard_;
};

TEST(Keyboard, TypesWhatIsOnItsKeys) {
  Writer writer;
  writer.write("he was here,");
  writer.touch(KeyDoes::new_line);
  writer.touch(std::string_view("’"));
  EXPECT_EQ(writer.words(), "he was here,\n’");
  writer.touch(KeyDoes::backspace);
  writer.touch(KeyDoes::left);
  writer.touch(KeyDoes::left);
  writer.write("s");
  writer.touch(KeyDoes::right);
  EXPECT_EQ(writer.words(), "he was heres,\n");
  EXPECT_EQ(writer.text.caret(), 13u);
}

TEST(Keyboard, ActsWhereTheFingerIsLifted) {
  Writer writer;
  writer.press(writer.key("q").at);
  EXPECT_TRUE(writer.keyboard.pressed(writer.key("q")));
  EXPECT_EQ(writer.commands, 0);
  writer.slide(writer.key("w").at);
  EXPECT_FALSE(writer.keyboard.pressed(writer.key("q")));
  writer.lift(writer.key("w").at);
  EXPECT_EQ(writer.words(), "") << "slid off";
  writer.press(writer.key("q").at);
  writer.slide(writer.key("w").at);
  writer.lift(writer.key("q").at);
  EXPECT_EQ(writer.words(), "q") << "and back";
}

TEST(Keyboard, TakesATouchBetweenTwoKeysForTheNearer) {
  Writer writer;
  const auto at = writer.key("q").at;
  writer.keyboard.press(1, at.right + 1, at.bottom + 1, writer.now);
  writer.take(writer.keyboard.lift(1, at.right + 1, at.bottom + 1));
  EXPECT_EQ(writer.words(), "q");
}

TEST(Keyboard, HasNoEarForASecondFinger) {
  Writer writer;
  writer.press(writer.key("q").at, 1);
  writer.press(writer.key("p").at, 2);
  writer.slide(writer.key("p").at, 2);
  writer.lift(writer.key("p").at, 2);
  EXPECT_EQ(writer.words(), "");
  writer.lift(writer.key("q").at, 1);
  EXPECT_EQ(writer.words(), "q");
}

TEST(Keyboard, DoesNothingForAFingerThatWasLost) {
  Writer writer;
  writer.press(writer.key("q").at);
  writer.keyboard.cancel();
  writer.lift(writer.key("q").at);
  writer.wait(5s);
  EXPECT_EQ(writer.commands, 0);
  writer.write("a");
  EXPECT_EQ(writer.words(), "a");
}

TEST(Keyboard, ErasesOnAndOnWhileBackspaceIsHeld) {
  Writer writer;
  writer.write("abcdefgh");
  const Rect at = writer.key(KeyDoes::backspace).at;
  writer.press(at);
  writer.wait(499ms);
  EXPECT_EQ(writer.words(), "abcdefgh");
  writer.wait(1ms);
  EXPECT_EQ(writer.words(), "abcdefg");
  writer.wait(60ms);
  writer.wait(60ms);
  EXPECT_EQ(writer.words(), "abcde");
  writer.lift(at);
  EXPECT_EQ(writer.words(), "abcde") << "lifted, it does no more";
  writer.wait(5s);
  EXPECT_EQ(writer.words(), "abcde");
}

TEST(Keyboard, StopsWhenTheFingerSlidesOffBackspace) {
  Writer writer;
  writer.write("abcdefgh");
  writer.hold(KeyDoes::backspace, 500ms);
  writer.slide(writer.key("p").at);
  writer.wait(5s);
  writer.slide(writer.key(KeyDoes::backspace).at);
  writer.wait(5s);
  writer.lift(writer.key(KeyDoes::backspace).at);
  EXPECT_EQ(writer.words(), "abcdefg");
}

TEST(Keyboard, DoesNotCatchUpAfterAFrameThatTookLong) {
  Writer writer;
  writer.write("abcdefgh");
  writer.press(writer.key(KeyDoes::backspace).at);
  writer.now += 3s;
  for (int frames = 0; frames < 3; ++frames) writer.take(writer.keyboard.pass(writer.now));
  EXPECT_EQ(writer.words(), "abcdefg");
}

TEST(Keyboard, DoesNotRepeatLetters) {
  Writer writer;
  writer.hold("q", 5s);
  EXPECT_FALSE(writer.keyboard.offer());
  writer.lift(writer.key("q").at);
  EXPECT_EQ(writer.words(), "q");
}

TEST(Keyboard, OffersAccentsToSlideTo) {
  Writer writer;
  for (const char* letter : {"w", "a"}) {
    writer.hold(letter, 500ms);
    ASSERT_TRUE(writer.keyboard.offer()) << letter;
    const Rect first = writer.keyboard.offer()->at.front();
    writer.slide(first);
    EXPECT_EQ(writer.keyboard.offer()->chosen, 0u);
    writer.lift(first);
    EXPECT_FALSE(writer.keyboard.offer());
  }
  EXPECT_EQ(writer.words(), "ŵâ");
}

TEST(Keyboard, OffersAccentsToTouchToWhoeverCannotSlide) {
  Writer writer;
  writer.hold("y", 600ms);
  writer.lift(writer.key("y").at);
  ASSERT_TRUE(writer.keyboard.offer());
  writer.wait(30s);
  ASSERT_TRUE(writer.keyboard.offer()) << "nobody is hurried";
  const Rect third = writer.keyboard.offer()->at[2];
  writer.press(third, 7);
  writer.lift(third, 7);
  EXPECT_EQ(writer.words(), "ý");
  EXPECT_FALSE(writer.keyboard.offer());
}

TEST(Keyboard, KeepsItsOfferWhileNoFingerIsThereAndTakesItAlongWhenItGoes) {
  Writer writer;
  writer.hold("o", 600ms);
  writer.lift(writer.key("o").at);
  writer.keyboard.cancel();  // as in every frame without a finger
  EXPECT_TRUE(writer.keyboard.offer());
  writer.keyboard.close();
  EXPECT_FALSE(writer.keyboard.offer());
  writer.hold("o", 600ms);
  writer.keyboard.cancel();
  EXPECT_FALSE(writer.keyboard.offer()) << "the finger that held it was lost";
}

TEST(Keyboard, TakesItsOfferBackWhenSomethingElseIsTouched) {
  Writer writer;
  writer.hold("e", 600ms);
  writer.lift(writer.key("e").at);
  writer.write("n");
  EXPECT_FALSE(writer.keyboard.offer());
  EXPECT_EQ(writer.words(), "n");
  writer.hold("e", 600ms);
  writer.slide(writer.key("n").at);
  writer.lift(writer.key("n").at);
  EXPECT_FALSE(writer.keyboard.offer());
  EXPECT_EQ(writer.words(), "n");
}

TEST(Keyboard, KeepsItsOffersInTheTrayAndOffTheKeyThatIsHeld) {
  const std::pair<KeyboardMetrics, Rect> screens[] = {{small_keyboard(48), {0, 0, 800, 480}},
                                                      {wide_keyboard(1), {0, 0, 1280, 800}},
                                                      {tall_keyboard(1.4F), {0, 0, 720, 1280}}};
  for (const auto& [metrics, screen] : screens) {
    for (const bool accents : {false, true}) {
      Writer writer(metrics, screen);
      writer.keyboard.set_accents_unasked(accents);
      writer.lay_out();
      const auto keys = writer.keyboard.keys();
      for (const auto& key : keys) {
        if (key.cap->others.empty()) continue;
        writer.press(key.at);
        writer.wait(600ms);
        ASSERT_TRUE(writer.keyboard.offer());
        for (const auto& at : writer.keyboard.offer()->at) {
          EXPECT_GE(at.left, 0) << key.cap->letter;
          EXPECT_LE(at.right, screen.right) << key.cap->letter;
          EXPECT_GE(at.top, keys.front().at.top) << key.cap->letter;
          EXPECT_FALSE(at.meets(key.at)) << key.cap->letter;
          EXPECT_GE(at.height(), 48);
          EXPECT_GE(at.width(), 48);
        }
        writer.keyboard.cancel();
      }
    }
  }
}

TEST(Keyboard, HasShiftForOneLetterOrLocked) {
  Writer writer;
  writer.touch(KeyDoes::shift);
  writer.write("ab");
  EXPECT_EQ(writer.words(), "Ab");
  writer.touch(KeyDoes::shift);
  writer.touch(KeyDoes::shift);
  EXPECT_EQ(writer.keyboard.shift(), Shift::locked);
  EXPECT_EQ(writer.keyboard.name_id_of(*writer.key(KeyDoes::shift).cap), "keyboard.shift_locked");
  EXPECT_TRUE(writer.keyboard.lit(*writer.key(KeyDoes::shift).cap));
  writer.write("cd");
  writer.touch(KeyDoes::shift);
  writer.write("e");
  EXPECT_EQ(writer.words(), "AbCDe");
}

TEST(Keyboard, OffersCapitalsWithShift) {
  Writer writer;
  writer.touch(KeyDoes::shift);
  writer.hold("w", 500ms);
  writer.lift(writer.keyboard.offer()->at.front());
  writer.write("w");
  EXPECT_EQ(writer.words(), "Ŵw");
}

TEST(Keyboard, StartsSentencesWithACapitalUnlessSomebodyTakesItAway) {
  Writer writer;
  const auto write = [&](std::string_view letters) {
    for (const char letter : letters) {
      writer.keyboard.see(writer.words());
      writer.write({&letter, 1});
    }
    writer.keyboard.see(writer.words());
  };
  write("he ran. he");
  EXPECT_EQ(writer.words(), "He ran. He");
  writer.text.wipe();
  writer.keyboard.see(writer.words());
  EXPECT_EQ(writer.keyboard.shift(), Shift::once);
  writer.touch(KeyDoes::shift);
  write("no. ");
  EXPECT_EQ(writer.words(), "no. ");
  writer.touch(KeyDoes::backspace);
  writer.keyboard.see(writer.words());
  EXPECT_EQ(writer.keyboard.shift(), Shift::off) << "back in the sentence";
}

TEST(Sentences, BeginBehindAFullStopAndASpaceOrOnALine) {
  for (const char* before : {"", "  ", "a\n", "a\n ", "So. ", "So?  ", "‘So!’ ", "(So.) ", "so… "}) {
    EXPECT_TRUE(begins_sentence(before)) << before;
  }
  for (const char* before : {"a", "a ", "So.", "3.5", "a, ", "’ ", "dŵr "})
    EXPECT_FALSE(begins_sentence(before)) << before;
}

TEST(Keyboard, TurnsToNumbersAndBack) {
  Writer writer;
  writer.touch(KeyDoes::numbers);
  writer.write("5%");
  writer.touch(std::string_view("£"));
  EXPECT_EQ(writer.keyboard.name_id_of(*writer.key(KeyDoes::numbers).cap), "keyboard.letters");
  writer.touch(KeyDoes::numbers);
  writer.write("x");
  EXPECT_EQ(writer.words(), "5%£x");
}

TEST(Keyboard, ShowsTheAccentsWhenAskedOrByDefaultUntilAsked) {
  Writer writer;
  EXPECT_FALSE(writer.keyboard.page().accents);
  writer.keyboard.set_accents_unasked(true);
  writer.lay_out();
  writer.touch(std::string_view("ŵ"));
  EXPECT_EQ(writer.words(), "ŵ");
  EXPECT_TRUE(writer.keyboard.lit(*writer.key(KeyDoes::accents).cap));
  writer.touch(KeyDoes::accents);
  EXPECT_FALSE(writer.keyboard.page().accents);
  writer.keyboard.set_accents_unasked(true);
  EXPECT_FALSE(writer.keyboard.page().accents) << "what somebody asked for stays";
}

TEST(Keyboard, HidesAndIsShownAgain) {
  Writer writer;
  writer.touch(KeyDoes::hide);
  EXPECT_TRUE(writer.keyboard.hidden());
  EXPECT_EQ(writer.commands, 0);
  writer.keyboard.show();
  EXPECT_FALSE(writer.keyboard.hidden());
}

TEST(Keyboard, LetsGoWhenTheScreenIsTurned) {
  Writer writer;
  const Rect at = writer.key("q").at;
  writer.press(at);
  writer.keyboard.lay_out({0, 900, 720, 1280}, tall_keyboard(1.4F));
  writer.lift(at);
  EXPECT_EQ(writer.commands, 0);
}

RC_GTEST_PROP(Keyboard, WritesSoundTextThatCanBeUndoneWhateverFingersDo, ()) {
  Writer writer;
  const auto count = any_number(0, 200);
  for (int i = 0; i < count; ++i) {
    const auto x = static_cast<float>(any_number(-10, 820)), y = static_cast<float>(any_number(220, 490));
    const auto finger = any_number(0, 2);
    switch (any_number(0, 9)) {
      case 0:
        writer.keyboard.slide(finger, x, y);
        break;
      case 1:
        writer.wait(Keyboard::Time(any_number(0, 900)));
        break;
      case 2:
        writer.keyboard.see(writer.words().substr(0, writer.text.caret()));
        break;
      case 3:
        any_number(0, 5) == 0 ? writer.keyboard.cancel() : writer.lay_out();
        break;
      case 4:
      case 5:
        writer.keyboard.press(finger, x, y, writer.now);
        break;
      case 6:
        writer.take(writer.keyboard.lift(finger, x, y));
        break;
      default:  // a touch at one place
        writer.keyboard.press(finger, x, y, writer.now);
        writer.take(writer.keyboard.lift(finger, x, y));
    }
    RC_ASSERT(!first_invalid_utf8(writer.words()));
    RC_ASSERT(boundaries_of(writer.words()).contains(writer.text.caret()));
  }
  const std::string end(writer.words());
  while (writer.text.can_undo()) writer.text.undo();
  RC_ASSERT(writer.words().empty());
  while (writer.text.can_redo()) writer.text.redo();
  RC_ASSERT(writer.words() == end);
}

RC_GTEST_PROP(Keyboard, DoesNothingByItselfOnceAllFingersAreGone, ()) {
  Writer writer;
  const auto count = any_number(0, 30);
  for (int i = 0; i < count; ++i) {
    const auto x = static_cast<float>(any_number(0, 800)), y = static_cast<float>(any_number(250, 480));
    writer.keyboard.press(1, x, y, writer.now);
    writer.wait(Keyboard::Time(any_number(0, 900)));
    writer.take(writer.keyboard.lift(1, *rc::gen::arbitrary<bool>() ? x : 400, y));
    const auto before = writer.commands;
    RC_ASSERT(!writer.keyboard.wakes_at());
    writer.wait(10s);
    RC_ASSERT(writer.commands == before);
  }
}

}  // namespace
}  // namespace candour
