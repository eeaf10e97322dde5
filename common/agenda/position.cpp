#include "common/agenda/position.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace candour {
namespace {

using std::chrono::minutes;

constexpr int kMostBorrowed = 10;  // minutes: "borrow up to 10 minutes from the next step" (domain notes, section 3)

tl::unexpected<Failure> refuse(std::string sentence) { return fail(ExitCode::refused, std::move(sentence)); }

long whole_minutes(Millis time) { return static_cast<long>(std::chrono::duration_cast<minutes>(time).count()); }

Result<Position> moved_on(Position position, Position::StepState leaving) {
  if (position.at + 1 == position.steps.size()) {
    return refuse("This is the last step; \"close\" ends the event, \"goto\" goes to another step.");
  }
  position.steps[position.at].state = leaving;
  ++position.at;
  position.steps[position.at].state = Position::StepState::to_come;
  return position;
}

Result<Position> moved_back(Position position) {
  if (position.at == 0) return refuse("This is the first step; there is nothing before it.");
  --position.at;
  position.steps[position.at].state = Position::StepState::to_come;
  return position;
}

Result<Position> moved_to(Position position, const std::string& step) {
  const auto found = std::find_if(position.steps.begin(), position.steps.end(),
                                  [&](const auto& each) { return each.step.id == step; });
  if (found == position.steps.end()) {
    std::string ids;
    for (const auto& each : position.steps) ids += (ids.empty() ? "" : ", ") + each.step.id;
    return refuse(fmt::format("There is no step \"{}\" in this event; the steps are: {}.", step, ids));
  }
  const bool was_here = position.phase != Phase::waiting && position.here().used > Millis(0);
  if (was_here && &*found != &position.steps[position.at])
    position.steps[position.at].state = Position::StepState::done;
  position.at = static_cast<std::size_t>(found - position.steps.begin());
  found->state = Position::StepState::to_come;
  return position;
}

Result<Position> extended(Position position, int by) {
  auto& here = position.steps[position.at];
  if (by < 0 && here.left + minutes(by) < Millis(0)) {
    return refuse(fmt::format("This step has {} whole minutes left; {} cannot be taken.",
                              std::max(0L, whole_minutes(here.left)), -by));
  }
  here.left += minutes(by);
  return position;
}

Result<Position> borrowed(Position position, int by) {
  if (position.at + 1 == position.steps.size()) return refuse("This is the last step; there is none to borrow from.");
  if (by > kMostBorrowed) return refuse(fmt::format("At most {} minutes can be borrowed at once.", kMostBorrowed));
  auto& next = position.steps[position.at + 1];
  if (next.left - minutes(by) < minutes(1)) {
    return refuse(fmt::format("The next step has {} whole minutes; at least one has to stay there.",
                              std::max(0L, whole_minutes(next.left))));
  }
  next.left -= minutes(by);
  position.steps[position.at].left += minutes(by);
  return position;
}

Result<Position> reopened(Position position) {
  if (position.phase == Phase::closing) {
    position.phase = Phase::paused;
    return position;
  }
  auto& here = position.steps[position.at];
  here.left = minutes(here.step.minutes);
  here.state = Position::StepState::to_come;
  return position;
}

Position in_phase(Position position, Phase phase) {
  position.phase = phase;
  position.break_left = Millis(0);
  return position;
}

Position on_break(Position position, int length) {
  position.phase = Phase::pause_for_break;
  position.break_left = minutes(length);
  return position;
}

std::string possible_in(Phase phase) {
  std::string words;
  for (const auto& row : command_table()) {
    if (allowed(row.verb, phase)) words += fmt::format("{}{}", words.empty() ? "" : ", ", row.word);
  }
  return words.empty() ? "nothing" : words;
}

}  // namespace

Position first_position(const std::vector<AgendaStep>& agenda, Millis now) {
  Position position;
  for (const auto& step : agenda) position.steps.push_back({step, minutes(step.minutes), Millis(0), {}});
  position.settled_at = now;
  return position;
}

Position settled(Position position, Millis now) {
  const auto passed = now - position.settled_at;
  if (passed <= Millis(0)) return position;
  position.settled_at = now;
  auto& here = position.steps[position.at];
  switch (position.phase) {
    case Phase::open:
      here.left -= passed;
      here.used += passed;
      break;
    case Phase::pause_for_break:
      position.break_left -= passed;
      position.outside += passed;
      break;
    case Phase::paused:
    case Phase::reset:
      position.outside += passed;
      break;
    case Phase::waiting:
    case Phase::closing:
    case Phase::closed:
      break;
  }
  return position;
}

Result<Position> apply(const Position& before, const Command& command, Millis now) {
  const auto position = settled(before, now);
  if (!allowed(command.verb, position.phase)) {
    return refuse(fmt::format("\"{}\" is not possible while the event is {}; possible now: {}.",
                              row_of(command.verb).word, to_string(position.phase), possible_in(position.phase)));
  }
  if (!command.at_step.empty() && command.at_step != position.here().step.id)
    return refuse(
        "The room has gone on to another step meanwhile, so nothing was done; look where it is, and choose again.");
  switch (command.verb) {
    case Verb::open:
    case Verb::resume:
      return in_phase(position, Phase::open);
    case Verb::pause:
      return in_phase(position, Phase::paused);
    case Verb::take_break:
      return on_break(position, command.minutes);
    case Verb::reset:
      return in_phase(position, Phase::reset);
    case Verb::next:
      return moved_on(position, Position::StepState::done);
    case Verb::skip:
      return moved_on(position, Position::StepState::skipped);
    case Verb::back:
      return moved_back(position);
    case Verb::reopen:
      return reopened(position);
    case Verb::go_to:
      return moved_to(position, command.step);
    case Verb::extend:
      return extended(position, command.minutes);
    case Verb::borrow:
      return borrowed(position, command.minutes);
    case Verb::close:
      return in_phase(position, position.phase == Phase::closing ? Phase::closed : Phase::closing);
  }
  return refuse("This command is not known.");
}

Position resumed_after_restart(Position position, Millis now) {
  position.settled_at = now;
  const bool was_running =
      position.phase == Phase::open || position.phase == Phase::pause_for_break || position.phase == Phase::reset;
  return was_running ? in_phase(position, Phase::paused) : position;
}

Millis behind_plan(const Position& position) {
  Millis behind = position.outside;
  for (std::size_t i = 0; i < position.steps.size(); ++i) {
    const auto& each = position.steps[i];
    const Millis planned = minutes(each.step.minutes);
    const Millis still =
        i == position.at || each.state == Position::StepState::to_come ? std::max(each.left, Millis(0)) : Millis(0);
    behind += each.used + still - planned;
  }
  return behind;
}

}  // namespace candour
