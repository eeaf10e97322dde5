// Words are gone from every screen at once, and from the record when they can no longer be called back.

#include <gtest/gtest.h>

#include "tests/kiosk/desk/named_comment.hpp"

namespace candour {
namespace {

DeskAtHand with_a_name_on_the_wall() {
  auto desk = with_a_name();
  desk.decide(decision::Approve{record_id(1)});
  return desk;
}

DeskAtHand with_the_name_redacted() {
  auto desk = with_a_name_on_the_wall();
  redact(desk, {0, 1});
  return desk;
}

TEST(Redaction, isSeenAtOnceEverywhere) {
  const auto desk = with_the_name_redacted();
  EXPECT_EQ(desk.text_of(1), kLess);
  EXPECT_EQ(feed(desk.model, FeedFilter::all).at(0)->contribution.text, kLess);
  EXPECT_EQ(on_the_wall(desk), kLess);
  EXPECT_EQ(desk.all<desk_effect::ShowBoard>().back().board.entries.at(0).text, kLess);
  EXPECT_EQ(desk.toast(), "toast.redacted");
}

/// Another desk has the words for as long as the hub has them.
TEST(Redaction, isOnTheWallOfNoOtherDeskBeforeTheHubHasIt) {
  auto desk = with_a_name_on_the_wall();
  EXPECT_TRUE(on_the_wall_elsewhere(desk));
  redact(desk, {0, 1});
  EXPECT_FALSE(on_the_wall_elsewhere(desk));
  desk.pass(10s);
  EXPECT_FALSE(on_the_wall_elsewhere(desk));
  hub_has_it(desk);
  EXPECT_TRUE(on_the_wall_elsewhere(desk));
  EXPECT_EQ(on_the_wall(desk), kLess);
  desk.hub_numbers();
  EXPECT_EQ(on_the_wall(desk), kLess);
  EXPECT_TRUE(desk.model.open->pending.empty());
}

TEST(Redaction, thatIsCalledOffIsOnTheWallEverywhereAsBefore) {
  auto desk = with_the_name_redacted();
  desk.touch(desk::TakeBack{});
  EXPECT_TRUE(on_the_wall_elsewhere(desk));
  EXPECT_EQ(on_the_wall(desk), kWhole);
  desk.touch(desk::UndoLast{});
  EXPECT_FALSE(on_the_wall_elsewhere(desk)) << "it was approved here, and that can still be undone";
  EXPECT_EQ(on_the_wall(desk), "(nothing)");
}

TEST(Redaction, takesItsApprovalAlongWhateverIsDecidedMeanwhile) {
  for (const bool asks : {false, true}) {
    auto desk = with_the_name_redacted();
    if (asks) {
      desk.ask(ask::AskRedaction{record_id(1), {1}});
      desk.confirm();
    } else {
      desk.decide(decision::Hide{record_id(1)});
    }
    desk.pass(10s);
    hub_has_it(desk);
    EXPECT_FALSE(on_the_wall_elsewhere(desk)) << "nobody wants it there any more";
    EXPECT_EQ(on_the_wall(desk), "(nothing)");
  }
}

TEST(Redaction, isSentOnceAfterTenSeconds) {
  auto desk = with_the_name_redacted();
  desk.pass(9'999ms);
  EXPECT_TRUE(desk.all<desk_effect::Redact>().empty());
  EXPECT_EQ(next_change(desk.model), desk.now + 1ms);
  desk.pass(1ms);
  desk.pass(60s);
  const auto sent = desk.all<desk_effect::Redact>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].record, record_id(1));
  EXPECT_EQ(sent[0].replacement.text, kLess);
  EXPECT_TRUE(sent[0].replacement.redacted);
  EXPECT_EQ(sent[0].replacement.nonce, written(1, "").contribution.nonce) << "it stays the same contribution";
  EXPECT_FALSE(desk.model.toast);
}

TEST(Redaction, canBeCalledOffUntilThen) {
  auto desk = with_the_name_redacted();
  desk.pass(9s);
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(desk.text_of(1), kWhole);
  EXPECT_EQ(on_the_wall(desk), kWhole);
  desk.pass(60s);
  EXPECT_TRUE(desk.all<desk_effect::Redact>().empty());
}

TEST(Redaction, cannotBeCalledOffAfterwards) {
  auto desk = with_the_name_redacted();
  desk.pass(10s);
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(desk.text_of(1), kLess);
  EXPECT_EQ(desk.all<desk_effect::Redact>().size(), 1u);
}

TEST(Redaction, isSentByTheLockBeforeTheKeyIsForgotten) {
  auto desk = with_the_name_redacted();
  desk.touch(desk::LockNow{});
  ASSERT_GE(desk.done.size(), 2u);
  EXPECT_TRUE(std::holds_alternative<desk_effect::Redact>(desk.done[desk.done.size() - 2]));
  EXPECT_TRUE(std::holds_alternative<desk_effect::Forget>(desk.done.back()));
}

TEST(Redaction, isSentWhenAnotherBegins) {
  auto desk = with_the_name_redacted();
  desk.release(written(2, "Mr Sample too"));
  desk.ask(ask::Redact{record_id(2), {0, 1}});
  desk.confirm();
  ASSERT_EQ(desk.all<desk_effect::Redact>().size(), 1u);
  EXPECT_EQ(desk.all<desk_effect::Redact>()[0].record, record_id(1));
  EXPECT_EQ(desk.text_of(2), "[…] too");
}

TEST(Redaction, holdsAgainstTheOldWordsUntilTheHubHasTheNew) {
  auto desk = with_the_name_redacted();
  desk.pass(10s);
  desk.release(written(1, kWhole));  // the answer to a sync, sent before the redaction came
  EXPECT_EQ(desk.text_of(1), kLess);
  EXPECT_EQ(on_the_wall(desk), kLess);
  hub_has_it(desk);
  EXPECT_EQ(desk.text_of(1), kLess);
  EXPECT_TRUE(desk.model.open->redacted.empty());
}

TEST(Redaction, ofWordsThatWereLeftByOneHoldsAgainstThatOne) {
  auto desk = with_the_name_redacted();
  desk.pass(10s);
  redact(desk, {2});
  desk.pass(10s);
  ASSERT_EQ(desk.text_of(1), "[…] rang […]");
  hub_has_it(desk, 0);  // late: the answer to the first one
  EXPECT_EQ(desk.text_of(1), "[…] rang […]");
  EXPECT_EQ(on_the_wall(desk), "[…] rang […]");
  hub_has_it(desk, 1);
  EXPECT_EQ(desk.text_of(1), "[…] rang […]");
  EXPECT_TRUE(desk.model.open->redacted.empty());
}

TEST(Redaction, ofAnotherDeskIsTaken) {
  auto desk = with_a_name_on_the_wall();
  desk.release(of_another_desk(kLess));
  EXPECT_EQ(desk.text_of(1), kLess);
}

TEST(Redaction, calledOffLeavesTheOneBefore) {
  auto desk = with_the_name_redacted();
  desk.pass(10s);
  redact(desk, {2});
  ASSERT_EQ(desk.text_of(1), "[…] rang […]");
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(desk.text_of(1), kLess);
}

TEST(Redaction, ofNoWordsIsNone) {
  auto desk = with_a_name_on_the_wall();
  redact(desk, {});
  redact(desk, {99});
  EXPECT_EQ(desk.text_of(1), kWhole);
  desk.pass(10s);
  EXPECT_TRUE(desk.all<desk_effect::Redact>().empty());
}

TEST(Redaction, isNotedWhereTheLeadReviewerShallDoIt) {
  auto desk = with_a_name_on_the_wall();
  desk.ask(ask::AskRedaction{record_id(1), {0, 1}});
  desk.confirm();
  const auto decided = desk.all<desk_effect::Keep>().back().note.decision;
  EXPECT_EQ(decided, Decision(decision::AskToRedact{record_id(1), {{0, 3}, {4, 11}}}));
  EXPECT_EQ(on_the_wall(desk), "(nothing)") << "off the wall meanwhile";
  desk.pass(10s);
  EXPECT_TRUE(desk.all<desk_effect::Redact>().empty());
}

std::vector<CitedSpan> asked_for(const DeskAtHand& desk) { return desk.decisions().of(record_id(1)).redact; }

TEST(Redaction, isAskedForInTheTextThatIsShown) {
  auto desk = with_the_name_redacted();
  desk.ask(ask::AskRedaction{record_id(1), {1}});  // "rang"
  desk.confirm();
  EXPECT_EQ(desk.all<desk_effect::Redact>().size(), 1u) << "it is of the text without the name, from now on";
  EXPECT_EQ(asked_for(desk), (std::vector<CitedSpan>{{4, 8}}));
  desk.pass(10s);
  desk.ask(ask::AskRedaction{record_id(1), {2}});  // and the hub has not said that it has it
  desk.confirm();
  EXPECT_EQ(asked_for(desk), (std::vector<CitedSpan>{{9, 14}}));
}

TEST(Redaction, keepsWhatIsAskedForAtItsWords) {
  auto desk = with_a_name_on_the_wall();
  desk.ask(ask::AskRedaction{record_id(1), {1, 3}});  // "Example", "twice"
  desk.confirm();
  redact(desk, {0, 1});
  EXPECT_EQ(asked_for(desk), (std::vector<CitedSpan>{{4, 11}, {17, 22}})) << "it can still be called off";
  desk.pass(10s);
  EXPECT_EQ(asked_for(desk), (std::vector<CitedSpan>{{0, 3}, {9, 14}}));
  EXPECT_EQ(on_the_wall(desk), "(nothing)");
  EXPECT_EQ(desk.model.open->can_undo.size(), 1u) << "the approval; not what asks at other words";
}

TEST(Redaction, ofWhatWasAskedForLeavesItWhereItIs) {
  auto desk = with_a_name_on_the_wall();
  desk.ask(ask::AskRedaction{record_id(1), {0, 1}});
  desk.confirm();
  desk.decide(decision::Approve{record_id(1)});  // with the words gone it may be read
  redact(desk, {0, 1});
  desk.pass(10s);
  EXPECT_EQ(asked_for(desk), (std::vector<CitedSpan>{{0, 3}})) << "what stands in their place: it is done";
  EXPECT_EQ(on_the_wall(desk), kLess);
  for (const auto& each : desk.all<desk_effect::ShowBoard>()) EXPECT_LE(each.board.entries.size(), 1u);
  desk.touch(desk::UndoLast{});
  EXPECT_EQ(on_the_wall(desk), "(nothing)") << "who undoes the approval means that";
}

TEST(Redaction, ofATextThatAnotherDeskHasRedactedSinceIsNotDoneAndSaysSo) {
  auto desk = with_the_name_redacted();
  desk.pass(5s);
  desk.release(of_another_desk(kTheirs));
  EXPECT_EQ(desk.toast(), "toast.redacted_elsewhere");
  EXPECT_EQ(desk.text_of(1), kTheirs);
  EXPECT_EQ(on_the_wall(desk), kTheirs);
  desk.pass(60s);
  EXPECT_TRUE(desk.all<desk_effect::Redact>().empty()) << "what they took out would be back";
  redact(desk, {0, 1});
  desk.pass(10s);
  EXPECT_EQ(desk.all<desk_effect::Redact>().at(0).replacement.text, "[…] rang […]");
}

TEST(Redaction, ofTwoDesksAtATimeTakesOutWhatBothSawTakenOut) {
  auto a = with_a_name_on_the_wall(), b = with_a_name_on_the_wall();
  redact(a, {0, 1});
  a.pass(5s), b.pass(5s);
  redact(b, {3});
  a.pass(5s), b.pass(5s);
  const auto sent = a.all<desk_effect::Redact>().at(0);
  for (auto* each : {&a, &b}) each->release({sent.record, sent.replacement});
  b.pass(60s);
  EXPECT_TRUE(b.all<desk_effect::Redact>().empty());
  for (const auto* each : {&a, &b}) EXPECT_EQ(on_the_wall(*each), kLess);
  EXPECT_NE(a.toast(), "toast.redacted_elsewhere");
}

TEST(Redaction, thatAnotherDeskHasDoneJustSoIsDone) {
  auto desk = with_the_name_redacted();
  desk.release(of_another_desk(kLess));
  EXPECT_FALSE(desk.model.toast) << "there is nothing to call off any more";
  desk.pass(60s);
  EXPECT_TRUE(desk.all<desk_effect::Redact>().empty());
  EXPECT_EQ(desk.text_of(1), kLess);
}

TEST(Redaction, isNotCalledOffByWhatItWasMadeOf) {
  auto desk = with_the_name_redacted();
  desk.release(written(1, kWhole));  // the answer to a sync
  EXPECT_EQ(desk.toast(), "toast.redacted");
  desk.pass(10s);
  EXPECT_EQ(desk.all<desk_effect::Redact>().size(), 1u);
}

TEST(Redaction, thatIsOnItsWayIsGivenUpForANewerOneOfAnotherDesk) {
  auto desk = with_the_name_redacted();
  desk.pass(10s);
  desk.release(of_another_desk(kTheirs));
  EXPECT_EQ(desk.toast(), "toast.redacted_elsewhere");
  EXPECT_EQ(desk.text_of(1), kTheirs) << "what the hub has";
  EXPECT_TRUE(desk.model.open->redacted.empty());
}

TEST(Redaction, isNotUndoneByWordsThatComeLate) {
  auto desk = with_the_name_redacted();
  desk.pass(10s);
  hub_has_it(desk);
  desk.release(written(1, kWhole));
  EXPECT_EQ(desk.text_of(1), kLess);
}

TEST(Redaction, closesADialogWhoseWordsAreOthersNow) {
  auto desk = with_a_name_on_the_wall();
  desk.ask(ask::Redact{record_id(1), {}});
  desk.touch(desk::ToggleWord{2});
  desk.release(of_another_desk(kLess));
  EXPECT_FALSE(desk.model.asking);
  EXPECT_EQ(desk.toast(), "toast.redacted_elsewhere");
  desk.confirm();
  desk.pass(10s);
  EXPECT_TRUE(desk.all<desk_effect::Redact>().empty());
  desk.release(written(2, "Mr Sample too"));
  desk.ask(ask::Redact{record_id(2), {0}});
  desk.release(of_another_desk("[…]"));
  EXPECT_TRUE(desk.model.asking) << "this one is of another comment";
}

TEST(Redaction, keepsADialogOverItsOwnThatComesBack) {
  auto desk = with_the_name_redacted();
  desk.pass(10s);
  desk.ask(ask::Redact{record_id(1), {1}});
  hub_has_it(desk);
  EXPECT_TRUE(desk.model.asking);
  desk.confirm();
  EXPECT_EQ(desk.text_of(1), "[…] […] twice");
}

TEST(Redaction, thatIsCalledOffClosesADialogOfTheTextWithoutTheWords) {
  auto desk = with_the_name_redacted();
  desk.ask(ask::Redact{record_id(1), {1}});
  desk.touch(desk::TakeBack{});
  EXPECT_FALSE(desk.model.asking);
  EXPECT_EQ(desk.text_of(1), kWhole);
}

TEST(Redaction, canBeCalledOffWhateverElseWasSaidMeanwhile) {
  for (const auto said_until : {1s, 7s}) {
    auto desk = with_a_name_on_the_wall();
    redact(desk, {0, 1});
    desk.happen(news::NotPublished{});
    ASSERT_EQ(desk.toast(), "toast.no_line");
    desk.pass(said_until);
    EXPECT_EQ(desk.toast(), said_until < kToast ? "toast.no_line" : "toast.redacted");
    desk.touch(desk::UndoLast{});
    EXPECT_EQ(desk.text_of(1), kWhole);
    EXPECT_EQ(on_the_wall(desk), kWhole) << "the approval was decided before it";
  }
}

TEST(Redaction, isNotWhatWasDecidedLastOnceSomethingElseWas) {
  auto desk = with_a_name_on_the_wall();
  redact(desk, {0, 1});
  desk.release(written(2, "another"));
  desk.decide(decision::Hide{record_id(2)});
  desk.happen(news::NotPublished{});
  desk.touch(desk::UndoLast{});
  EXPECT_FALSE(desk.decisions().of(record_id(2)).hidden);
  EXPECT_EQ(desk.text_of(1), kLess);
  desk.touch(desk::UndoLast{});
  EXPECT_EQ(desk.text_of(1), kWhole);
}

TEST(Redaction, thatWouldNotFitUnderTheSealIsNotShownAsDone) {
  DeskAtHand desk;
  desk.unlock();
  desk.room_goes_to(DeskAtHand::kIssues);
  std::string full = "JB ";
  while (full.size() < Contribution::kMostCharacters) full += 'a';
  desk.release(written(1, full));
  redact(desk, {0});
  EXPECT_EQ(desk.toast(), "toast.redaction_too_long");
  EXPECT_EQ(desk.text_of(1), full);
  desk.pass(10s);
  EXPECT_TRUE(desk.all<desk_effect::Redact>().empty());
  redact(desk, {1});
  EXPECT_EQ(desk.text_of(1), "JB […]");
}

}  // namespace
}  // namespace candour
