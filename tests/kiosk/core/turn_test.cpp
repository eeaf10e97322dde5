// Who stands at a kiosk, and what is left of them when they have gone.

#include <gtest/gtest.h>

#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {
namespace {

TEST(Sitting, beginsInTheRoomsStepUnderANumberOfItsOwn) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  ASSERT_TRUE(kiosk.model.turn);
  EXPECT_EQ(kiosk.turn().step, KioskAtHand::kLived);
  EXPECT_EQ(kiosk.turn().prompt, "lived-1");
  const auto first = kiosk.turn().sitting;
  EXPECT_NE(first, SittingId());
  kiosk.touch(act::Finish{});
  EXPECT_FALSE(kiosk.model.turn);
  kiosk.begin();
  EXPECT_NE(kiosk.turn().sitting, first);
}

TEST(Sitting, beginsOnlyWhereSomethingCanBeWritten) {
  const std::pair<Phase, bool> phases[] = {
      {Phase::waiting, false}, {Phase::open, true},     {Phase::paused, true}, {Phase::pause_for_break, false},
      {Phase::reset, true},    {Phase::closing, false}, {Phase::closed, false}};
  for (const auto& [phase, begins] : phases) {
    KioskAtHand kiosk;
    kiosk.room_is(phase);
    kiosk.begin();
    EXPECT_EQ(kiosk.model.turn.has_value(), begins) << static_cast<int>(phase);
  }
  KioskAtHand without_case;
  without_case.model.shown_case.reset();
  without_case.begin();
  EXPECT_FALSE(without_case.model.turn);
  KioskAtHand without_room;
  without_room.model.room.reset();
  without_room.begin();
  EXPECT_FALSE(without_room.model.turn);
}

TEST(Sitting, beginsOnceHoweverOftenItIsTouched) {
  KioskAtHand kiosk;
  kiosk.begin();
  const auto first = kiosk.turn().sitting;
  kiosk.begin();
  EXPECT_EQ(kiosk.turn().sitting, first);
}

TEST(Sitting, isAskedAboutAfterNinetySecondsAndEndsSixtyLater) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.write("a day");
  kiosk.pass(89'999ms);
  EXPECT_FALSE(kiosk.model.asking_still_there);
  kiosk.pass(1ms);
  EXPECT_TRUE(kiosk.model.asking_still_there);
  kiosk.pass(59'999ms);
  EXPECT_TRUE(kiosk.model.turn);
  kiosk.pass(1ms);
  EXPECT_FALSE(kiosk.model.turn);
  EXPECT_EQ(kiosk.all<effect::Wipe>().size(), 1u);
  EXPECT_TRUE(kiosk.sent().empty()) << "nobody pressed Send";
}

TEST(Sitting, goesOnWhenSomebodyIsThere) {
  for (const Action& sign : {Action(act::StillHere{}), Action(act::Touched{})}) {
    KioskAtHand kiosk;
    kiosk.begin();
    kiosk.write("a day");
    kiosk.pass(149s);
    ASSERT_TRUE(kiosk.model.asking_still_there);
    kiosk.happen(sign);
    EXPECT_FALSE(kiosk.model.asking_still_there);
    kiosk.pass(89s);
    EXPECT_TRUE(kiosk.model.turn);
    EXPECT_FALSE(kiosk.model.asking_still_there);
  }
}

TEST(Sitting, isNeverAskedAboutWhileSomebodyTypes) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.touch(act::OpenWriting{"lived-1"});
  std::string text;
  for (int letter = 0; letter < 120; ++letter) {  // slowly: a letter every 20 seconds
    kiosk.pass(20s);
    ASSERT_FALSE(kiosk.model.asking_still_there) << letter;
    kiosk.write(text += "a");
  }
  EXPECT_EQ(kiosk.text_of("lived-1"), text);
}

TEST(Sitting, isNeverAskedAboutWhileSomethingIsReadAloud) {
  KioskAtHand kiosk;
  kiosk.happen(news::Headphones{true});
  kiosk.begin();
  kiosk.touch(act::ReadAloud{"a long text"});
  kiosk.pass(300s);
  EXPECT_TRUE(kiosk.model.turn);
  EXPECT_FALSE(kiosk.model.asking_still_there);
  kiosk.happen(news::ReadingEnded{});
  kiosk.pass(90s);
  EXPECT_TRUE(kiosk.model.asking_still_there);
}

TEST(Sitting, asksBeforeWordsAreLostByFinishing) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("unsent");
  kiosk.touch(act::Finish{});
  ASSERT_TRUE(kiosk.model.turn);
  EXPECT_TRUE(kiosk.turn().leaving);
  kiosk.touch(act::KeepWriting{});
  EXPECT_FALSE(kiosk.turn().leaving);
  EXPECT_EQ(kiosk.text_of("lived-1"), "unsent");
  kiosk.touch(act::Finish{});
  kiosk.touch(act::FinishAnyway{});
  EXPECT_FALSE(kiosk.model.turn);
  EXPECT_TRUE(kiosk.sent().empty());
}

/// What a kiosk is when nobody is there.
void expect_nobody(const KioskAtHand& kiosk) {
  EXPECT_FALSE(kiosk.model.turn);
  EXPECT_EQ(kiosk.model.settings, kiosk.model.house);
  EXPECT_EQ(kiosk.model.overlay, Overlay::none);
  EXPECT_EQ(kiosk.model.hint, "");
  EXPECT_FALSE(kiosk.model.asking_still_there);
  EXPECT_FALSE(kiosk.model.reading);
  EXPECT_EQ(kiosk.all<effect::Wipe>().size(), 1u);
}

TEST(Sitting, leavesNothingOfItWhenItIsHandedOver) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.happen(news::Headphones{true});
  kiosk.begin();
  kiosk.touch(act::Change{{Language::cy, TextSize::largest, Colours::contrast, true, true}});
  kiosk.write("sent, and still to be undone");
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.touch(act::ReadAloud{"sent"});
  kiosk.touch(act::Hint{"answer.empty"});
  kiosk.touch(act::HandOver{});
  expect_nobody(kiosk);
  EXPECT_EQ(kiosk.released(), kiosk.sent()) << "the next person cannot undo it";
  EXPECT_EQ(kiosk.all<effect::Hush>().size(), 1u);
  kiosk.touch(act::Undo{});
  EXPECT_TRUE(kiosk.withdrawn().empty());
  kiosk.begin();
  EXPECT_TRUE(kiosk.turn().drafts.empty());
  EXPECT_FALSE(kiosk.turn().sending);
}

TEST(Sitting, leavesNothingOfItWhenNobodyComesBack) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kIssues);
  kiosk.begin();
  kiosk.touch(act::Change{{Language::cy}});
  kiosk.touch(act::Resonate{std::string(32, 'a')});
  kiosk.write("never sent");
  kiosk.touch(act::Show{Overlay::support});
  kiosk.pass(150s);
  expect_nobody(kiosk);
  EXPECT_TRUE(kiosk.sent().empty());
}

TEST(Sitting, isClearedThirtySecondsAfterTheThanks) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("thanks");
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.pass(15s);
  kiosk.pass(14'999ms);
  EXPECT_TRUE(kiosk.model.turn);
  kiosk.pass(1ms);
  expect_nobody(kiosk);
}

TEST(Sitting, isNotClearedAfterTheThanksWhileSomethingElseIsUnsent) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("not yet");
  kiosk.touch(act::ChoosePrompt{"lived-2"});
  kiosk.write("sent");
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.pass(15s);
  kiosk.pass(45s);
  ASSERT_TRUE(kiosk.model.turn);
  EXPECT_EQ(kiosk.text_of("lived-1"), "not yet");
  EXPECT_GE(next_change(kiosk.model) - kiosk.now, 1s) << "and no screen is drawn a thousand times a second meanwhile";
}

TEST(Settings, ofSomebodyWhoOnlyLookedArePutBack) {
  KioskAtHand kiosk;
  kiosk.touch(act::Change{{Language::cy}});
  kiosk.touch(act::Show{Overlay::how});
  kiosk.pass(89'999ms);
  EXPECT_EQ(kiosk.model.settings.language, Language::cy);
  kiosk.pass(1ms);
  EXPECT_EQ(kiosk.model.settings, kiosk.model.house);
  EXPECT_EQ(kiosk.model.overlay, Overlay::none);
}

TEST(Hint, isOfThePageThatItWasGivenOn) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  const auto hinted = [&] {
    kiosk.touch(act::CheckAndSend{});
    return kiosk.model.hint;
  };
  EXPECT_EQ(hinted(), "answer.empty");
  kiosk.touch(act::ChoosePrompt{"lived-2"});
  EXPECT_EQ(kiosk.model.hint, "") << "another question has not been tried yet";
  EXPECT_EQ(hinted(), "answer.empty");
  kiosk.room_goes_to(KioskAtHand::kReflect);
  EXPECT_EQ(kiosk.model.hint, "") << "nor has another step";
  EXPECT_EQ(hinted(), "reflect.empty");
  kiosk.touch(act::Show{Overlay::support});
  kiosk.touch(act::Show{});
  EXPECT_EQ(kiosk.model.hint, "reflect.empty") << "the page below is the same";
}

TEST(Hint, ofWhoeverCameBeforeIsNotTheNextPersons) {
  KioskAtHand kiosk;
  kiosk.touch(act::ReadAloud{"the promise"});
  ASSERT_EQ(kiosk.model.hint, "common.no_headphones");
  kiosk.begin();
  EXPECT_EQ(kiosk.model.hint, "");
}

TEST(Countdown, ofTheRoomRunsOnlyWhileTheStepDoes) {
  KioskAtHand kiosk;
  kiosk.pass(90s);
  EXPECT_EQ(kiosk.model.remaining(), 20min - 90s);
  kiosk.room_is(Phase::paused);
  kiosk.pass(90s);
  EXPECT_EQ(kiosk.model.remaining(), 20min);
}

}  // namespace
}  // namespace candour
