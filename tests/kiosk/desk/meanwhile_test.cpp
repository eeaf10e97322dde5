// Somebody has a dialog or a toast before them, and the room or another desk goes on.

#include <gtest/gtest.h>

#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {
namespace {

/// At a step that is neither the first nor the last.
DeskAtHand at_the_issues() {
  DeskAtHand desk;
  desk.unlock();
  desk.room_goes_to(DeskAtHand::kIssues);
  desk.release(written(1, "Mrs Example rang twice"));
  desk.done.clear();
  return desk;
}

const Command kAboutAStep[] = {
    {Verb::next, 0, {}}, {Verb::reopen, 0, {}}, {Verb::go_to, 0, "learning"}, {Verb::close, 0, {}}};

TEST(AskedAboutAStep, isNotDoneAtAnother) {
  for (const auto& command : kAboutAStep) {
    auto desk = at_the_issues();
    desk.ask(ask::Do{command});
    desk.room_goes_to(DeskAtHand::kReflect);
    desk.confirm();
    EXPECT_TRUE(desk.all<desk_effect::Request>().empty()) << "the room would go on by two steps";
    EXPECT_EQ(desk.toast(), "toast.step_changed");
  }
}

TEST(AskedAboutAStep, isNotDoneOnceTheRoomIsClosing) {
  auto desk = at_the_issues();
  desk.ask(ask::Do{{Verb::reopen, 0, {}}});
  desk.room_is(Phase::closing);
  desk.confirm();
  EXPECT_TRUE(desk.all<desk_effect::Request>().empty())
      << "it asked to begin the step again, not to call off the close";
  desk.ask(ask::Do{{Verb::reopen, 0, {}}});
  desk.room_is(Phase::open);
  desk.confirm();
  EXPECT_TRUE(desk.all<desk_effect::Request>().empty())
      << "it asked to call off the close, not to begin the step again";
}

TEST(AskedAboutAStep, isDoneWhereOnlyTheTimeIsAnother) {
  for (const auto& command : kAboutAStep) {
    auto desk = at_the_issues();
    desk.ask(ask::Do{command});
    desk.time_left(3min);
    desk.room_is(Phase::paused);
    desk.confirm();
    EXPECT_EQ(desk.all<desk_effect::Request>().size(), 1u);
  }
}

/// Another desk may have gone on before this one heard of it: then the hub refuses what was meant for the step before.
TEST(AskedAboutAStep, saysWhichStepItIsMeantFor) {
  const auto step_of = [](const Command& command) {
    auto desk = at_the_issues();
    desk.touch(desk::Do{command});
    return std::get<Command>(desk.all<desk_effect::Request>().back().request.what).at_step;
  };
  for (const auto& command : kAboutAStep) EXPECT_EQ(step_of(command), "issues");
  for (const auto verb : {Verb::back, Verb::skip, Verb::extend, Verb::borrow})
    EXPECT_EQ(step_of({verb, 5, {}}), "issues");
  for (const auto verb : {Verb::open, Verb::pause, Verb::resume, Verb::take_break, Verb::reset})
    EXPECT_EQ(step_of({verb, 5, {}}), "") << "meant for the room";
}

TEST(AskedAboutTheRoom, isDoneAtAnyStep) {
  for (const Asking& asking :
       {Asking(ask::Do{{Verb::pause, 0, {}}}), Asking(ask::Do{{Verb::reset, 0, {}}}), Asking(ask::Break{})}) {
    auto desk = at_the_issues();
    desk.ask(asking);
    desk.room_goes_to(DeskAtHand::kReflect);
    desk.confirm();
    EXPECT_EQ(desk.all<desk_effect::Request>().size(), 1u);
  }
}

TEST(MinutesOfAStep, areNotTakenBackFromAnother) {
  for (const bool by_the_toast : {true, false}) {
    auto desk = at_the_issues();
    desk.touch(desk::Do{{Verb::extend, 5, {}}});
    desk.answered(true);
    desk.time_left(25min);
    EXPECT_EQ(desk.toast(), "toast.more") << "the control";
    desk.room_goes_to(DeskAtHand::kReflect);
    desk.touch(by_the_toast ? DeskAction(desk::TakeBack{}) : DeskAction(desk::UndoLast{}));
    EXPECT_EQ(desk.all<desk_effect::Request>().size(), 1u);
  }
}

TEST(Card, goesToNoStepThatItWasNotWrittenFor) {
  auto desk = at_the_issues();
  desk.ask(ask::Card{});
  desk.touch(desk::ChoosePrompt{desk.model.step_of_room()->prompts[0].id});
  desk.type("card", "written by hand");
  desk.room_goes_to(DeskAtHand::kLearning);
  desk.confirm();
  EXPECT_TRUE(desk.all<desk_effect::SendCard>().empty()) << "to which question of this step?";
  ASSERT_TRUE(desk.model.asking) << "whoever wrote it decides";
  EXPECT_EQ(std::get<ask::Card>(*desk.model.asking).prompt, "");
  EXPECT_EQ(desk.model.field("card"), "written by hand");
  desk.touch(desk::ChoosePrompt{desk.model.step_of_room()->prompts[1].id});
  desk.confirm();
  ASSERT_EQ(desk.all<desk_effect::SendCard>().size(), 1u);
  EXPECT_EQ(desk.all<desk_effect::SendCard>()[0].contribution.kind, Kind::recommendation);
}

void another_desk_decides(DeskAtHand& desk, const Decision& decision) {
  desk.happen(news::Noted{{{100, Note{NoteId{{9}}, decision}}}});
}

bool ever_on_the_wall(const DeskAtHand& desk) {
  for (const auto& each : desk.all<desk_effect::ShowBoard>()) {
    if (!each.board.entries.empty()) return true;
  }
  return false;
}

const Decision kAgainstTheWall[] = {decision::Hide{record_id(1)}, decision::AskToRedact{record_id(1), {{0, 3}}}};

/// Escape is soon pressed. What was written comes back, and a card belongs nowhere until somebody says so again.
TEST(Closing, aQuestionGivesItsWordsBack) {
  const std::pair<Asking, const char*> written[] = {
      {ask::FixNow{}, "text"},   {ask::Urgent{record_id(1)}, "text"}, {ask::Own{record_id(1)}, "owner"},
      {ask::AddEntry{}, "when"}, {ask::Card{"p1"}, "card"},           {ask::Differ{}, "text"}};
  for (const auto& [asking, field] : written) {
    auto desk = at_the_issues();
    desk.ask(asking);
    desk.type(field, "half a page");
    desk.touch(desk::Cancel{});
    EXPECT_FALSE(desk.model.asking);
    EXPECT_EQ(desk.model.field(field), "");
    EXPECT_EQ(desk.toast(), "toast.given_up");
    desk.touch(desk::UndoLast{});
    ASSERT_TRUE(desk.model.asking);
    EXPECT_EQ(desk.model.asking->index(), asking.index());
    EXPECT_EQ(desk.model.field(field), "half a page");
    EXPECT_EQ(desk.toast(), "");
  }
}

TEST(Closing, aQuestionSaysNothingWhereNothingWasWritten) {
  auto desk = at_the_issues();
  desk.ask(ask::FixNow{});
  desk.touch(desk::Cancel{});
  EXPECT_EQ(desk.toast(), "");
}

TEST(Closing, aCardThatComesBackAtAnotherStepBelongsNowhereYet) {
  auto desk = at_the_issues();
  desk.ask(ask::Card{"p1"});
  desk.type("card", "half a page");
  desk.touch(desk::Cancel{});
  desk.room_goes_to(DeskAtHand::kReflect);
  desk.touch(desk::TakeBack{});
  EXPECT_TRUE(std::get<ask::Card>(*desk.model.asking).moved);
  desk.confirm();
  EXPECT_TRUE(desk.all<desk_effect::SendCard>().empty());
  EXPECT_EQ(desk.model.field("card"), "half a page");
}

TEST(Closing, whatWasWrittenIsGoneWithTheLockAndWithTime) {
  auto desk = at_the_issues();
  for (const bool locks : {true, false}) {
    desk.ask(ask::FixNow{});
    desk.type("text", "half a page");
    desk.touch(desk::Cancel{});
    if (locks) {
      desk.touch(desk::LockNow{});
      desk.unlock();
    } else {
      desk.pass(7s);
    }
    desk.touch(desk::UndoLast{});
    EXPECT_FALSE(desk.model.asking);
  }
}

TEST(BeforeTheWall, whatAnotherDeskHidesMeanwhileStaysHidden) {
  const std::vector<DeskAction> answers[] = {
      {desk::ApproveAsItIs{}}, {desk::ToggleWord{2}, desk::Confirm{}}, {desk::Confirm{}}};
  for (const auto& theirs : kAgainstTheWall) {
    for (const auto& answer : answers) {
      auto desk = at_the_issues();
      desk.touch(desk::Approve{record_id(1)});
      desk.happen(news::WordsChecked{record_id(1), {{4, 11}}});
      ASSERT_TRUE(desk.model.asking);
      another_desk_decides(desk, theirs);
      EXPECT_EQ(desk.toast(), "toast.decided_elsewhere");
      for (const auto& each : answer) desk.touch(each);
      EXPECT_FALSE(ever_on_the_wall(desk));
    }
  }
}

TEST(BeforeTheWall, staysAskedWhereAnotherDeskDecidesAboutAnother) {
  auto desk = at_the_issues();
  desk.touch(desk::Approve{record_id(1)});
  desk.happen(news::WordsChecked{record_id(1), {{4, 11}}});
  another_desk_decides(desk, decision::Hide{record_id(2)});
  EXPECT_TRUE(desk.model.asking);
  desk.confirm();
  EXPECT_TRUE(ever_on_the_wall(desk));
}

TEST(Hub, thatIsThereAgainIsNotStopped) {
  auto desk = at_the_issues();
  desk.room_is(Phase::closed);
  desk.touch(desk::StopHub{});
  desk.answered(true);
  desk.room_is(Phase::closed);
  ASSERT_TRUE(desk.model.hub_stopped) << "what it says last, it says of itself";
  desk.happen(news::LineChanged{false});
  auto room = *desk.model.room;
  room.hub_epoch = "another start";
  desk.happen(news::LineChanged{true});
  desk.happen(news::Room{room});
  EXPECT_FALSE(desk.model.hub_stopped);
}

}  // namespace
}  // namespace candour
