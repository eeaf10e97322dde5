#include "kiosk/cli/rehearsal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/process/monotonic_clock.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kBatch = 64;  // lines of a kiosk in one transaction
constexpr Millis kLongestWait{100};
constexpr Millis kSilence{5000};  // the hub speaks every five seconds

std::string step_names(const RoomState& room) {
  std::string names;
  for (const auto& step : room.steps) names += (names.empty() ? "" : ", ") + shown_safely(step.id);
  return names;
}

bool ending(Phase phase) { return phase == Phase::closing || phase == Phase::closed; }

}  // namespace

Rehearsal::Rehearsal(const RehearseOptions& options, std::vector<RehearsalLine> lines, SimulatedKiosks& kiosks,
                     Millis start)
    : options_(options),
      lines_(std::move(lines)),
      kiosks_(kiosks),
      start_(start),
      ending_(options, start),
      progress_(start) {}

Done Rehearsal::run(StopSignal& stop) {
  if (!options_.resume.empty()) clock_.begin(start_);
  for (;;) {
    const auto now = ended_ = monotonic_now();
    if (stop.came()) break;
    kiosks_.pump(now);
    count_receipts(now);
    if (const auto looked = look_at_room(now); !looked) return looked;
    if (const auto wrote = write(now); !wrote) return wrote;
    end_ = ending_.judge(stand(), now);
    if (end_) break;
    const auto counts = kiosks_.counts();
    progress_.show(fmt::format("{} sent, {} receipted, {} waiting", counts.sent, clock_.receipts(), counts.waiting),
                   now);
    kiosks_.wait(stop, now, until_next_line(now));
  }
  progress_.clear();
  return {};
}

void Rehearsal::count_receipts(Millis now) {
  for (const auto& each : kiosks_.take_receipted(now)) {
    clock_.receipted(each.took);
    if (each.line && plan_) plan_->released(*each.line, to_hex(record_id_of(each.secret).span()));
  }
  const auto messages = kiosks_.take_messages();
  if (!messages.empty()) progress_.clear();
  for (const auto& sentence : messages) say(sentence);
}

Done Rehearsal::look_at_room(Millis now) {
  const auto* room = kiosks_.room();
  say_what_it_waits_for(now);
  if (room == nullptr || plan_ || !options_.resume.empty()) return {};
  return learn(*room);
}

void Rehearsal::say_what_it_waits_for(Millis now) {
  const auto* room = kiosks_.room();
  if (room == nullptr) {
    const bool silent = !said_silent_ && now - start_ >= kSilence && stand().reached;
    if (!silent) return;
    said_silent_ = true;
    return say(
        fmt::format("The broker answers, but no hub has spoken for \"{}\" yet; waiting for it.", options_.reference));
  }
  if (said_not_open_ || !options_.resume.empty() || room->phase == Phase::open || ending(room->phase)) return;
  said_not_open_ = true;
  say(fmt::format("The event is not open ({}); waiting until it is.", to_string(room->phase)));
}

/// The lines of this session, each of a step that the event has.
Done Rehearsal::learn(const RoomState& room) {
  const auto& session = options_.session.empty() ? room.session : options_.session;
  const auto before = lines_.size();
  std::erase_if(lines_, [&](const auto& line) { return line.session != session; });
  std::vector<RehearsalFault> faults;
  for (const auto& line : lines_) {
    const auto& step = line.contribution.step;
    const bool there =
        std::any_of(room.steps.begin(), room.steps.end(), [&](const auto& each) { return each.id == step; });
    if (!there)
      faults.push_back({line.number, fmt::format("\"{}\" is no step of this event; it has {}", shown_safely(step),
                                                 step_names(room))});
  }
  if (!faults.empty()) {
    auto printed = printed_faults(options_.contributions, faults);
    printed.pop_back();
    return fail(ExitCode::bad_input, std::move(printed));
  }
  if (before > lines_.size())
    say(fmt::format("Lines of other sessions that were skipped: {}.", before - lines_.size()));
  if (ending(room.phase) && !lines_.empty()) {
    return fail(ExitCode::refused,
                fmt::format("The event is {}; nothing more can be written in it.", to_string(room.phase)));
  }
  plan_.emplace(std::exchange(lines_, {}), kiosks_.count());
  return {};
}

Millis Rehearsal::until_next_line(Millis now) const {
  const bool none = !plan_ || plan_->ready() == 0 || kiosks_.room()->phase != Phase::open;
  if (none) return kLongestWait;
  if (allowed(now) > 0) return Millis(0);
  return std::min(kLongestWait, Millis(1 + static_cast<std::int64_t>(1000 / *options_.rate)));
}

/// How many more lines may be written at this moment.
std::size_t Rehearsal::allowed(Millis now) const {
  if (!options_.rate) return kBatch;
  if (!first_write_) return 1;
  const auto by_now = 1 + *options_.rate * static_cast<double>((now - *first_write_).count()) / 1000;
  return by_now > static_cast<double>(written_) ? static_cast<std::size_t>(by_now) - written_ : 0;
}

Done Rehearsal::write(Millis now) {
  if (!plan_ || plan_->ready() == 0) return {};
  const auto phase = kiosks_.room()->phase;
  if (ending(phase)) unwritten_ += plan_->give_up();
  if (phase != Phase::open) return {};
  // One kiosk's batch at a time, so that the others' lines are sent and receipted while a disk syncs; at a given rate
  // they take turns line by line.
  const auto most = std::min(allowed(now), options_.rate ? 1 : kBatch);
  for (std::size_t idle = 0; most > 0 && idle < kiosks_.count(); ++idle) {
    const auto wrote = kiosks_.write(turn_, *plan_, most, now);
    if (!wrote) return tl::make_unexpected(wrote.error());
    turn_ = (turn_ + 1) % kiosks_.count();
    written_ += *wrote;
    if (*wrote > 0) break;
  }
  if (written_ > 0 && !first_write_) {
    first_write_ = now;
    clock_.begin(now);
  }
  return {};
}

RehearsalStand Rehearsal::stand() const {
  RehearsalStand stand;
  kiosks_.stand(stand);
  stand.all_written = !options_.resume.empty() || (plan_ && plan_->ready() == 0);
  stand.receipted = clock_.receipts();
  return stand;
}

RehearsalReport Rehearsal::report() const {
  const auto counts = kiosks_.counts();
  RehearsalReport report;
  report.sent = counts.sent;
  report.waiting = counts.waiting + counts.foreign;
  report.refused = counts.refusals;
  report.dropped_votes = plan_ ? plan_->waiting_votes() : 0;
  clock_.report(report, ended_);
  return report;
}

}  // namespace candour
