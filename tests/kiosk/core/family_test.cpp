// The family is in the room: nobody sends meanwhile, nothing is lost, and a step may ask other things.

#include <gtest/gtest.h>

#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {
namespace {

void family_is_heard(KioskAtHand& kiosk, bool professionals_write = false) {
  Board board;
  board.family = true;
  board.professionals_write = professionals_write;
  kiosk.happen(news::BoardShown{board});
}
void family_has_left(KioskAtHand& kiosk) { kiosk.happen(news::BoardShown{Board{}}); }

KioskAtHand with_words(std::size_t step = KioskAtHand::kLived) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(step);
  kiosk.begin();
  kiosk.write("half a thought");
  return kiosk;
}

/// The case of the sample, and in its second step two prompts for the family.
KioskAtHand with_family_prompts() {
  KioskAtHand kiosk;
  auto shown = std::make_shared<Case>(*kiosk.model.shown_case);
  for (const auto* id : {"family-1", "family-2"}) {
    Prompt prompt;
    prompt.id = id;
    prompt.family = true;
    prompt.text.en = id;
    auto& prompts = shown->session.steps[KioskAtHand::kLived].prompts;
    prompts.insert(prompts.begin(), prompt);
  }
  kiosk.happen(news::CaseShown{shown});
  return kiosk;
}

TEST(Family, isListenedToBeforeAnybodyBegins) {
  KioskAtHand kiosk;
  family_is_heard(kiosk);
  EXPECT_FALSE(kiosk.model.taking());
  kiosk.begin();
  EXPECT_FALSE(kiosk.model.turn);
  kiosk.touch(act::Show{Overlay::support});
  EXPECT_EQ(kiosk.model.overlay, Overlay::support) << "help is there as ever";
  family_has_left(kiosk);
  kiosk.begin();
  EXPECT_TRUE(kiosk.model.turn);
}

TEST(Family, mayBeThereWhileProfessionalsWrite) {
  auto kiosk = with_words();
  family_is_heard(kiosk, true);
  EXPECT_TRUE(kiosk.model.family());
  EXPECT_FALSE(kiosk.model.listening());
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.contributions().size(), 1u);
}

TEST(Family, isHeardOutBeforeWordsAreSent) {
  auto kiosk = with_words();
  family_is_heard(kiosk);
  kiosk.touch(act::CheckAndSend{});
  EXPECT_EQ(kiosk.model.hint, kFamilyHint);
  EXPECT_TRUE(kiosk.all<effect::Check>().empty());
  kiosk.write("half a thought, and the rest");
  EXPECT_EQ(kiosk.model.hint, "") << "writing is as ever";
  kiosk.touch(act::CheckAndSend{});
  family_has_left(kiosk);
  EXPECT_EQ(kiosk.model.hint, "") << "it is true no more";
  kiosk.check_and_send();
  ASSERT_EQ(kiosk.contributions().size(), 1u);
  EXPECT_EQ(kiosk.contributions()[0].text, "half a thought, and the rest");
}

TEST(Family, keepsWhatIsBeingChecked) {
  auto kiosk = with_words();
  kiosk.touch(act::CheckAndSend{});
  auto texts = kiosk.all<effect::Check>().at(0).texts;
  Finding finding;
  finding.end = 4;
  texts[0].findings = {finding};
  kiosk.happen(news::Found{texts});
  kiosk.touch(act::SendNow{});
  ASSERT_TRUE(kiosk.turn().checking->asked_once);
  family_is_heard(kiosk);
  kiosk.touch(act::SendAnyway{});
  EXPECT_FALSE(kiosk.turn().checking->asked_once) << "the hint is not covered by the question";
  EXPECT_EQ(kiosk.model.hint, kFamilyHint);
  kiosk.touch(act::SendNow{});
  EXPECT_TRUE(kiosk.sent().empty());
  family_has_left(kiosk);
  kiosk.touch(act::SendNow{});
  kiosk.touch(act::SendAnyway{});
  EXPECT_EQ(kiosk.contributions().size(), 1u);
}

TEST(Family, comesBetweenTheCheckAndItsAnswer) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.touch(act::Answer{"E001", FactAnswer::amend});
  TextBuffer words;
  words.start_with("in May");
  kiosk.touch(act::EditedFact{"E001", words});
  kiosk.touch(act::CheckAndSend{});
  family_is_heard(kiosk);
  kiosk.happen(news::Found{kiosk.all<effect::Check>().at(0).texts});
  EXPECT_TRUE(kiosk.sent().empty());
  EXPECT_EQ(kiosk.turn().page, Page::answering);
  EXPECT_EQ(kiosk.turn().facts.at("E001").text.text(), "in May");
}

TEST(Family, isNotAnsweredWithAPassOrAVote) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kIssues);
  kiosk.begin();
  kiosk.touch(act::Resonate{std::string(32, 'a')});
  family_is_heard(kiosk);
  kiosk.touch(act::Resonate{std::string(32, 'b')});
  EXPECT_EQ(kiosk.turn().resonates.size(), 1u);
  EXPECT_EQ(kiosk.model.hint, kFamilyHint);
  kiosk.touch(act::NothingToAdd{});
  EXPECT_EQ(kiosk.turn().page, Page::answering);
  kiosk.check_and_send();
  EXPECT_TRUE(kiosk.sent().empty());
  family_has_left(kiosk);
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.contributions().at(0).kind, Kind::vote) << "what resonated before still does";
}

TEST(Family, doesNotHoldUpWhatCannotWait) {
  KioskAtHand kiosk;
  kiosk.begin();
  family_is_heard(kiosk);
  kiosk.touch(act::WriteUrgent{});
  kiosk.write("a child may be at risk tonight");
  kiosk.check_and_send();
  ASSERT_EQ(kiosk.contributions().size(), 1u);
  EXPECT_EQ(kiosk.contributions()[0].kind, Kind::escalation);
}

TEST(Family, isNoReasonToThinkThatWhatCannotWaitDoes) {
  auto kiosk = with_words();
  family_is_heard(kiosk);
  kiosk.touch(act::CheckAndSend{});
  ASSERT_EQ(kiosk.model.hint, kFamilyHint);
  kiosk.touch(act::WriteUrgent{});
  EXPECT_EQ(kiosk.model.hint, "") << "nothing is sent just now: that is not true here";
}

TEST(Family, lettingItBeHeardCostsNobodyTheirWords) {
  auto kiosk = with_words();
  family_is_heard(kiosk);
  kiosk.pass(89s);
  EXPECT_FALSE(kiosk.turn().set_aside);
  kiosk.pass(20min);
  ASSERT_TRUE(kiosk.model.turn);
  EXPECT_TRUE(kiosk.turn().set_aside) << "and nobody who walks past reads them";
  EXPECT_FALSE(kiosk.model.asking_still_there);
  EXPECT_GE(next_change(kiosk.model), kiosk.now + 1s) << "a screen that waits does not spin";
  family_has_left(kiosk);
  kiosk.pass(89s);
  EXPECT_FALSE(kiosk.model.asking_still_there) << "there is time to come back";
  kiosk.touch(act::StillHere{});
  EXPECT_FALSE(kiosk.turn().set_aside);
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.contributions().at(0).text, "half a thought");
}

TEST(Family, leavesAScreenToWhichNobodyComesBack) {
  auto kiosk = with_words();
  family_is_heard(kiosk);
  kiosk.pass(10min);
  family_has_left(kiosk);
  kiosk.pass(90s);
  EXPECT_TRUE(kiosk.model.asking_still_there);
  EXPECT_TRUE(kiosk.turn().set_aside) << "still covered";
  kiosk.pass(60s);
  EXPECT_FALSE(kiosk.model.turn);
}

TEST(Family, clearsAScreenOnWhichNothingIsWritten) {
  KioskAtHand kiosk;
  kiosk.begin();
  family_is_heard(kiosk);
  kiosk.pass(150s);
  EXPECT_FALSE(kiosk.model.turn);
}

TEST(Family, doesNotKeepWordsFromBeingSentAtTheClose) {
  auto kiosk = with_words();
  family_is_heard(kiosk);
  kiosk.room_is(Phase::closing);
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.contributions().size(), 1u);
}

TEST(FamilyPrompts, areAskedInsteadOfTheOthersWhileItIsThere) {
  auto kiosk = with_family_prompts();
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  EXPECT_EQ(kiosk.turn().prompt, "lived-1");
  EXPECT_EQ(kiosk.model.step()->prompts.size(), 2u);
  family_is_heard(kiosk, true);
  EXPECT_EQ(kiosk.turn().prompt, "family-2");
  ASSERT_EQ(kiosk.model.step()->prompts.size(), 2u);
  EXPECT_TRUE(kiosk.model.step()->prompts[0].family);
  kiosk.write("an answer to the family");
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.contributions().at(0).prompt, "family-2");
}

TEST(FamilyPrompts, leaveAStepWithoutAnyAsItIs) {
  auto kiosk = with_family_prompts();
  kiosk.room_goes_to(KioskAtHand::kReflect);
  kiosk.begin();
  kiosk.touch(act::ShowMoments{Moments::all});
  family_is_heard(kiosk, true);
  EXPECT_EQ(kiosk.turn().prompt, "reflect-1");
  EXPECT_EQ(kiosk.turn().moments, Moments::all) << "nothing was asked anew";
}

TEST(FamilyPrompts, waitForWhatIsBeingWritten) {
  auto kiosk = with_family_prompts();
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("for the usual question");
  family_is_heard(kiosk, true);
  EXPECT_EQ(kiosk.turn().prompt, "lived-1");
  EXPECT_EQ(kiosk.model.prompt()->id, "lived-1");
  kiosk.check_and_send();
  kiosk.keep();
  EXPECT_EQ(kiosk.contributions().at(0).prompt, "lived-1");
  kiosk.touch(act::WriteAnother{});
  EXPECT_EQ(kiosk.turn().prompt, "family-2");
  kiosk.write("for the family");
  family_has_left(kiosk);
  EXPECT_EQ(kiosk.model.prompt()->id, "family-2") << "and the other way round";
}

TEST(FactsOverview, closesWhenItIsTakenAway) {
  KioskAtHand kiosk;
  Board board;
  board.facts.emplace();
  kiosk.happen(news::BoardShown{board});
  kiosk.touch(act::Show{Overlay::facts});
  kiosk.happen(news::BoardShown{board});
  EXPECT_EQ(kiosk.model.overlay, Overlay::facts);
  family_has_left(kiosk);
  EXPECT_EQ(kiosk.model.overlay, Overlay::none);
}

}  // namespace
}  // namespace candour
