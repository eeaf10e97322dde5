#include "common/agenda/position.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <tuple>

namespace candour {
namespace {

using namespace std::chrono_literals;
using State = Position::StepState;

const std::vector<AgendaStep> kAgenda{
    {"facts", 25}, {"lived_experience", 20}, {"key_issues", 22}, {"reflective_analysis", 30}, {"learning", 30}};

Command command(Verb verb, int minutes = 0, std::string step = {}) { return {verb, minutes, std::move(step)}; }

/// A room with a clock in its hand.
class Room {
 public:
  explicit Room(std::vector<AgendaStep> agenda = kAgenda) : position_(first_position(agenda, now_)) {}

  Room& after(Millis time) {
    now_ += time;
    position_ = settled(position_, now_);
    return *this;
  }
  Room& does(Verb verb, int minutes = 0, std::string step = {}) {
    auto next = apply(position_, command(verb, minutes, std::move(step)), now_);
    EXPECT_TRUE(next) << next.error().sentence;
    if (next) position_ = std::move(*next);
    return *this;
  }
  std::string refuses(Verb verb, int minutes = 0, std::string step = {}) const {
    const auto next = apply(position_, command(verb, minutes, std::move(step)), now_);
    EXPECT_FALSE(next);
    if (next) return {};
    EXPECT_EQ(next.error().code, ExitCode::refused);
    return next.error().sentence;
  }
  const Position& at() const { return position_; }
  const Position::StepTime& here() const { return position_.here(); }
  Millis now() const { return now_; }

 private:
  Millis now_ = 1234567ms;
  Position position_;
};

/// In any phase, in the middle of the agenda and with time left, so that only the phase decides.
Room in_phase(Phase phase) {
  Room room;
  if (phase == Phase::waiting) return room.does(Verb::go_to, 0, "key_issues");
  room.does(Verb::open).does(Verb::go_to, 0, "key_issues").after(1min);
  if (phase == Phase::paused) room.does(Verb::pause);
  if (phase == Phase::pause_for_break) room.does(Verb::take_break, 15);
  if (phase == Phase::reset) room.does(Verb::reset);
  if (phase == Phase::closing || phase == Phase::closed) room.does(Verb::close);
  if (phase == Phase::closed) room.does(Verb::close);
  EXPECT_EQ(room.at().phase, phase);
  return room;
}

TEST(Position, comesToThePhaseTheDesignSaysFromEveryPhase) {
  using P = Phase;
  const auto no = std::optional<Phase>();
  // In the order of kAllPhases: waiting open paused break reset closing closed.
  const struct {
    Command command;
    std::vector<std::optional<Phase>> ends_in;
  } rows[] = {
      {command(Verb::open), {P::open, no, no, no, no, no, no}},
      {command(Verb::pause), {no, P::paused, no, P::paused, P::paused, no, no}},
      {command(Verb::resume), {no, no, P::open, P::open, P::open, no, no}},
      {command(Verb::take_break, 10), {no, P::pause_for_break, P::pause_for_break, no, P::pause_for_break, no, no}},
      {command(Verb::reset), {no, P::reset, P::reset, P::reset, no, no, no}},
      {command(Verb::close), {P::closing, P::closing, P::closing, P::closing, P::closing, P::closed, no}},
      {command(Verb::reopen), {no, P::open, P::paused, P::pause_for_break, P::reset, P::paused, no}},
      {command(Verb::go_to, 0, "facts"), {P::waiting, P::open, P::paused, P::pause_for_break, P::reset, no, no}},
      {command(Verb::next), {no, P::open, P::paused, P::pause_for_break, P::reset, no, no}},
      {command(Verb::back), {no, P::open, P::paused, P::pause_for_break, P::reset, no, no}},
      {command(Verb::skip), {no, P::open, P::paused, P::pause_for_break, P::reset, no, no}},
      {command(Verb::extend, 5), {no, P::open, P::paused, P::pause_for_break, P::reset, no, no}},
      {command(Verb::borrow, 5), {no, P::open, P::paused, P::pause_for_break, P::reset, no, no}},
  };
  ASSERT_EQ(std::size(rows), command_table().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < kAllPhases.size(); ++i) {
      const auto room = in_phase(kAllPhases[i]);
      const auto next = apply(room.at(), row.command, room.now());
      const auto what = std::string(row_of(row.command.verb).word) + " while " + std::string(to_string(kAllPhases[i]));
      ASSERT_EQ(next.has_value(), row.ends_in[i].has_value()) << what;
      if (!next) continue;
      EXPECT_EQ(next->phase, *row.ends_in[i]) << what;
    }
  }
}

TEST(Position, saysWhatIsPossibleWhenItRefusesAndNothingElse) {
  for (const auto phase : kAllPhases) {
    const auto room = in_phase(phase);
    for (const auto& row : command_table()) {
      if (allowed(row.verb, phase)) continue;
      const auto sentence = room.refuses(row.verb, 5, "facts");
      EXPECT_NE(sentence.find("\"" + std::string(row.word) + "\""), std::string::npos) << sentence;
      EXPECT_NE(sentence.find("while the event is " + std::string(to_string(phase)) + ";"), std::string::npos)
          << sentence;
      const auto list = " " + sentence.substr(sentence.rfind(':') + 2);
      for (const auto& other : command_table()) {
        const auto word = " " + std::string(other.word);
        const bool named = list.find(word + ",") != std::string::npos || list.find(word + ".") != std::string::npos;
        EXPECT_EQ(named, allowed(other.verb, phase)) << other.word << " in: " << sentence;
      }
    }
  }
  EXPECT_NE(in_phase(Phase::closed).refuses(Verb::open).find("possible now: nothing"), std::string::npos);
}

TEST(Position, startsWaitingWithAllItsMinutes) {
  const Room room;
  EXPECT_EQ(room.at().phase, Phase::waiting);
  EXPECT_EQ(room.at().at, 0u);
  EXPECT_EQ(room.here().left, 25min);
  EXPECT_EQ(behind_plan(room.at()), 0ms);
}

TEST(Position, letsTheClockRunWhileOpenOnly) {
  for (const auto phase : kAllPhases) {
    auto room = in_phase(phase);
    const auto before = room.at();
    room.after(90s);
    const auto ran = phase == Phase::open ? Millis(90s) : 0ms;
    const bool away = phase == Phase::paused || phase == Phase::pause_for_break || phase == Phase::reset;
    EXPECT_EQ(room.here().left, before.here().left - ran) << to_string(phase);
    EXPECT_EQ(room.here().used, before.here().used + ran) << to_string(phase);
    EXPECT_EQ(room.at().outside - before.outside, away ? Millis(90s) : 0ms) << to_string(phase);
    EXPECT_EQ(room.at().phase, phase) << "time alone moves nothing on";
    EXPECT_EQ(room.at().at, before.at);
  }
}

TEST(Position, goesOverTimeRatherThanOn) {
  Room room;
  room.does(Verb::open).after(28min);
  EXPECT_EQ(room.at().at, 0u);
  EXPECT_EQ(room.here().left, -3min);
  EXPECT_EQ(room.at().phase, Phase::open);
}

TEST(Position, isNotChangedByAnEarlierNow) {
  for (const auto phase : kAllPhases) {
    const auto room = in_phase(phase);
    for (const auto earlier : {0ms, 1ms, Millis(10min), room.now()}) {
      EXPECT_EQ(settled(room.at(), room.now() - earlier), room.at()) << to_string(phase);
    }
  }
}

TEST(Position, countsTheSameHoweverOftenItIsAsked) {
  Room often, once;
  often.does(Verb::open);
  once.does(Verb::open);
  for (int i = 0; i < 600; ++i) often.after(137ms);
  once.after(600 * 137ms);
  EXPECT_EQ(often.at(), once.at());
}

TEST(Position, countsTheTimeBeforeACommandToWhatWasBeforeIt) {
  Room room;
  const auto paused = apply(room.does(Verb::open).at(), command(Verb::pause), room.now() + 40s);
  ASSERT_TRUE(paused);
  EXPECT_EQ(paused->here().used, 40s);
  const auto later = settled(*paused, room.now() + 100s);
  EXPECT_EQ(later.here().used, 40s);
  EXPECT_EQ(later.outside, 60s);
}

TEST(Position, keepsWhatAStepHasLeftWhenTheRoomGoesBackAndForth) {
  Room room;
  room.does(Verb::open).after(10min).does(Verb::next).after(4min).does(Verb::back);
  EXPECT_EQ(room.here().step.id, "facts");
  EXPECT_EQ(room.here().left, 15min);
  EXPECT_EQ(room.here().used, 10min);
  EXPECT_EQ(room.here().state, State::to_come);
  room.after(1min).does(Verb::next);
  EXPECT_EQ(room.here().left, 16min);
  room.does(Verb::skip).does(Verb::go_to, 0, "facts");
  EXPECT_EQ(room.here().left, 14min);
  EXPECT_EQ(room.at().steps[1].state, State::skipped);
}

TEST(Position, marksWhatIsDoneSkippedAndLeftByGoto) {
  Room room;
  room.does(Verb::open).after(1min).does(Verb::next).does(Verb::skip).after(1min).does(Verb::go_to, 0, "learning");
  EXPECT_EQ(room.at().steps[0].state, State::done);
  EXPECT_EQ(room.at().steps[1].state, State::skipped);
  EXPECT_EQ(room.at().steps[2].state, State::done) << "some of it was used";
  EXPECT_EQ(room.at().steps[3].state, State::to_come);
  EXPECT_EQ(room.here().step.id, "learning");
}

/// Two people press "next" at two desks, and the room goes on once.
TEST(Position, isMovedByNobodyWhoSeesItAtAnotherStep) {
  Room room;
  room.does(Verb::open).does(Verb::go_to, 0, "key_issues");
  for (const auto& row : command_table()) {
    if (!allowed(row.verb, Phase::open)) continue;
    Command asked{row.verb, 5, row.verb == Verb::go_to ? "learning" : "", "key_issues"};
    EXPECT_TRUE(apply(room.at(), asked, room.now())) << row.word;
    asked.at_step = "lived_experience";
    const auto moved = apply(room.at(), asked, room.now());
    ASSERT_FALSE(moved) << row.word;
    EXPECT_EQ(moved.error().code, ExitCode::refused);
    EXPECT_NE(moved.error().sentence.find("another step"), std::string::npos) << moved.error().sentence;
  }
}

TEST(Position, staysInsideItsAgenda) {
  Room room;
  room.does(Verb::open);
  EXPECT_NE(room.refuses(Verb::back).find("first step"), std::string::npos);
  room.does(Verb::go_to, 0, "learning");
  EXPECT_NE(room.refuses(Verb::next).find("last step"), std::string::npos);
  EXPECT_NE(room.refuses(Verb::skip).find("close"), std::string::npos);
  EXPECT_NE(room.refuses(Verb::borrow, 1).find("last step"), std::string::npos);
  const auto sentence = room.refuses(Verb::go_to, 0, "lunch");
  for (const auto& step : kAgenda) EXPECT_NE(sentence.find(step.id), std::string::npos) << sentence;
}

TEST(Position, givesAndTakesMinutesButNotMoreThanThereAre) {
  Room room;
  room.does(Verb::open).after(5min).does(Verb::extend, 10);
  EXPECT_EQ(room.here().left, 30min);
  room.does(Verb::extend, -30);
  EXPECT_EQ(room.here().left, 0ms);
  EXPECT_NE(room.refuses(Verb::extend, -1).find("0 whole minutes"), std::string::npos);
  room.after(2min);
  EXPECT_NE(room.refuses(Verb::extend, -1).find("0 whole minutes"), std::string::npos) << "over time is none left";
  room.does(Verb::extend, 1);
  EXPECT_EQ(room.here().left, -1min);
}

TEST(Position, borrowsTenMinutesAtMostAndLeavesOneThere) {
  Room room;
  room.does(Verb::open);
  EXPECT_NE(room.refuses(Verb::borrow, 11).find("10"), std::string::npos);
  room.does(Verb::borrow, 10);
  EXPECT_EQ(room.here().left, 35min);
  EXPECT_EQ(room.at().steps[1].left, 10min);
  EXPECT_NE(room.refuses(Verb::borrow, 10).find("10 whole minutes"), std::string::npos);
  room.does(Verb::borrow, 9);
  EXPECT_EQ(room.at().steps[1].left, 1min);
  room.refuses(Verb::borrow, 1);
}

TEST(Position, startsAStepAgainWithAllItsMinutesOnReopen) {
  Room room;
  room.does(Verb::open).after(30min).does(Verb::reopen);
  EXPECT_EQ(room.here().left, 25min);
  EXPECT_EQ(room.here().used, 30min);
  EXPECT_EQ(room.at().phase, Phase::open);
}

TEST(Position, callsACloseOffOnReopenAndTouchesNoMinutes) {
  Room room;
  room.does(Verb::open).after(3min).does(Verb::close).does(Verb::reopen);
  EXPECT_EQ(room.at().phase, Phase::paused);
  EXPECT_EQ(room.here().left, 22min);
}

TEST(Break, countsDownAndPastItsEnd) {
  Room room;
  room.does(Verb::open).after(5min).does(Verb::take_break, 15).after(10min);
  EXPECT_EQ(room.at().break_left, 5min);
  EXPECT_EQ(room.here().left, 20min);
  room.after(7min);
  EXPECT_EQ(room.at().break_left, -2min) << "overdue, and still a break";
  EXPECT_EQ(room.at().phase, Phase::pause_for_break);
  room.does(Verb::resume);
  EXPECT_EQ(room.at().break_left, 0ms);
  EXPECT_EQ(room.at().outside, 17min);
}

TEST(Restart, comesBackPausedWithTheTimeLeft) {
  for (const auto phase : kAllPhases) {
    const auto before = in_phase(phase).at();
    const auto after = resumed_after_restart(before, 7ms);  // another clock, that has just begun
    const bool ran = phase == Phase::open || phase == Phase::pause_for_break || phase == Phase::reset;
    EXPECT_EQ(after.phase, ran ? Phase::paused : phase) << to_string(phase);
    EXPECT_EQ(after.steps, before.steps);
    EXPECT_EQ(after.at, before.at);
    EXPECT_EQ(after.settled_at, 7ms);
    EXPECT_EQ(settled(after, 7ms + 1min).here().left, before.here().left) << "waits for somebody to resume";
  }
}

TEST(BehindPlan, isThreeMinutesWhenAStepWasDoneThreeMinutesOver) {  // the desk's picture in the design
  Room room;
  room.does(Verb::open).after(25min).does(Verb::next).after(23min).does(Verb::next).after(8min + 18s);
  EXPECT_EQ(room.here().left, 13min + 42s);
  EXPECT_EQ(behind_plan(room.at()), 3min);
}

TEST(BehindPlan, growsWithTimeOverAndShrinksWithTimeSaved) {
  Room room;
  room.does(Verb::open).after(27min);
  EXPECT_EQ(behind_plan(room.at()), 2min) << "still in the step";
  room.does(Verb::next);
  EXPECT_EQ(behind_plan(room.at()), 2min);
  room.after(15min).does(Verb::next);
  EXPECT_EQ(behind_plan(room.at()), -3min) << "five saved";
  room.does(Verb::skip);
  EXPECT_EQ(behind_plan(room.at()), -25min) << "22 more";
}

TEST(BehindPlan, countsPausesAndGiftsButNotLoans) {
  Room room;
  room.does(Verb::open).after(5min).does(Verb::take_break, 10).after(12min).does(Verb::resume);
  EXPECT_EQ(behind_plan(room.at()), 12min);
  room.does(Verb::borrow, 10);
  EXPECT_EQ(behind_plan(room.at()), 12min);
  room.does(Verb::extend, 5);
  EXPECT_EQ(behind_plan(room.at()), 17min);
  room.does(Verb::extend, -4);
  EXPECT_EQ(behind_plan(room.at()), 13min);
}

TEST(BehindPlan, takesBackWhatWasSavedWhenTheRoomGoesBackToIt) {
  Room room;
  room.does(Verb::open).after(20min).does(Verb::next);
  EXPECT_EQ(behind_plan(room.at()), -5min);
  room.does(Verb::back);
  EXPECT_EQ(behind_plan(room.at()), 0ms);
}

Millis total(const Position& position) {
  Millis sum{};
  for (const auto& each : position.steps) sum += each.left + each.used;
  return sum;
}

Millis all_used(const Position& position) {
  Millis sum{};
  for (const auto& each : position.steps) sum += each.used;
  return sum;
}

/// What a command may do to the sum of all minutes.
Millis made_by(const Command& command, const Position& before) {
  if (command.verb == Verb::extend) return std::chrono::minutes(command.minutes);
  const bool again = command.verb == Verb::reopen && before.phase != Phase::closing;
  return again ? std::chrono::minutes(before.here().step.minutes) - before.here().left : Millis(0);
}

RC_GTEST_PROP(Position, makesAndLosesNoMinutesWhateverIsDoneInWhateverOrder, ()) {
  using Act = std::tuple<int, int, int, int>;  // verb, minutes, step, milliseconds before it
  const auto acts = *rc::gen::container<std::vector<Act>>(rc::gen::tuple(
      rc::gen::inRange(0, 12), rc::gen::inRange(-20, 20), rc::gen::inRange(0, 6), rc::gen::inRange(-60'000, 900'000)));
  Millis now = 5s;
  Millis open_for{}, away_for{};
  auto position = *apply(first_position(kAgenda, now), command(Verb::open), now);
  for (const auto& [verb, minutes, step, passed] : acts) {
    const auto last = position.settled_at;
    now += Millis(passed);
    const auto counted = std::max(now - last, Millis(0));
    const bool away =
        position.phase == Phase::paused || position.phase == Phase::pause_for_break || position.phase == Phase::reset;
    if (position.phase == Phase::open) open_for += counted;
    if (away) away_for += counted;
    const auto ticked = settled(position, now);
    RC_ASSERT(total(ticked) == total(position));
    RC_ASSERT(all_used(ticked) == open_for);
    RC_ASSERT(ticked.outside == away_for);

    Command what{command_table()[static_cast<std::size_t>(verb)].verb, minutes, {}};
    if (what.verb != Verb::extend) what.minutes = std::abs(minutes) + 1;
    if (what.verb == Verb::go_to) what.step = step < 5 ? kAgenda[static_cast<std::size_t>(step)].id : "elsewhere";
    const auto next = apply(position, what, now);
    position = next ? *next : ticked;
    RC_ASSERT(position.at < position.steps.size());
    RC_ASSERT(position.steps.size() == kAgenda.size());
    RC_ASSERT(total(position) == total(ticked) + (next ? made_by(what, ticked) : Millis(0)));
    RC_ASSERT(all_used(position) == open_for);
    if (next) RC_ASSERT(allowed(what.verb, ticked.phase));
  }
}

}  // namespace
}  // namespace candour
