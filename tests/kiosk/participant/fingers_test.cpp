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
  for (float y = 4; y < 800; y += 24) {  // nothing that can be touched is smaller
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

/// What was sent a moment ago is nowhere but in the turn until the spool has it.
TEST(Support, hasTheWayToTheNoteOnceWhatWasSentIsSafe) {
  for (const auto size : {DrawnKiosk::Size{1280, 800, 1}, DrawnKiosk::Size{720, 1280, 1.4F}}) {
    DrawnKiosk drawn(size);
    drawn.kiosk.room_goes_to(KioskAtHand::kLived);
    drawn.kiosk.begin();
    drawn.kiosk.write("a day");
    drawn.kiosk.check_and_send();
    drawn.kiosk.touch(act::Show{Overlay::support});
    drawn.settle();
    const auto is_there = [&](std::string_view id) {
      const auto label = drawn.say(id);
      return std::any_of(drawn.items().begin(), drawn.items().end(),
                         [&](const auto& item) { return item.label == label; });
    };
    EXPECT_TRUE(is_there("sent.keeping"));
    EXPECT_FALSE(is_there("support.write"));
    drawn.kiosk.keep();
    drawn.settle();
    EXPECT_FALSE(is_there("sent.keeping"));
    EXPECT_TRUE(is_there("support.write"));
  }
}

TEST(TappingTwice, doesNotSendPastTheCheck) {
  for (const auto size : {DrawnKiosk::Size{1280, 800, 1}, DrawnKiosk::Size{720, 1280, 1.4F}}) {
    DrawnKiosk drawn(size);
    drawn.kiosk.room_goes_to(KioskAtHand::kLived);
    drawn.kiosk.begin();
    drawn.kiosk.write("a day");
    drawn.settle();
    drawn.tap(drawn.say("common.check"));
    ASSERT_EQ(drawn.kiosk.turn().page, Page::checking);
    drawn.tap_again();
    EXPECT_EQ(drawn.kiosk.turn().page, Page::checking) << "nobody has read it";
    drawn.tap(drawn.say("check.send"));
    EXPECT_EQ(drawn.kiosk.contributions().size(), 1u);
  }
}

TEST(TappingTwice, isTwoTapsOnAPageThatStays) {
  DrawnKiosk drawn;
  drawn.settle();
  drawn.tap(drawn.say("welcome.begin"));
  drawn.tap(drawn.say("facts.agree"));
  ASSERT_EQ(drawn.kiosk.turn().facts.size(), 1u);
  drawn.tap_again();
  EXPECT_TRUE(drawn.kiosk.turn().facts.empty()) << "taken back";
}

/// Whatever comes while a finger is down moves the page under it, or brings another.
TEST(AFingerThatIsDown, doesNothingToWhatSlidesUnderIt) {
  const auto at_reflecting = [] {
    auto drawn = std::make_unique<DrawnKiosk>(DrawnKiosk::Size{720, 1280, 1});
    drawn->kiosk.room_goes_to(KioskAtHand::kReflect);
    drawn->kiosk.begin();
    drawn->settle();
    return drawn;
  };
  const auto count = at_reflecting()->items().size();
  int slid = 0;
  for (std::size_t which = 0; which < count; ++which) {
    const auto drawn = at_reflecting();
    const auto item = drawn->items().at(which);
    if (!item.acts || !item.in_sight()) continue;
    const float x = item.seen().middle_x(), y = item.seen().top + 6;
    drawn->touch_at(Touch::What::down, x, y);
    drawn->frame();
    Board board;
    board.announcement = Announcement{"Tea is here.", true};
    drawn->kiosk.happen(news::BoardShown{board});
    drawn->settle();
    const auto slid_here = [&](const Item& there) {
      return there.acts && there.id != item.id && there.seen().has(x, y);
    };
    if (std::none_of(drawn->items().begin(), drawn->items().end(), slid_here)) continue;
    ++slid;
    auto done = drawn->lift();
    std::erase_if(done, [](const auto& each) { return std::holds_alternative<act::Touched>(each); });
    EXPECT_TRUE(done.empty()) << item.label;
  }
  EXPECT_GT(slid, 0) << "nothing was tried";
}

TEST(AFingerThatIsDown, doesNothingToThePageThatComesMeanwhile) {
  DrawnKiosk drawn;
  drawn.settle();
  drawn.press(drawn.say("welcome.begin"));
  drawn.kiosk.room_is(Phase::reset);
  drawn.settle();
  drawn.kiosk.room_is(Phase::open);
  drawn.settle();
  drawn.lift();
  EXPECT_TRUE(drawn.kiosk.model.turn) << "the page is there again, and it is the button's";
  drawn.settle();
  drawn.press("Finish my turn");
  drawn.kiosk.room_goes_to(KioskAtHand::kLived);
  drawn.settle();
  drawn.lift();
  EXPECT_TRUE(drawn.kiosk.model.turn) << "it came down on another step";
}

/// A keyboard may stand before a kiosk. What it types belongs to the page that it was typed on.
TEST(KeyWithAFinger, isTypedBeforeTheFingerGoesElsewhere) {
  DrawnKiosk drawn;
  drawn.kiosk.room_goes_to(KioskAtHand::kLived);
  drawn.kiosk.begin();
  drawn.settle();
  drawn.tap(drawn.say("common.write"));
  drawn.type("one");
  drawn.press("Question 2 of 2");
  drawn.lift({letters("!")});
  EXPECT_EQ(drawn.kiosk.turn().prompt, "lived-2");
  EXPECT_EQ(drawn.kiosk.text_of("lived-1"), "one!");
  EXPECT_EQ(drawn.kiosk.text_of("lived-2"), "");
}

TEST(KeyWithAFinger, leavesTheNoteToTheLeadReviewerInTheNote) {
  DrawnKiosk drawn;
  drawn.kiosk.room_goes_to(KioskAtHand::kLived);
  drawn.kiosk.begin();
  drawn.kiosk.write("a day");
  drawn.kiosk.touch(act::WriteUrgent{});
  drawn.settle();
  drawn.type("not safe");
  drawn.press(drawn.say("common.back"));
  drawn.lift({letters("!")});
  EXPECT_EQ(drawn.kiosk.text_of("lived-1"), "a day");
  EXPECT_EQ(drawn.kiosk.text_of(kUrgent), "not safe!");
}

TEST(KeyWithAFinger, isInWhatIsChecked) {
  DrawnKiosk drawn;
  drawn.kiosk.room_goes_to(KioskAtHand::kLived);
  drawn.kiosk.begin();
  drawn.settle();
  drawn.tap(drawn.say("common.write"));
  drawn.type("one");
  drawn.press(drawn.say("common.check"));
  drawn.lift({letters("!")});
  ASSERT_TRUE(drawn.kiosk.turn().checking);
  EXPECT_EQ(drawn.kiosk.turn().checking->here().text, "one!");
}

/// Two touches in one frame, a finger's and a key's: the second is of a page that the first one left.
TEST(KeyWithAFinger, sendsNothingFromAPageThatWasLeft) {
  DrawnKiosk drawn;
  drawn.kiosk.begin();
  drawn.kiosk.touch(act::Answer{"E001", FactAnswer::agree});
  drawn.kiosk.touch(act::AddFact{});
  drawn.settle();
  drawn.type("a visit");
  drawn.press(drawn.say("common.check"));
  KeyPress escape;
  escape.key = Key::escape;
  drawn.lift({escape});
  EXPECT_TRUE(drawn.kiosk.sent().empty()) << "the answers to the timeline were not what was to be sent";
  EXPECT_EQ(drawn.kiosk.text_of(kMissingFact), "a visit");
}

TEST(KeyWithAFinger, goesWithAnAnswerThatIsTakenBack) {
  DrawnKiosk drawn;
  drawn.settle();
  drawn.tap(drawn.say("welcome.begin"));
  drawn.tap(drawn.say("facts.amend"));
  drawn.tap(drawn.say("facts.write_it"));
  drawn.type("in May");
  drawn.press(drawn.say("facts.agree"));
  drawn.lift({letters("!")});
  EXPECT_EQ(drawn.kiosk.turn().facts.at("E001").response, FactAnswer::agree);
  EXPECT_EQ(drawn.kiosk.turn().facts.at("E001").text.text(), "") << "words that nobody sees are not sent";
}

}  // namespace
}  // namespace candour
