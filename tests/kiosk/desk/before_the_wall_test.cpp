// A name that the guard finds, or that is taken out while an approval is on its way, is not on the wall for a moment.

#include <gtest/gtest.h>

#include "tests/kiosk/desk/named_comment.hpp"

namespace candour {
namespace {

DeskAtHand with_a_name_that_the_guard_found() {
  auto desk = with_a_name();
  desk.touch(desk::Approve{record_id(1)});
  desk.happen(news::WordsChecked{record_id(1), {{0, 11}}});
  return desk;
}

TEST(BeforeTheWall, theGuardIsAskedAndWhatItFindsIsChosenAlready) {
  const auto desk = with_a_name_that_the_guard_found();
  EXPECT_EQ(desk.all<desk_effect::CheckWords>().at(0).text, kWhole);
  EXPECT_TRUE(desk.all<desk_effect::Keep>().empty());
  ASSERT_TRUE(desk.model.asking);
  EXPECT_EQ(std::get<ask::Redact>(*desk.model.asking).words, (std::set<std::size_t>{0, 1}));
}

TEST(BeforeTheWall, nothingIsAskedWhereTheGuardFindsNothing) {
  auto desk = with_a_name_that_the_guard_found();
  desk.touch(desk::Cancel{});
  desk.happen(news::WordsChecked{record_id(1), {}});
  EXPECT_TRUE(ever_on_the_wall(desk, kWhole));
}

TEST(BeforeTheWall, whatIsTakenOutIsNeverOnItNotEvenForAMoment) {
  auto desk = with_a_name_that_the_guard_found();
  desk.confirm();
  EXPECT_EQ(on_the_wall(desk), kLess);
  EXPECT_FALSE(ever_on_the_wall(desk, kWhole));
  EXPECT_EQ(desk.toast(), "toast.redacted");
  desk.pass(10s);
  EXPECT_EQ(desk.all<desk_effect::Redact>().size(), 1u);
}

TEST(BeforeTheWall, whatIsTakenOutIsOnThatOfNoOtherDeskEither) {
  auto desk = with_a_name_that_the_guard_found();
  desk.confirm();
  desk.pass(10s);
  EXPECT_TRUE(desk.all<desk_effect::Keep>().empty()) << "told before, it would be of the text with the name";
  hub_has_it(desk);
  EXPECT_TRUE(on_the_wall_elsewhere(desk));
}

TEST(BeforeTheWall, anApprovalThatIsUndoneMeanwhileIsToldToNobody) {
  auto desk = with_a_name_that_the_guard_found();
  desk.confirm();
  desk.pass(10s);
  desk.touch(desk::UndoLast{});
  EXPECT_EQ(on_the_wall(desk), "(nothing)");
  EXPECT_EQ(desk.toast(), "toast.undone");
  hub_has_it(desk);
  EXPECT_TRUE(desk.all<desk_effect::Keep>().empty());
  EXPECT_EQ(desk.text_of(1), kLess);
}

TEST(BeforeTheWall, aRedactionThatIsCalledOffTakesTheApprovalWithIt) {
  auto desk = with_a_name_that_the_guard_found();
  desk.confirm();
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(desk.text_of(1), kWhole);
  EXPECT_EQ(on_the_wall(desk), "(nothing)");
  EXPECT_FALSE(ever_on_the_wall(desk, kWhole));
  EXPECT_EQ(desk.toast(), "toast.undone");
}

TEST(BeforeTheWall, somebodyMayDecideToLeaveItIn) {
  auto desk = with_a_name_that_the_guard_found();
  desk.touch(desk::ApproveAsItIs{});
  EXPECT_EQ(on_the_wall(desk), kWhole);
  EXPECT_FALSE(desk.model.asking);
}

TEST(BeforeTheWall, whatAnotherDeskMadeOfItMeanwhileIsNotOnIt) {
  auto desk = with_a_name_that_the_guard_found();
  desk.confirm();
  desk.release(of_another_desk(kTheirs));
  EXPECT_EQ(on_the_wall(desk), "(nothing)") << "the guard has found something in it, and it is there again";
  EXPECT_FALSE(ever_on_the_wall(desk, kTheirs));
  EXPECT_EQ(desk.toast(), "toast.redacted_elsewhere");
}

TEST(BeforeTheWall, undoingOnceMoreDoesNotBringBackWhatWasCalledOff) {
  auto desk = with_a_name_that_the_guard_found();
  desk.confirm();
  for (int times = 0; times < 4; ++times) {
    desk.touch(desk::UndoLast{});
    EXPECT_EQ(on_the_wall(desk), "(nothing)") << times;
  }
  EXPECT_FALSE(ever_on_the_wall(desk, kWhole)) << "nobody has said that it may be";
}

TEST(BeforeTheWall, undoingDoesNotBringWhatAnotherDeskMadeOfIt) {
  auto desk = with_a_name_that_the_guard_found();
  desk.confirm();
  desk.release(of_another_desk(kTheirs));
  for (int times = 0; times < 4; ++times) desk.touch(desk::UndoLast{});
  EXPECT_FALSE(ever_on_the_wall(desk, kTheirs)) << "nobody here has read it";
}

/// Approved as it is shown then: without the name.
DeskAtHand approved_without_the_name() {
  auto desk = with_a_name();
  redact(desk, {0, 1});
  desk.touch(desk::Approve{record_id(1)});
  desk.happen(news::WordsChecked{record_id(1), {}});
  EXPECT_EQ(on_the_wall(desk), kLess);
  return desk;
}

TEST(Approved, withoutTheNameIsNotApprovedWithIt) {
  for (const auto sent_after : {0s, 10s}) {
    auto desk = approved_without_the_name();
    desk.pass(sent_after);
    desk.release(of_another_desk(kTheirs));
    EXPECT_EQ(desk.text_of(1), kTheirs);
    EXPECT_EQ(on_the_wall(desk), "(nothing)");
    EXPECT_FALSE(ever_on_the_wall(desk, kTheirs));
  }
}

TEST(Approved, withTheNameIsStillSoWithoutIt) {
  auto desk = approved_without_the_name();
  desk.pass(10s);
  hub_has_it(desk);
  desk.release(of_another_desk("[…] […] twice"));
  EXPECT_EQ(on_the_wall(desk), "[…] […] twice");
}

TEST(Approved, withoutTheNameIsStillSoOnceALaterRedactionIsCalledOff) {
  auto desk = approved_without_the_name();
  desk.pass(10s);
  redact(desk, {1});  // "rang"
  EXPECT_EQ(on_the_wall(desk), "[…] […] twice");
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(on_the_wall(desk), kLess);
}

TEST(Approved, withoutTheNameDoesNotTakeItThereOnceThatIsCalledOff) {
  auto desk = approved_without_the_name();
  desk.pass(7s);
  ASSERT_EQ(desk.toast(), "toast.redacted") << "what was said of the approval has gone";
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(desk.text_of(1), kWhole);
  EXPECT_FALSE(ever_on_the_wall(desk, kWhole));
  for (int times = 0; times < 4; ++times) desk.touch(desk::UndoLast{});
  EXPECT_FALSE(ever_on_the_wall(desk, kWhole));
}

}  // namespace
}  // namespace candour
