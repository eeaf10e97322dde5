// What is decided at a desk is a note, is seen at once, and is taken back by another.

#include <gtest/gtest.h>

#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {
namespace {

using namespace decision;

DeskAtHand with_an_issue() {
  DeskAtHand desk;
  desk.unlock();
  desk.room_goes_to(DeskAtHand::kIssues);
  desk.release(written(1, "an issue"));
  return desk;
}

std::vector<Decision> kept(const DeskAtHand& desk) {
  std::vector<Decision> decisions;
  for (const auto& each : desk.all<desk_effect::Keep>()) decisions.push_back(each.note.decision);
  return decisions;
}

TEST(Deciding, isANoteThatIsSeenBeforeTheHubHasIt) {
  auto desk = with_an_issue();
  desk.decide(Approve{record_id(1)});
  EXPECT_EQ(kept(desk), std::vector<Decision>{Approve{record_id(1)}});
  EXPECT_TRUE(desk.decisions().of(record_id(1)).approved);
  EXPECT_EQ(desk.toast(), "toast.approved");
}

TEST(Deciding, givesEachNoteAnIdOfItsOwn) {
  auto desk = with_an_issue();
  desk.decide(Hide{record_id(1)});
  desk.decide(Hide{record_id(1)});
  const auto notes = desk.all<desk_effect::Keep>();
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_NE(notes[0].note.id, notes[1].note.id);
}

TEST(Toast, takesBackWhatItSays) {
  auto desk = with_an_issue();
  desk.decide(Approve{record_id(1)});
  const auto approved = desk.all<desk_effect::Keep>()[0].note.id;
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(kept(desk).back(), Decision{Undo{approved}});
  EXPECT_FALSE(desk.decisions().of(record_id(1)).approved);
  EXPECT_EQ(desk.toast(), "toast.undone");
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(kept(desk).size(), 2u) << "what was taken back is not put back by the same button";
}

TEST(Toast, takesBackWhatTheHubHasNumberedMeanwhile) {
  auto desk = with_an_issue();
  desk.decide(Hide{record_id(1)});
  desk.hub_numbers();
  desk.touch(desk::TakeBack{});
  desk.hub_numbers();
  EXPECT_FALSE(desk.decisions().of(record_id(1)).hidden);
}

TEST(Toast, goesAfterSixSeconds) {
  auto desk = with_an_issue();
  desk.decide(Approve{record_id(1)});
  EXPECT_EQ(next_change(desk.model), desk.now + 1s) << "the clock of the step";
  desk.pass(5'999ms);
  EXPECT_TRUE(desk.model.toast);
  EXPECT_EQ(next_change(desk.model), desk.now + 1ms);
  desk.pass(1ms);
  EXPECT_FALSE(desk.model.toast);
  desk.touch(desk::TakeBack{});
  EXPECT_EQ(kept(desk).size(), 1u);
}

TEST(Note, countsOnceHoweverOftenTheHubTellsOfIt) {
  auto desk = with_an_issue();
  desk.decide(AddEntry{"May 2024", "a visit"});
  EXPECT_EQ(desk.decisions().added.size(), 1u);
  const auto note = desk.all<desk_effect::Keep>()[0].note;
  for (const std::uint64_t number : {7u, 7u, 9u}) {
    desk.happen(news::Noted{{{number, note}}});
    EXPECT_EQ(desk.decisions().added.size(), 1u) << number;
    EXPECT_TRUE(desk.model.open->pending.empty());
  }
}

TEST(Note, standsBehindWhatTheHubHeardBefore) {
  auto desk = with_an_issue();
  desk.decide(Announce{"mine", false});
  const Note others{NoteId{{1}}, Announce{"another desk's", false}};
  const auto mine = desk.all<desk_effect::Keep>()[0].note;
  desk.happen(news::Noted{{{1, others}}});
  EXPECT_EQ(desk.decisions().announcement.text, "mine") << "it is not numbered yet, and will be behind";
  desk.happen(news::Noted{{{2, mine}}});
  EXPECT_EQ(desk.decisions().announcement.text, "mine");
  desk.happen(news::Noted{{{3, {NoteId{{2}}, Announce{"later", false}}}}});
  EXPECT_EQ(desk.decisions().announcement.text, "later");
}

TEST(Note, givesWayWhenTheHubHasNumberedItBeforeAnother) {
  auto desk = with_an_issue();
  desk.decide(Announce{"mine", false});
  const auto mine = desk.all<desk_effect::Keep>()[0].note;
  desk.happen(news::Noted{{{2, {NoteId{{1}}, Announce{"another desk's", false}}}}});
  desk.happen(news::Noted{{{1, mine}}});
  EXPECT_EQ(desk.decisions().announcement.text, "another desk's");
}

TEST(Escalation, isMarkedAsReadOnce) {
  auto desk = with_an_issue();
  desk.release(written(2, "a child is not safe", Kind::escalation));
  desk.touch(desk::ReadEscalation{record_id(2)});
  desk.touch(desk::ReadEscalation{record_id(2)});
  EXPECT_EQ(kept(desk), std::vector<Decision>{SeeEscalation{record_id(2)}});
  EXPECT_TRUE(desk.model.open->read_escalations.contains(record_id(2)));
}

TEST(Escalation, staysClosedOnAnotherScreenThoughSomebodyHasReadIt) {
  auto desk = with_an_issue();
  desk.happen(news::Noted{notes_in_a_row({SeeEscalation{record_id(2)}})});
  EXPECT_TRUE(desk.decisions().of(record_id(2)).seen);
  EXPECT_TRUE(desk.model.open->read_escalations.empty());
}

TEST(Overview, turnsWithinItsPages) {
  auto desk = with_an_issue();  // nine entries: two pages
  const auto page_after = [&](int by) {
    desk.touch(desk::TurnOverview{by});
    return desk.decisions().overview.page;
  };
  EXPECT_EQ(page_after(-1), 0);
  EXPECT_EQ(page_after(1), 1);
  EXPECT_EQ(page_after(1), 1);
  EXPECT_TRUE(desk.decisions().overview.shown);
}

TEST(Dialog, decidesWithWhatWasWrittenInIt) {
  auto desk = with_an_issue();
  desk.ask(ask::SetOutcome{"E1", Outcome::queried});
  desk.type("text", "Who rang whom?");
  desk.confirm();
  desk.ask(ask::FixNow{});
  EXPECT_EQ(desk.model.field("text"), "") << "each begins empty";
  desk.type("text", "the number on the door");
  desk.type("owner", "Housing");
  desk.confirm();
  desk.ask(ask::FollowUp{});
  desk.type("text", "9 June");
  desk.confirm();
  EXPECT_EQ(kept(desk),
            (std::vector<Decision>{SetOutcome{"E1", Outcome::queried, "Who rang whom?"},
                                   FixNow{"the number on the door", "Housing"}, Tick{"follow_up", true, "9 June"}}));
  EXPECT_FALSE(desk.model.asking);
}

TEST(Dialog, leavesNothingWhenItIsLeft) {
  auto desk = with_an_issue();
  desk.ask(ask::Own{record_id(1)});
  desk.type("owner", "Health");
  desk.touch(desk::Cancel{});
  EXPECT_TRUE(kept(desk).empty());
  EXPECT_EQ(desk.model.field("owner"), "");
  desk.confirm();
  EXPECT_TRUE(kept(desk).empty()) << "nothing was asked";
}

TEST(Escalation, thatWasReadIsNotWhatIsUndone) {
  auto desk = with_an_issue();
  desk.release(written(2, "a child is not safe", Kind::escalation));
  desk.decide(Approve{record_id(1)});
  desk.pass(10s);
  desk.touch(desk::ReadEscalation{record_id(2)});
  desk.touch(desk::UndoLast{});
  EXPECT_FALSE(desk.decisions().of(record_id(1)).approved) << "that is the last thing that somebody decided";
  EXPECT_TRUE(desk.decisions().of(record_id(2)).seen) << "nobody can unread it";
}

}  // namespace
}  // namespace candour
