// What the pages of a desk are made of: feed, escalations, times, hints, and the list at the end.

#include <gtest/gtest.h>

#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {
namespace {

DeskAtHand unlocked() {
  DeskAtHand desk;
  desk.unlock();
  return desk;
}

std::vector<int> numbers(const std::vector<const Recorded*>& found) {
  std::vector<int> all;
  for (const auto* each : found) all.push_back(each->id.bytes[0] * 256 + each->id.bytes[1]);
  return all;
}
std::vector<int> in_feed(const DeskAtHand& desk, FeedFilter filter = FeedFilter::all) {
  return numbers(feed(desk.model, filter));
}

DeskAtHand with_a_full_room() {
  auto desk = unlocked();
  desk.room_goes_to(DeskAtHand::kIssues);
  for (const auto& each :
       {written(5, "five"), written(2, "two"), written(9, "nine"),
        written(3, "of another step", Kind::comment, "lived"), written(4, "urgent", Kind::escalation),
        written(6, "", Kind::comment), vote_for(7, 2), written(8, "", Kind::pass)})
    desk.release(each);
  return desk;
}

TEST(Feed, isOfThisStepsWordsInTheOrderOfTheirIds) {
  auto desk = with_a_full_room();
  EXPECT_EQ(in_feed(desk), (std::vector{2, 5, 9}));
  desk.touch(desk::AllSteps{true});
  EXPECT_EQ(in_feed(desk), (std::vector{2, 3, 5, 9}));
  desk.touch(desk::AllSteps{false});
  desk.room_goes_to(DeskAtHand::kLived);
  EXPECT_EQ(in_feed(desk), std::vector{3});
}

TEST(Feed, isFilteredByWhatWasDecided) {
  auto desk = with_a_full_room();
  desk.decide(decision::Approve{record_id(2)});
  desk.decide(decision::Hide{record_id(5)});
  EXPECT_EQ(in_feed(desk, FeedFilter::to_look_at), std::vector{9});
  EXPECT_EQ(in_feed(desk, FeedFilter::on_the_wall), std::vector{2});
  EXPECT_EQ(in_feed(desk, FeedFilter::hidden), std::vector{5});
  EXPECT_EQ(in_feed(desk), (std::vector{2, 5, 9})) << "all is all";
  desk.decide(decision::Unhide{record_id(5)});
  EXPECT_EQ(in_feed(desk, FeedFilter::to_look_at), (std::vector{5, 9}));
}

TEST(Feed, isEmptyAtALockedDesk) {
  auto desk = with_a_full_room();
  desk.touch(desk::LockNow{});
  EXPECT_TRUE(in_feed(desk).empty());
  EXPECT_TRUE(escalations(desk.model).empty());
  EXPECT_TRUE(hints(desk.model).empty());
}

TEST(Escalations, areOfEveryStepWithWhatADeskMarked) {
  auto desk = with_a_full_room();
  desk.room_goes_to(DeskAtHand::kLearning);
  desk.decide(decision::MarkUrgent{record_id(3), "tonight"});
  EXPECT_EQ(numbers(escalations(desk.model)), (std::vector{3, 4}));
}

TEST(StepTimes, areThePlansBeforeTheRoomBegins) {
  auto desk = unlocked();
  desk.room_is(Phase::waiting);
  desk.happen(news::TimeOfDay{9 * 60 + 50});
  const auto times = step_times(desk.model);
  ASSERT_EQ(times.size(), 5u);
  EXPECT_EQ(times[0].planned_from, 10 * 60);
  EXPECT_EQ(times[4].planned_to, 11 * 60 + 40);
  EXPECT_FALSE(times[0].likely_from || times[4].likely_to);
}

TEST(StepTimes, areWhatIsLikelyOnceItRuns) {
  auto desk = unlocked();
  desk.room_goes_to(DeskAtHand::kIssues);
  desk.time_left(7min + 10s);
  desk.happen(news::TimeOfDay{11 * 60});
  const auto times = step_times(desk.model);
  EXPECT_FALSE(times[1].likely_to) << "it is over";
  EXPECT_FALSE(times[2].likely_from) << "it has begun";
  EXPECT_EQ(times[2].likely_to, 11 * 60 + 8);
  EXPECT_EQ(times[3].likely_from, 11 * 60 + 8);
  EXPECT_EQ(times[4].likely_to, 11 * 60 + 48);
  desk.time_left(-5min);
  EXPECT_EQ(step_times(desk.model)[2].likely_to, 11 * 60) << "over time: any moment now";
}

TEST(StepTimes, areNoneWhereNobodyKnowsTheTime) {
  DeskAtHand desk;  // locked from the start: nobody knows the plan either
  for (const auto& each : step_times(desk.model))
    EXPECT_FALSE(each.planned_from || each.planned_to || each.likely_from || each.likely_to);
}

std::vector<std::string> hinted(const DeskAtHand& desk) {
  std::vector<std::string> words;
  for (const auto& each : hints(desk.model)) words.push_back(each.words + (each.n.empty() ? "" : " " + each.n));
  return words;
}

TEST(Hints, nameTheQuestionsThatNobodyTalkedAboutAtTenMinutesLeft) {
  auto desk = unlocked();
  for (const auto& [number, entry] : {std::pair{20, "E1"}, {21, "E2"}, {22, "E3"}})
    desk.release(answered(number, entry, entry == std::string("E3") ? FactAnswer::agree : FactAnswer::query));
  desk.time_left(10min + 1s);
  EXPECT_EQ(hinted(desk), std::vector<std::string>{"hint.confirmation"});
  desk.pass(1s);
  EXPECT_EQ(hinted(desk), (std::vector<std::string>{"hint.questions 2", "hint.confirmation"}));
  desk.decide(decision::SetOutcome{"E2", Outcome::agreed, {}});
  EXPECT_EQ(hinted(desk), (std::vector<std::string>{"hint.questions 1", "hint.confirmation"}));
}

TEST(Hints, sayWhatNobodyOwnsAndThatTheTimeIsOver) {
  auto desk = with_a_full_room();
  desk.time_left(0s);
  EXPECT_EQ(hinted(desk), (std::vector<std::string>{"hint.urgent", "hint.over", "hint.outcome"}));
  desk.decide(decision::OwnEscalation{record_id(4), "Health"});
  desk.room_is(Phase::paused);
  EXPECT_EQ(hinted(desk), std::vector<std::string>{"hint.outcome"});
}

TEST(Hints, askForWhatWorkedWhereThereAreOnlyImprovements) {
  auto desk = unlocked();
  desk.room_goes_to(DeskAtHand::kLearning);
  desk.time_left(5min);
  desk.release(written(1, "ring back", Kind::improvement, "learning"));
  EXPECT_EQ(hinted(desk), (std::vector<std::string>{"hint.good_practice", "hint.learning"}));
  desk.release(written(2, "she listened", Kind::good_practice, "learning"));
  EXPECT_EQ(hinted(desk), std::vector<std::string>{"hint.learning"});
}

TEST(Hints, areNoneBeforeAndAfter) {
  auto desk = with_a_full_room();
  for (const auto phase : {Phase::waiting, Phase::closing, Phase::closed}) {
    desk.room_is(phase);
    EXPECT_TRUE(hinted(desk).empty());
  }
}

std::string now_in(const DeskAtHand& desk) {
  for (const auto& each : end_list(desk.model)) {
    if (each.state == EndItem::State::now) return each.id;
  }
  return "nothing";
}

TEST(EndList, goesFromThanksToTheExportOneAtATime) {
  auto desk = unlocked();
  desk.kiosk_says(SpoolState::sending);
  std::vector<std::string> ids;
  for (const auto& each : end_list(desk.model)) ids.push_back(each.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"thank", "stop", "send", "mix", "urgent", "copy", "clear", "follow_up",
                                           "hub", "export"}));
  EXPECT_EQ(now_in(desk), "thank");
  desk.decide(decision::Tick{"thank", true, {}});
  EXPECT_EQ(now_in(desk), "stop");
  desk.room_is(Phase::closing);
  EXPECT_EQ(now_in(desk), "send");
  desk.room_is(Phase::closed);
  EXPECT_EQ(now_in(desk), "send") << "a kiosk still holds something";
  desk.kiosk_says(SpoolState::empty);
  for (const auto* item : {"mix", "urgent"}) {
    EXPECT_EQ(now_in(desk), item);
    desk.decide(decision::Tick{item, true, {}});
  }
  EXPECT_EQ(now_in(desk), "copy");
  desk.touch(desk::SaveCopy{});
  desk.answered(true);
  EXPECT_EQ(now_in(desk), "clear");
  desk.touch(desk::ClearKiosks{});
  EXPECT_EQ(now_in(desk), "follow_up");
  desk.decide(decision::Tick{"follow_up", true, "9 June"});
  EXPECT_EQ(now_in(desk), "hub");
  desk.touch(desk::StopHub{});
  desk.answered(true);
  EXPECT_EQ(now_in(desk), "export");
  desk.happen(news::Exported{true, {}});
  EXPECT_EQ(now_in(desk), "nothing");
}

DeskAtHand closing_with_a_kiosk(std::optional<SpoolState> spool) {
  auto desk = unlocked();
  desk.decide(decision::Tick{"thank", true, {}});
  desk.room_is(Phase::closing);
  desk.kiosk_says(spool);
  return desk;
}

TEST(EndList, waitsForAKioskThatIsNotHeardUntilSomebodyGoesOnWithoutIt) {
  auto desk = closing_with_a_kiosk(std::nullopt);
  desk.kiosk_is_lost();
  desk.room_is(Phase::closed);
  EXPECT_EQ(now_in(desk), "send");
  const auto kiosks = kiosks_at_end(desk.model);
  EXPECT_EQ(kiosks.all, 1U);
  EXPECT_EQ(kiosks.empty, 0U);
  EXPECT_EQ(kiosks.unheard, std::vector<std::string>{"kiosk 1"});
  desk.touch(desk::GoWithoutUnheard{});
  EXPECT_EQ(now_in(desk), "mix");
}

TEST(EndList, waitsAgainForAKioskThatCameBack) {
  auto desk = closing_with_a_kiosk(SpoolState::sending);
  desk.kiosk_is_lost();
  desk.room_is(Phase::closed);
  desk.touch(desk::GoWithoutUnheard{});
  desk.kiosk_says(SpoolState::sending);
  EXPECT_EQ(now_in(desk), "send");
  desk.kiosk_is_lost();
  EXPECT_EQ(now_in(desk), "send") << "nobody has gone on without it since";
}

TEST(EndList, waitsForNoKioskThatWasEmptyWhenItWasLost) {
  auto desk = closing_with_a_kiosk(SpoolState::empty);
  desk.kiosk_is_lost();
  desk.room_is(Phase::closed);
  EXPECT_EQ(now_in(desk), "mix");
  EXPECT_TRUE(kiosks_at_end(desk.model).unheard.empty());
  desk.kiosk_is_lost("another start");
  EXPECT_EQ(now_in(desk), "send") << "what one start of it said is not said of the next";
}

TEST(EndList, forgetsWhatAKioskSaidOfACloseThatWasCalledOff) {
  auto desk = closing_with_a_kiosk(SpoolState::empty);
  desk.room_is(Phase::open);
  desk.kiosk_is_lost();
  desk.room_is(Phase::closed);
  EXPECT_EQ(now_in(desk), "send");
}

TEST(EndList, canBeUnticked) {
  auto desk = unlocked();
  desk.decide(decision::Tick{"thank", true, {}});
  desk.decide(decision::Tick{"thank", false, {}});
  EXPECT_EQ(now_in(desk), "thank");
}

}  // namespace
}  // namespace candour
