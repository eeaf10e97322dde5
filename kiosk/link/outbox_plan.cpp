// The half of the outbox that looks at how everything stands and decides; outbox.cpp takes in what happened.
#include <algorithm>
#include <utility>

#include "kiosk/link/outbox.hpp"

namespace candour {
std::vector<Outbox::Action> Outbox::plan(Millis now) {
  watch_line(now);
  plan_forgetting(now);
  plan_sending(now);
  plan_report();
  return std::exchange(actions_, {});
}

void Outbox::watch_line(Millis now) {
  if (!line_up_) return;
  const auto overdue = [&](const auto& flight) {
    const auto* entry = find(flight.second);
    return entry != nullptr && now - entry->flew_at >= kPubackPatience;
  };
  const bool silent = !cut_off_ && now - heard_at_ >= kRoomPatience;
  if (!silent && std::none_of(flights_.begin(), flights_.end(), overdue)) return;
  lose_line();
  actions_.emplace_back(Reconnect{silent ? "the hub was silent" : "the broker did not confirm a message"});
}

void Outbox::plan_forgetting(Millis now) {
  Forget forget;
  for (auto& [secret, entry] : entries_) {
    if (!entry.to_be_forgotten() || now < entry.not_before) continue;
    entry.stage = Waiting::Stage::forgetting;
    forget.secrets.push_back(secret);
  }
  if (!forget.secrets.empty()) actions_.emplace_back(std::move(forget));
}

bool Outbox::may_send(Millis now) const {
  return line_up_ && !cut_off_ && room_heard_ && room_->takes_contributions() && now >= no_send_before_;
}

void Outbox::plan_sending(Millis now) {
  if (!may_send(now)) return;
  const auto busy = flights_.size() + handed_;
  if (busy >= window_) return;
  std::vector<Waiting*> ready;
  for (auto& [secret, entry] : entries_) {
    if (entry.may_go(*room_, now)) ready.push_back(&entry);
  }
  shuffle(ready, chance_);
  const bool slowed = now < slowed_until_;
  ready.resize(std::min(ready.size(), slowed ? std::size_t{1} : window_ - busy));
  if (slowed && !ready.empty()) no_send_before_ = now + between(kPace, kPace + kPace / 2, chance_);
  for (auto* entry : ready) {
    entry->hand(room_->hub_key);
    ++handed_;
    actions_.emplace_back(Send{entry->secret, room_->hub_key});
  }
}

std::optional<SpoolState> Outbox::spool_state() const {
  if (!room_ || !room_->ending()) return std::nullopt;
  auto state = SpoolState::empty;
  for (const auto& [secret, entry] : entries_) {
    if (entry.event != room_->event || entry.undone) continue;
    if (entry.unaccepted() || entry.stage == Waiting::Stage::held) return SpoolState::sending;
    state = SpoolState::sent;
  }
  return state;
}

void Outbox::plan_report() {
  const auto state = spool_state();
  if (state == reported_) return;
  reported_ = state;
  actions_.emplace_back(ReportSpool{state});
}

Millis Outbox::next_look(Millis now) const {
  auto next = now + kRoomPatience;
  if (line_up_ && !cut_off_) next = std::min(next, heard_at_ + kRoomPatience);
  for (const auto& [secret, entry] : entries_) {
    if (entry.stage == Waiting::Stage::flying) next = std::min(next, entry.flew_at + kPubackPatience);
    const bool sendable = line_up_ && !cut_off_ && room_heard_ && entry.stage == Waiting::Stage::due;
    const bool timed = sendable || entry.to_be_forgotten();
    const auto at = sendable ? std::max(entry.not_before, no_send_before_) : entry.not_before;
    if (timed && at > now) next = std::min(next, at);
  }
  return std::max(next, now);
}

Outbox::Counts Outbox::counts() const {
  Counts counts;
  counts.sent = sent_and_gone_;
  counts.refusals = refusals_;
  for (const auto& [secret, entry] : entries_) {
    counts.sent += entry.ever_sent;
    counts.undone += entry.undone;
    if (entry.undone) continue;
    const bool foreign = room_ && entry.event != room_->event;
    counts.foreign += foreign;
    if (foreign || entry.has_receipt()) continue;
    ++counts.waiting;
    counts.unaccepted += entry.unaccepted();
    counts.stuck += entry.stage == Waiting::Stage::stuck;
  }
  return counts;
}

std::vector<Secret> Outbox::undone() const {
  std::vector<Secret> secrets;
  for (const auto& [secret, entry] : entries_) {
    if (entry.undone) secrets.push_back(secret);
  }
  return secrets;
}

}  // namespace candour
