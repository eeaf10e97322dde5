// The room goes on, stops or ends while somebody writes: nothing of theirs is taken away.

#include <gtest/gtest.h>

#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {
namespace {

TEST(StepChange, isFollowedAtOnceWhereNothingIsWritten) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.room_goes_to(KioskAtHand::kLived);
  EXPECT_EQ(kiosk.turn().step, KioskAtHand::kLived);
  EXPECT_EQ(kiosk.turn().prompt, "lived-1");
  EXPECT_FALSE(kiosk.model.moved_on());
}

TEST(StepChange, leavesADraftWhereItIsAndSendsItToTheStepItWasWrittenFor) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.touch(act::OpenWriting{"lived-1"});
  kiosk.write("half a sen");
  kiosk.room_goes_to(KioskAtHand::kLearning);
  EXPECT_TRUE(kiosk.model.moved_on());
  EXPECT_EQ(kiosk.turn().page, Page::writing);
  EXPECT_EQ(kiosk.text_of("lived-1"), "half a sen");
  kiosk.write("half a sentence");
  kiosk.check_and_send();
  ASSERT_EQ(kiosk.all<effect::Send>().size(), 1u);
  EXPECT_EQ(kiosk.all<effect::Send>()[0].step, KioskAtHand::kLived);
  const auto sent = kiosk.contributions()[0];
  EXPECT_EQ(sent.step, "lived");
  EXPECT_EQ(sent.prompt, "lived-1");
  EXPECT_EQ(sent.text, "half a sentence");
  kiosk.keep();
  EXPECT_EQ(kiosk.turn().page, Page::sent) << "the thanks are not swept away either";
  kiosk.touch(act::WriteAnother{});
  EXPECT_EQ(kiosk.turn().step, KioskAtHand::kLearning);
  EXPECT_EQ(kiosk.turn().prompt, "learn-1");
}

TEST(StepChange, leavesTheAnswersToTheTimelineAndWhatResonates) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.touch(act::Answer{"E001", FactAnswer::agree});
  kiosk.room_goes_to(KioskAtHand::kIssues);
  EXPECT_EQ(kiosk.turn().step, KioskAtHand::kFacts);
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.contributions().at(0).step, "facts");
  KioskAtHand other;
  other.room_goes_to(KioskAtHand::kIssues);
  other.begin();
  other.touch(act::Resonate{std::string(32, 'b')});
  other.room_goes_to(KioskAtHand::kLived);
  other.check_and_send();
  EXPECT_EQ(other.contributions().at(0).step, "issues");
  EXPECT_EQ(other.contributions().at(0).kind, Kind::vote);
}

TEST(StepChange, leavesSomethingElseThatIsUnsentInSight) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kIssues);
  kiosk.begin();
  kiosk.write("half an issue");
  kiosk.touch(act::WriteUrgent{});
  kiosk.write("a child is not safe tonight");
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.room_goes_to(KioskAtHand::kLearning);
  kiosk.touch(act::WriteAnother{});
  EXPECT_EQ(kiosk.turn().step, KioskAtHand::kIssues);
  ASSERT_TRUE(kiosk.model.prompt()) << "the page shows the words of the question at hand and of no other";
  EXPECT_EQ(kiosk.text_of(kiosk.model.prompt()->id), "half an issue");
}

TEST(StepChange, leavesTheCheckAndWhatWasDecidedInIt) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("ring 07700 900123 now");
  kiosk.touch(act::CheckAndSend{});
  auto texts = kiosk.all<effect::Check>().at(0).texts;
  Finding finding;
  finding.begin = 5;
  finding.end = 17;
  texts[0].findings = {finding};
  kiosk.happen(news::Found{texts});
  kiosk.touch(act::Decide{0, Finding::Decision::removed, ""});
  kiosk.room_goes_to(KioskAtHand::kLearning);
  ASSERT_EQ(kiosk.turn().page, Page::checking);
  kiosk.touch(act::SendNow{});
  EXPECT_EQ(kiosk.contributions().at(0).text, "ring now");
  EXPECT_EQ(kiosk.contributions().at(0).step, "lived");
}

/// A key and a finger can come in the same frame: the key takes the last letter, the step changes, and the finger was
/// on a question of the step before.
TEST(StepChange, leavesNoQuestionOfTheStepBefore) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("x");
  kiosk.room_goes_to(KioskAtHand::kReflect);
  kiosk.write("");
  kiosk.happen(act::ChoosePrompt{"lived-2"});
  kiosk.happen(act::OpenWriting{"lived-2"});
  EXPECT_EQ(kiosk.turn().prompt, "reflect-1");
  EXPECT_EQ(kiosk.turn().page, Page::answering);
}

TEST(StepChange, isFollowedByHandOnceTheDraftIsEmptyAgain) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("x");
  kiosk.room_goes_to(KioskAtHand::kReflect);
  ASSERT_TRUE(kiosk.model.moved_on());
  kiosk.write("");
  EXPECT_EQ(kiosk.turn().step, KioskAtHand::kReflect);
}

TEST(Phases, takeNothingAwayFromWhoeverIsWriting) {
  for (const auto phase :
       {Phase::waiting, Phase::paused, Phase::pause_for_break, Phase::reset, Phase::closing, Phase::closed}) {
    KioskAtHand kiosk;
    kiosk.room_goes_to(KioskAtHand::kLived);
    kiosk.begin();
    kiosk.write("to the end");
    kiosk.room_is(phase);
    ASSERT_TRUE(kiosk.model.turn) << static_cast<int>(phase);
    EXPECT_EQ(kiosk.text_of("lived-1"), "to the end");
    kiosk.check_and_send();
    kiosk.keep();
    ASSERT_EQ(kiosk.contributions().size(), 1u) << static_cast<int>(phase);
    EXPECT_EQ(kiosk.contributions()[0].text, "to the end");
  }
}

TEST(Offline, isSaidWhenTheRoomWasThereOrIsLookedForInVain) {
  KioskAtHand kiosk;
  EXPECT_FALSE(kiosk.model.out_of_touch());
  kiosk.happen(news::LineChanged{false});
  EXPECT_TRUE(kiosk.model.out_of_touch()) << "at once: it was there";

  Model fresh;
  SeededChance chance(1);
  const auto at = [&](std::chrono::milliseconds now) { update(fresh, news::TimePassed{}, now, chance); };
  EXPECT_FALSE(fresh.out_of_touch());
  at(70min);
  EXPECT_FALSE(fresh.out_of_touch()) << "a screen that has just begun has lost nothing";
  const auto then = next_change(fresh);
  EXPECT_EQ(then, 70min + 3s);
  at(then - 1ms);
  EXPECT_FALSE(fresh.out_of_touch());
  at(then);
  EXPECT_TRUE(fresh.out_of_touch());
  EXPECT_GT(next_change(fresh), then + 30s);
}

TEST(NewEnrolment, isTakenWhereNoRoomIsAndNeverForAnotherEventOnceOneWas) {
  Model model;
  SeededChance chance(1);
  auto now = 1min + 0s;
  const auto after = [&](std::chrono::seconds time) {
    update(model, news::TimePassed{}, now += time, chance);
    return model.takes_enrolment();
  };
  const auto line_is = [&](bool up, bool not_let_in) {
    update(model, news::LineChanged{up, not_let_in}, now, chance);
    return model.takes_enrolment();
  };
  EXPECT_EQ(after(0s), NewEnrolment::none) << "the room may answer yet";
  EXPECT_EQ(after(4s), NewEnrolment::own);
  EXPECT_EQ(after(20s), NewEnrolment::other_event) << "of its own event others' are not for it: the hub may be late";
  EXPECT_EQ(line_is(false, true), NewEnrolment::own) << "it may have been enrolled a moment ago";
  EXPECT_EQ(after(20s), NewEnrolment::any);
  EXPECT_EQ(line_is(true, false), NewEnrolment::none);
  EXPECT_EQ(line_is(false, false), NewEnrolment::own);
  EXPECT_EQ(after(60s), NewEnrolment::own) << "somebody may have pulled the cable";
  EXPECT_EQ(line_is(false, true), NewEnrolment::own);
  EXPECT_EQ(after(20s), NewEnrolment::own_event) << "it was revoked";
}

TEST(Offline, writesAndKeepsAsEver) {
  KioskAtHand kiosk;
  kiosk.happen(news::LineChanged{false});
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("no hub in sight");
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.turn().sending->state, Sending::State::keeping) << "nothing is claimed before the spool has it";
  kiosk.keep();
  EXPECT_EQ(kiosk.turn().sending->state, Sending::State::safe);
  EXPECT_FALSE(kiosk.model.line_up);
  kiosk.happen(news::LineChanged{true});
  kiosk.happen(news::Joined{kiosk.sent()});
  EXPECT_EQ(kiosk.turn().sending->state, Sending::State::joined);
}

}  // namespace
}  // namespace candour
