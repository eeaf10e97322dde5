#include "common/record/decisions.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/common/record/small_record.hpp"
#include "tests/support/some_decision.hpp"

namespace candour {
namespace {

using namespace decision;

RecordId record(int number) { return numbered<RecordId>(number); }
NoteId note(int number) { return numbered<NoteId>(number); }

/// Notes 1, 2, 3 … in the hub's order.
std::vector<NumberedNote> in_a_row(const std::vector<Decision>& decisions) {
  std::vector<NumberedNote> notes;
  for (const auto& each : decisions) {
    const auto number = static_cast<int>(notes.size()) + 1;
    notes.push_back({static_cast<std::uint64_t>(number), {note(number), each}});
  }
  return notes;
}

Decisions after(const std::vector<Decision>& decisions) { return decisions_of(in_a_row(decisions)); }
Standing standing_after(const std::vector<Decision>& decisions) { return after(decisions).of(record(1)); }

TEST(Decisions, areNoneWithoutANote) {
  const auto none = decisions_of({});
  EXPECT_EQ(none, Decisions{});
  EXPECT_EQ(none.of(record(1)), Standing{});
  EXPECT_TRUE(none.segment.professionals_write) << "until a desk says otherwise";
}

TEST(Decisions, areAboutTheOneContributionTheyName) {
  const auto decided = after({Approve{record(1)}});
  EXPECT_TRUE(decided.of(record(1)).approved);
  EXPECT_FALSE(decided.of(record(2)).approved);
}

TEST(Decisions, takeOffWhatWasApproved) {
  EXPECT_FALSE(standing_after({Approve{record(1)}, TakeOff{record(1)}}).approved);
  EXPECT_TRUE(standing_after({Approve{record(1)}, TakeOff{record(1)}, Approve{record(1)}}).approved);
  EXPECT_TRUE(standing_after({Approve{record(1)}, TakeOff{record(2)}}).approved);
}

TEST(Decisions, hideAndTakeOffAtOnceAndUnhideWithoutPuttingBack) {
  const auto hidden = standing_after({Approve{record(1)}, Hide{record(1)}});
  EXPECT_TRUE(hidden.hidden);
  EXPECT_FALSE(hidden.approved);
  EXPECT_EQ(standing_after({Approve{record(1)}, Hide{record(1)}, Unhide{record(1)}}), Standing{});
}

TEST(Decisions, bringWhatWasHiddenBackByApprovingIt) {
  const auto approved = standing_after({Hide{record(1)}, Approve{record(1)}});
  EXPECT_TRUE(approved.approved);
  EXPECT_FALSE(approved.hidden);
}

TEST(Decisions, keepThatTheLeadReviewerShouldLookWhateverElseIsDecided) {
  EXPECT_TRUE(standing_after({AskForLook{record(1)}, Approve{record(1)}, Hide{record(1)}, Unhide{record(1)}}).look);
}

TEST(Decisions, keepTheWordsLastAskedToBeTakenOutAndTakeThemOffMeanwhile) {
  const auto asked = standing_after(
      {Approve{record(1)}, AskToRedact{record(1), {{0, 4}}}, AskToRedact{record(1), {{7, 9}, {12, 30}}}});
  EXPECT_EQ(asked.redact, (std::vector<CitedSpan>{{7, 9}, {12, 30}}));
  EXPECT_FALSE(asked.approved);
  EXPECT_TRUE(standing_after({AskToRedact{record(1), {{0, 4}}}, Approve{record(1)}}).approved)
      << "who has read what is left may approve it";
}

TEST(Decisions, knowWhyACommentCannotWait) {
  EXPECT_EQ(standing_after({MarkUrgent{record(1), "a child at home today"}, MarkUrgent{record(1), "tonight"}}).urgent,
            "tonight");
  EXPECT_EQ(standing_after({MarkUrgent{record(1), ""}}).urgent, "") << "without a reason it is urgent, too";
}

TEST(Decisions, knowWhoHasSeenAnEscalationAndWhoseItIs) {
  const auto escalation = standing_after(
      {SeeEscalation{record(1)}, OwnEscalation{record(1), "the school"}, OwnEscalation{record(1), "the trust"}});
  EXPECT_TRUE(escalation.seen);
  EXPECT_EQ(escalation.owner, "the trust");
}

TEST(Decisions, haveOneOutcomeForAnEntryTheLastOne) {
  const auto decided = after({SetOutcome{"E1", Outcome::agreed, ""}, SetOutcome{"E2", Outcome::queried, "the GP"},
                              SetOutcome{"E1", Outcome::amended, "on the 9th"}});
  EXPECT_EQ(decided.outcomes, (std::map<std::string, Decisions::EntryOutcome>{{"E1", {Outcome::amended, "on the 9th"}},
                                                                              {"E2", {Outcome::queried, "the GP"}}}));
}

TEST(Decisions, keepEveryEntryAddedAndEveryDifferenceInTheHubsOrder) {
  const auto decided = after({AddEntry{"May", "moved"}, Differ{"E1", "who rang"}, AddEntry{"April", "moved"},
                              Differ{"", "what help means"}, AddEntry{"May", "moved"}});
  EXPECT_EQ(decided.added, (std::vector<Decisions::AddedEntry>{
                               {note(1), "May", "moved"}, {note(3), "April", "moved"}, {note(5), "May", "moved"}}));
  EXPECT_EQ(decided.differences,
            (std::vector<Decisions::Difference>{{note(2), "E1", "who rang"}, {note(4), "", "what help means"}}));
}

TEST(Decisions, finishTheFixThatIsNamedAndNoOther) {
  const auto decided = after({FixNow{"change the locks", "housing"}, FixNow{"call back", "school"}, Fixed{note(2)}});
  EXPECT_EQ(decided.fixes, (std::vector<Decisions::Fix>{{note(1), "change the locks", "housing", false},
                                                        {note(2), "call back", "school", true}}));
  EXPECT_FALSE(after({Fixed{note(2)}, FixNow{"call back", "school"}}).fixes[0].done) << "nothing is done beforehand";
  EXPECT_EQ(after({Fixed{note(70)}}), Decisions{});
}

TEST(Decisions, announceTheLastTextAndNothingAfterAnEmptyOne) {
  EXPECT_EQ(after({Announce{"tea", false}, Announce{"back at two", true}}).announcement,
            (Announce{"back at two", true}));
  EXPECT_EQ(after({Announce{"tea", true}, Announce{"", false}}), Decisions{});
}

TEST(Decisions, showThePageOfTheOverviewLastTurnedTo) {
  EXPECT_EQ(after({ShowOverview{true, 0}, ShowOverview{true, 2}}).overview, (ShowOverview{true, 2}));
  EXPECT_EQ(after({ShowOverview{true, 2}, ShowOverview{false, 0}}), Decisions{});
}

TEST(Decisions, knowWhetherTheFamilyIsInTheRoom) {
  EXPECT_EQ(after({SetSegment{true, false}}).segment, (SetSegment{true, false}));
  EXPECT_EQ(after({SetSegment{true, false}, SetSegment{false, true}}), Decisions{});
}

TEST(Decisions, tickEachItemByItself) {
  const auto decided =
      after({Tick{"support", true, "said"}, Tick{"papers", true, ""}, Tick{"support", false, "not yet"}});
  EXPECT_EQ(decided.ticks, (std::map<std::string, Tick>{{"papers", {"papers", true, ""}},
                                                        {"support", {"support", false, "not yet"}}}));
}

TEST(Decisions, sayNothingOfAContributionAboutWhichNothingStands) {
  EXPECT_EQ(after({Approve{record(1)}, TakeOff{record(1)}}), Decisions{});
}

TEST(Undo, bringsBackWhatStoodBefore) {
  EXPECT_EQ(after({SetOutcome{"E1", Outcome::agreed, ""}, SetOutcome{"E1", Outcome::queried, ""}, Undo{note(2)}}),
            after({SetOutcome{"E1", Outcome::agreed, ""}}));
  EXPECT_TRUE(standing_after({Approve{record(1)}, Hide{record(1)}, Undo{note(2)}}).approved);
}

TEST(Undo, takesBackOneOfTheMiddleAndLeavesWhatCameLater) {
  const auto decided = after({Approve{record(1)}, AskForLook{record(1)}, Approve{record(2)}, Undo{note(1)}});
  EXPECT_FALSE(decided.of(record(1)).approved);
  EXPECT_TRUE(decided.of(record(1)).look);
  EXPECT_TRUE(decided.of(record(2)).approved);
}

TEST(Undo, canBeUndoneAndThatAgain) {
  std::vector<Decision> decisions{Approve{record(1)}};
  for (int n = 1; n <= 6; ++n) {
    decisions.push_back(Undo{note(n)});  // each takes back the one before
    EXPECT_EQ(standing_after(decisions).approved, n % 2 == 0) << n << " in a chain";
  }
}

TEST(Undo, sentTwiceWithTwoIdsIsNotUndoneByItself) {
  EXPECT_EQ(after({Approve{record(1)}, Undo{note(1)}, Undo{note(1)}}), Decisions{});
}

TEST(Undo, ofANoteThatNobodyHasDoesNothing) {
  EXPECT_TRUE(standing_after({Approve{record(1)}, Undo{note(99)}}).approved);
}

TEST(Undo, ofItselfDoesNothing) { EXPECT_TRUE(standing_after({Approve{record(1)}, Undo{note(2)}}).approved); }

TEST(Undo, ofALaterNoteDoesNothing) {
  EXPECT_TRUE(standing_after({Undo{note(2)}, Approve{record(1)}}).approved);
  // Nor of a later undo, which stands and takes back what it names.
  EXPECT_FALSE(standing_after({Approve{record(1)}, Undo{note(3)}, Undo{note(1)}}).approved);
}

TEST(Undo, opensAFixAgainOrTakesItAwayWithWhatFinishedIt) {
  EXPECT_FALSE(after({FixNow{"call back", "school"}, Fixed{note(1)}, Undo{note(2)}}).fixes[0].done);
  EXPECT_EQ(after({FixNow{"call back", "school"}, Fixed{note(1)}, Undo{note(1)}}), Decisions{});
}

TEST(Decisions, countEachIdOnceHoweverOftenAndUnderWhateverNumbersItCame) {
  const Note entry{note(1), AddEntry{"May", "moved"}};
  EXPECT_EQ(decisions_of({{4, entry}, {4, entry}, {9, entry}}).added.size(), 1u);
  // Sent again after it was taken back, it is still the note that was taken back.
  EXPECT_EQ(decisions_of({{1, entry}, {2, {note(2), Undo{note(1)}}}, {3, entry}}), Decisions{});
}

TEST(Decisions, countTheLowestNumberOfAnId) {
  const Note approved{note(1), Approve{record(1)}}, taken_off{note(2), TakeOff{record(1)}};
  EXPECT_FALSE(decisions_of({{9, approved}, {5, taken_off}, {1, approved}}).of(record(1)).approved);
}

/// Of few contributions, entries and notes, so that they meet each other. Every number and every id once.
std::vector<NumberedNote> some_notes() {
  const DecisionParts parts{[] { return *rc::gen::element<std::string>("", "E1", "E2"); },
                            [] { return record(*rc::gen::inRange(1, 4)); },
                            [] { return note(*rc::gen::inRange(1, 30)); }};
  std::vector<Decision> decisions;
  for (int n = *rc::gen::inRange(0, 30); n > 0; --n) {
    const bool undo = *rc::gen::inRange(0, 4) == 0;  // more often than one kind of nineteen
    decisions.push_back(undo ? Decision(Undo{parts.note()}) : some_decision(parts));
  }
  auto notes = in_a_row(decisions);
  const auto apart = *rc::gen::inRange<std::uint64_t>(1, 1000);
  for (auto& each : notes) each.sequence *= apart;
  return notes;
}

/// Some of them once more: a hub sends its notes again on every sync.
std::vector<NumberedNote> with_repeats(std::vector<NumberedNote> notes) {
  const auto once = notes;
  for (const auto& each : once) {
    for (int more = *rc::gen::inRange(0, 3); more > 0; --more) notes.push_back(each);
  }
  return notes;
}

template <class Fold>
bool same_in_both(Fold fold, const std::vector<NumberedNote>& notes, const std::vector<NumberedNote>& others) {
  return fold(notes) == fold(others);
}

RC_GTEST_PROP(Decisions, areTheSameInWhateverOrderAndHoweverOftenTheNotesCame, ()) {
  const auto notes = some_notes();
  RC_ASSERT(same_in_both(decisions_of, notes, in_some_order(with_repeats(notes))));
}

/// Folds that forget one rule each, by what they do to the notes first.
Decisions in_order_of_arrival(std::vector<NumberedNote> notes) {
  for (std::size_t n = 0; n < notes.size(); ++n) notes[n].sequence = n + 1;
  return decisions_of(notes);
}
Decisions every_time_it_came(std::vector<NumberedNote> notes) {
  for (std::size_t n = 0; n < notes.size(); ++n) notes[n].note.id = note(static_cast<int>(n) + 1);
  return decisions_of(notes);
}

TEST(Decisions, controlAFoldThatForgetsTheNumbersOrTheIdsFailsTheSame) {
  const auto outcomes = in_a_row({SetOutcome{"E1", Outcome::agreed, ""}, SetOutcome{"E1", Outcome::queried, ""}});
  const std::vector<NumberedNote> turned(outcomes.rbegin(), outcomes.rend());
  EXPECT_TRUE(same_in_both(decisions_of, outcomes, turned));
  EXPECT_FALSE(same_in_both(in_order_of_arrival, outcomes, turned));
  auto entries = in_a_row({AddEntry{"May", "moved"}, AddEntry{"June", "moved"}});
  auto repeated = entries;
  repeated.push_back(entries[1]);
  EXPECT_TRUE(same_in_both(decisions_of, entries, repeated));
  EXPECT_FALSE(same_in_both(every_time_it_came, entries, repeated));
}

RC_GTEST_PROP(Decisions, areTheSameForADeskThatHadTheFirstOfThemAlready, ()) {
  const auto notes = some_notes();
  const auto had = *rc::gen::inRange<std::size_t>(0, notes.size() + 1);
  const auto from = *rc::gen::inRange<std::size_t>(0, had + 1);  // a sync may send some that are there
  std::vector<NumberedNote> together(notes.begin(), notes.begin() + static_cast<std::ptrdiff_t>(had));
  together.insert(together.end(), notes.begin() + static_cast<std::ptrdiff_t>(from), notes.end());
  RC_ASSERT(decisions_of(together) == decisions_of(notes));
}

RC_GTEST_PROP(Undo, ofEverythingLeavesNothing, ()) {
  auto notes = some_notes();
  const auto last = notes.empty() ? 0 : notes.back().sequence;
  int number = 1000;
  std::vector<NumberedNote> undos;
  for (const auto& each : in_some_order(notes))
    undos.push_back({last + static_cast<std::uint64_t>(number), {note(number++), Undo{each.note.id}}});
  notes.insert(notes.end(), undos.begin(), undos.end());
  RC_ASSERT(decisions_of(notes) == Decisions{});
}

RC_GTEST_PROP(Undo, isAsIfTheNoteHadNeverBeen, ()) {
  auto notes = some_notes();
  RC_PRE(!notes.empty());
  auto without = notes;
  const auto gone = *rc::gen::inRange<std::size_t>(0, notes.size());
  without.erase(without.begin() + static_cast<std::ptrdiff_t>(gone));
  notes.push_back({notes.back().sequence + 1, {note(1000), Undo{notes[gone].note.id}}});
  RC_ASSERT(decisions_of(notes) == decisions_of(without));
}

RC_GTEST_PROP(Decisions, neverApproveWhatIsHidden, ()) {
  for (const auto& [id, standing] : decisions_of(some_notes()).standings)
    RC_ASSERT(!standing.approved || !standing.hidden);
}

}  // namespace
}  // namespace candour
