// What cannot wait for the room: written at once, from wherever somebody is, and back to there.

#include <gtest/gtest.h>

#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {
namespace {

TEST(Urgent, goesAsAnEscalationFromWhereverSomebodyIsAndLeavesTheirDraft) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kIssues);
  kiosk.begin();
  kiosk.write("half an issue");
  kiosk.touch(act::WriteUrgent{});
  kiosk.write("a child is not safe tonight");
  kiosk.check_and_send();
  ASSERT_EQ(kiosk.contributions().size(), 1u);
  EXPECT_EQ(kiosk.contributions()[0].kind, Kind::escalation);
  EXPECT_EQ(kiosk.contributions()[0].text, "a child is not safe tonight");
  EXPECT_FALSE(kiosk.contributions()[0].side);
  kiosk.keep();
  kiosk.touch(act::WriteAnother{});
  EXPECT_EQ(kiosk.text_of("issues-1"), "half an issue");
}

TEST(Urgent, leadsBackToTheQuestionThatSomebodyWasAt) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.touch(act::ChoosePrompt{"lived-2"});
  kiosk.write("half a thought");
  kiosk.touch(act::WriteUrgent{});
  kiosk.touch(act::WriteUrgent{});  // it can be had there, too
  kiosk.touch(act::CloseWriting{});
  EXPECT_EQ(kiosk.turn().prompt, "lived-2");
  kiosk.touch(act::WriteUrgent{});
  kiosk.write("a child is not safe tonight");
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.touch(act::WriteAnother{});
  EXPECT_EQ(kiosk.turn().prompt, "lived-2") << "and not to a page that asks nothing";
  EXPECT_EQ(kiosk.turn().page, Page::answering);
  EXPECT_EQ(kiosk.text_of("lived-2"), "half a thought");
}

/// A step may ask for a touch alone.
TEST(Urgent, leadsBackToAQuestionThatAsksForNoWords) {
  KioskAtHand kiosk;
  auto shown = std::make_shared<Case>(*kiosk.model.shown_case);
  Prompt rating;
  rating.id = "lived-rating";
  rating.input = PromptInput::rating;
  shown->session.steps[KioskAtHand::kLived].prompts = {rating};
  kiosk.happen(news::CaseShown{shown});
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.touch(act::WriteUrgent{});
  kiosk.touch(act::CloseWriting{});
  ASSERT_TRUE(kiosk.model.prompt());
  EXPECT_EQ(kiosk.model.prompt()->id, "lived-rating");
}

/// The support page, and from it the note, can be had while what was sent can still be undone.
TEST(Urgent, endsTheUndoWindowAsAnythingElseThatIsWritten) {
  auto kiosk = with_a_text_sent("first");
  kiosk.keep();
  kiosk.touch(act::Show{Overlay::support});
  kiosk.touch(act::WriteUrgent{});
  EXPECT_EQ(kiosk.released(), kiosk.sent());
  kiosk.touch(act::CloseWriting{});
  EXPECT_EQ(kiosk.text_of("lived-1"), "") << "what was sent is not there to be written on, and sent again";
  kiosk.write("second");
  kiosk.pass(15s);
  EXPECT_EQ(kiosk.text_of("lived-1"), "second");
}

TEST(Urgent, isANewOneAfterOneThatWasSent) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.touch(act::WriteUrgent{});
  kiosk.write("a child is not safe tonight");
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.touch(act::WriteUrgent{});
  EXPECT_EQ(kiosk.text_of(kUrgent), "");
  kiosk.write("and their sister");
  kiosk.pass(15s);
  EXPECT_EQ(kiosk.text_of(kUrgent), "and their sister");
}

TEST(Urgent, leavesAnswersToTheTimelineThatWereSentBehind) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.touch(act::Answer{"E001", FactAnswer::agree});
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.touch(act::WriteUrgent{});
  kiosk.touch(act::CloseWriting{});
  kiosk.touch(act::Answer{"E002", FactAnswer::agree});
  kiosk.pass(15s);
  EXPECT_TRUE(kiosk.turn().facts.contains("E002"));
  EXPECT_FALSE(kiosk.turn().facts.contains("E001"));
}

TEST(Urgent, leavesWordsThatNoDiskTookWhereTheyWereWritten) {
  auto kiosk = with_a_text_sent("not on any disk");
  kiosk.happen(news::NotKept{kiosk.sent()[0]});
  kiosk.touch(act::WriteUrgent{});
  kiosk.touch(act::CloseWriting{});
  EXPECT_TRUE(kiosk.released().empty());
  EXPECT_EQ(kiosk.text_of("lived-1"), "not on any disk");
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.contributions().back().text, "not on any disk");
}

}  // namespace
}  // namespace candour
