// What a desk asks of the hub, and what it makes of the answers.

#include <gtest/gtest.h>

#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {
namespace {

/// With nothing asked of the hub yet.
DeskAtHand unlocked_desk() {
  DeskAtHand desk;
  desk.unlock();
  desk.done.clear();
  return desk;
}

Command last_command(const DeskAtHand& desk) {
  return std::get<Command>(desk.all<desk_effect::Request>().back().request.what);
}

EndItem::State state_of(const DeskAtHand& desk, const std::string& id) {
  for (const auto& each : end_list(desk.model)) {
    if (each.id == id) return each.state;
  }
  return EndItem::State::to_do;
}

TEST(Command, thatParticipantsNoticeIsAskedAboutFirst) {
  auto desk = unlocked_desk();
  desk.ask(ask::Break{});
  desk.touch(desk::ChooseMinutes{20});
  EXPECT_TRUE(desk.done.empty());
  desk.confirm();
  EXPECT_EQ(last_command(desk).verb, Verb::take_break);
  EXPECT_EQ(last_command(desk).minutes, 20);
  EXPECT_FALSE(desk.model.asking);
}

TEST(Command, thatIsRefusedSaysWhyInTheHubsWords) {
  auto desk = unlocked_desk();
  desk.touch(desk::Do{{Verb::next, 0, {}}});
  desk.answered(false, "The event has not been opened yet.");
  ASSERT_TRUE(desk.model.toast);
  EXPECT_EQ(desk.model.toast->words, "The event has not been opened yet.");
  EXPECT_TRUE(desk.model.toast->as_it_is);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(desk.model.toast->undo));
  EXPECT_TRUE(desk.model.asked.empty());
}

TEST(Redaction, thatTheHubRefusesIsSaidToBeTriedAgain) {
  auto desk = unlocked_desk();
  const DeskAnswer no{"00", false, "The hub's disk did not take it; it was not redacted."};
  desk.happen(news::Answered{no, false});
  EXPECT_FALSE(desk.model.toast) << "the control: another desk's";
  desk.happen(news::Answered{no, true});
  EXPECT_EQ(desk.toast(), "toast.not_redacted_yet");
}

TEST(Decision, thatGoesIntoNoNoteIsSaidAndCountsNowhere) {
  auto desk = unlocked_desk();
  desk.room_goes_to(DeskAtHand::kIssues);
  desk.release(written(1, "the letter was never answered"));
  desk.decide(decision::Hide{record_id(1)});
  const auto kept = desk.all<desk_effect::Keep>().back().note.id;
  desk.happen(news::NotSealed{kept});
  EXPECT_EQ(desk.toast(), "toast.not_sealed");
  EXPECT_TRUE(desk.model.open->pending.empty());
  EXPECT_TRUE(desk.model.open->can_undo.empty());
  EXPECT_EQ(feed(desk.model, FeedFilter::hidden).size(), 0U);
}

TEST(Command, thatMovesTheTimeCanBeTakenBack) {
  auto desk = unlocked_desk();
  desk.touch(desk::Do{{Verb::extend, 5, {}}});
  EXPECT_FALSE(desk.model.toast) << "the hub has not done it yet";
  desk.answered(true);
  EXPECT_EQ(desk.toast(), "toast.more");
  EXPECT_EQ(desk.model.toast->value, "5");
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(last_command(desk).minutes, -5);
  desk.answered(true);
  EXPECT_EQ(desk.toast(), "toast.less");
}

TEST(Command, thatDidNotLeaveSaysSo) {
  auto desk = unlocked_desk();
  desk.touch(desk::Do{{Verb::pause, 0, {}}});
  desk.happen(news::NotPublished{});
  EXPECT_EQ(desk.toast(), "toast.no_line");
}

TEST(Answer, toWhatNobodyHereAskedIsNobodysHere) {
  auto desk = unlocked_desk();
  desk.happen(news::Answered{{"another desk's", false, "no"}});
  desk.happen(news::Answered{{"", false, "no"}});
  EXPECT_FALSE(desk.model.toast);
  EXPECT_FALSE(desk.model.hub_stopped);
  EXPECT_EQ(desk.model.copy.state, Errand::State::not_begun);
}

TEST(Copy, isTickedWhenItWasReadBack) {
  auto desk = unlocked_desk();
  desk.touch(desk::SaveCopy{});
  EXPECT_EQ(desk.model.copy.state, Errand::State::going_on);
  desk.answered(true, "Saved and read back.");
  EXPECT_EQ(desk.model.copy.sentence, "Saved and read back.");
  EXPECT_EQ(state_of(desk, "copy"), EndItem::State::done);
  EXPECT_EQ(desk.all<desk_effect::Keep>().back().note.decision, Decision(decision::Tick{"copy", true, {}}));
}

TEST(Copy, thatCameWhileTheDeskWasLockedIsTickedOnceItIsOpen) {
  auto desk = unlocked_desk();
  desk.touch(desk::SaveCopy{});
  desk.touch(desk::LockNow{});
  desk.answered(true, "Saved and read back.");
  EXPECT_TRUE(desk.all<desk_effect::Keep>().empty());
  desk.unlock();
  EXPECT_TRUE(desk.decisions().ticks.at("copy").done);
  desk.touch(desk::LockNow{});
  desk.unlock();
  EXPECT_EQ(desk.all<desk_effect::Keep>().size(), 1u);
}

TEST(Copy, thatFailedSaysWhyAndCanBeTriedAgain) {
  auto desk = unlocked_desk();
  desk.touch(desk::SaveCopy{});
  desk.answered(false, "Put the event USB stick into the hub, and try again.");
  EXPECT_EQ(desk.model.copy.state, Errand::State::failed);
  EXPECT_NE(state_of(desk, "copy"), EndItem::State::done);
  EXPECT_TRUE(desk.all<desk_effect::Keep>().empty());
  desk.touch(desk::SaveCopy{});
  EXPECT_EQ(desk.model.copy.state, Errand::State::going_on);
}

TEST(Copy, doesNotGoOnForEverWhenTheHubIsGone) {
  for (const DeskAction& gone : {DeskAction(news::NotPublished{}), DeskAction(news::LineChanged{false})}) {
    auto desk = unlocked_desk();
    desk.touch(desk::SaveCopy{});
    desk.happen(gone);
    EXPECT_EQ(desk.model.copy.state, Errand::State::failed) << gone.index();
    desk.happen(news::LineChanged{true});
    desk.answered(true, "Saved all the same.");
    EXPECT_EQ(desk.model.copy.state, Errand::State::done) << gone.index();
  }
}

TEST(Hub, isShutDownWhenItSaysSo) {
  auto desk = unlocked_desk();
  desk.touch(desk::StopHub{});
  EXPECT_FALSE(desk.model.hub_stopped);
  desk.answered(false, "The event is not closed.");
  EXPECT_FALSE(desk.model.hub_stopped);
  EXPECT_EQ(desk.toast(), "The event is not closed.");
  desk.touch(desk::StopHub{});
  desk.answered(true);
  EXPECT_TRUE(desk.model.hub_stopped);
}

TEST(Kiosks, areClearedOfCaseAndBoard) {
  auto desk = unlocked_desk();
  desk.touch(desk::ClearKiosks{});
  EXPECT_EQ(desk.all<desk_effect::TakeAway>().size(), 1u);
  EXPECT_TRUE(std::holds_alternative<PurgeBoard>(desk.all<desk_effect::Request>().at(0).request.what));
  EXPECT_TRUE(desk.decisions().ticks.at("clear").done);
}

TEST(Export, asksForThePassphraseAgainAndForgetsIt) {
  auto desk = unlocked_desk();
  desk.ask(ask::Export{});
  desk.type("passphrase", "six words");
  desk.confirm();
  EXPECT_EQ(desk.all<desk_effect::Export>().size(), 1u);
  EXPECT_EQ(desk.model.field("passphrase"), "six words") << "what does it reads it";
  desk.happen(news::Exported{true, "3 contributions exported."});
  EXPECT_EQ(desk.model.field("passphrase"), "");
  EXPECT_EQ(state_of(desk, "export"), EndItem::State::done);
}

TEST(Card, isAContributionOfTheStepLikeAnyOther) {
  auto desk = unlocked_desk();
  desk.room_goes_to(DeskAtHand::kLearning);
  const auto& prompt = desk.model.step_of_room()->prompts[1];
  desk.ask(ask::Card{});
  desk.touch(desk::ChoosePrompt{prompt.id});
  desk.type("card", "written by hand");
  desk.confirm();
  const auto sent = desk.all<desk_effect::SendCard>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].step, DeskAtHand::kLearning);
  EXPECT_EQ(sent[0].contribution.step, "learning");
  EXPECT_EQ(sent[0].contribution.prompt, prompt.id);
  EXPECT_EQ(sent[0].contribution.kind, Kind::recommendation);
  EXPECT_EQ(sent[0].contribution.text, "written by hand");
  EXPECT_NE(sent[0].contribution.nonce, Nonce{});
  EXPECT_EQ(desk.model.field("card"), "written by hand") << "until it is kept";
  desk.happen(news::CardKept{true});
  EXPECT_EQ(desk.model.field("card"), "");
  EXPECT_EQ(desk.toast(), "toast.card");
}

}  // namespace
}  // namespace candour
