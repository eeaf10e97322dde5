#include "hub/core/hub.hpp"

#include <algorithm>
#include <utility>

#include "common/record/small_numbers.hpp"
#include "common/text/hex.hpp"

namespace candour::hub {
namespace {

constexpr Millis kRoomEvery{5000};         // WIRE.md: on every change and every five seconds
constexpr Millis kDiskAgain{2000};         // how soon a disk in trouble is tried again
constexpr Millis kSweepAtMost{2000};       // how soon what comes after the rest is stored
constexpr std::size_t kMostInMix = 20000;  // 64 MB of RAM; far above a room's, below what a flood could take

Row row_of(const Accepted& accepted) { return {accepted.record, accepted.step, accepted.sealed}; }

bool takes_cells(Phase phase) { return phase == Phase::open || phase == Phase::closing || phase == Phase::closed; }

}  // namespace

Hub::Hub(HubSetup setup, Chance& chance, const StoredRecords& stored, Millis now)
    : setup_(std::move(setup)),
      chance_(chance),
      stored_(stored),
      tag_(event_tag_of(setup_.event_key)),
      now_(now),
      position_(setup_.position),
      mix_(setup_.k),
      keys_(chance, std::max(setup_.beat, Millis(5000))),
      told_since_start_(!setup_.announce_behind),
      late_(setup_.late),
      disk_trouble_(!setup_.disk_good),
      to_compact_(setup_.position.phase == Phase::closed),
      next_beat_(now + setup_.beat),
      next_room_(now) {
  new_epoch();
  if (position_.phase == Phase::closing) closing_.begin_again(now);
}

HubEffects Hub::step(const HubEvent& event, Millis now) {
  now_ = std::max(now_, now);
  // A beat that was due is had before what has just come in, so that no arrival can ever bring one about.
  if (std::holds_alternative<CellCame>(event) && every_beat() > Millis(0)) beat_if_due();
  std::visit([this](const auto& each) { on(each); }, event);
  return std::exchange(effects_, {});
}

Millis Hub::next_due() const {
  auto due = next_room_;
  if (every_beat() > Millis(0)) due = std::min(due, next_beat_);
  if (position_.phase == Phase::closing) due = std::min(due, now_ + Millis(250));
  return due;
}

void Hub::on(const CellCame& event) {
  if (event.payload.size() != Cell::size) return refuse(event.payload, RefusedWhy::malformed);
  if (setup_.bucket && !buckets_.take(event.device, now_)) return refuse(event.payload, RefusedWhy::slow_down);
  if (!takes_cells(position_.phase)) return refuse(event.payload, RefusedWhy::not_open);
  if (!collecting()) return refuse(event.payload, RefusedWhy::not_collecting);
  if (mix_.size() >= kMostInMix) return refuse(event.payload, RefusedWhy::slow_down);
  auto judged = judge_cell(event.payload, keys_, tag_, position_.steps.size());
  if (const auto* why = std::get_if<RefusedWhy>(&judged)) return refuse(event.payload, *why);
  take_in(std::get<Accepted>(std::move(judged)));
}

/// From here on nobody knows which device it was.
void Hub::take_in(Accepted accepted) {
  if (mix_.holds(accepted.record)) return;
  if (stored_.contains(accepted.record)) {
    receipts_again_.insert(accepted.receipt);
    return;
  }
  if (accepted.lane != Lane::urgent) {
    mix_.hold(std::move(accepted));
    return;
  }
  const auto same = [&](const Accepted& each) { return each.record == accepted.record; };
  if (std::any_of(urgent_.begin(), urgent_.end(), same)) return;
  urgent_.push_back(std::move(accepted));
  commit_urgent();
}

void Hub::commit_urgent() {
  if (urgent_.empty() || !collecting() || !committing_.empty()) return;
  begin_commit(std::exchange(urgent_, {}), Batch::urgent);
}

void Hub::on(const RequestCame& event) {
  const auto& id = event.request.id;
  if (const auto* command = std::get_if<Command>(&event.request.what)) return do_command(id, *command);
  if (const auto* redact = std::get_if<Redact>(&event.request.what)) {
    effects_.push_back(StoreRedaction{id, redact->redaction});
    return;
  }
  if (std::holds_alternative<SaveCopy>(event.request.what)) {
    effects_.push_back(CopyToStick{id});
    return;
  }
  if (std::holds_alternative<StopHub>(event.request.what)) return do_stop(id);
  if (const auto* sync = std::get_if<Sync>(&event.request.what)) do_sync(*sync);
  if (std::holds_alternative<PurgeBoard>(event.request.what)) effects_.push_back(ClearBoard{});
  answer(id, {});
}

void Hub::do_command(const std::string& id, const Command& command) {
  // Reopened, the hub would send the desk what was stored below k.
  if (command.verb == Verb::reopen && position_.phase == Phase::closing && closing_.rest_may_be_committed()) {
    return answer(id,
                  fail(ExitCode::refused, "What was left has been collected already; the close cannot be called off."));
  }
  const bool early = command.verb == Verb::close && position_.phase == Phase::closing && !closing_.rest_committed();
  if (early) {
    return answer(id,
                  fail(ExitCode::refused, "The kiosks are still sending; wait until they have, at most 20 seconds."));
  }
  auto moved = apply(position_, command, now_);
  if (!moved) return answer(id, tl::make_unexpected(moved.error()));
  const bool step_changed = moved->at != position_.at || command.verb == Verb::reopen;
  position_ = std::move(*moved);
  if (step_changed) turn_hub_key();
  if (command.verb == Verb::close && position_.phase == Phase::closing) closing_.begin(now_);
  if (position_.phase == Phase::closed) {
    enter_closed();
  } else {
    save_position();
    publish_room();
  }
  answer(id, {});
}

/// From the close on a desk gets no more records: the rest is not announced, and a desk that asks then must not be able
/// to tell it from what was.
void Hub::do_sync(const Sync& sync) {
  effects_.push_back(PublishPackAndNotes{sync.notes_from});
  const bool before_the_close = position_.phase != Phase::closing && position_.phase != Phase::closed;
  if (!before_the_close || !told_since_start_) return;
  PublishStored all;
  for (const auto& each : held_back_) all.all_but.insert(each.record);
  effects_.push_back(std::move(all));
}

/// Only when nothing is still on its way.
void Hub::do_stop(const std::string& id) {
  if (position_.phase != Phase::closed)
    return answer(id, fail(ExitCode::refused, "The event is not closed yet; close it first."));
  answer(id, {});
  effects_.push_back(StopServing{});
}

void Hub::on(const UnreadableRequestCame& event) {
  if (!event.request.id.empty()) answer(event.request.id, tl::make_unexpected(event.request.failure));
}

void Hub::on(const NoteCame& event) { effects_.push_back(StoreNote{event.note}); }

void Hub::on(const RedactionCame& event) {
  effects_.push_back(StoreRedaction{to_hex(event.redaction.replacement.record.span()), event.redaction});
}

void Hub::on(const DeviceSaid& event) { closing_.heard(event.device, event.state); }

void Hub::on(const TimePassed&) {
  position_ = settled(position_, now_);
  keys_.time_passed(now_);
  commit_urgent();
  if (position_.phase == Phase::closing) keep_closing();
  beat_if_due();
  if (now_ < next_room_) return;
  const bool time_runs = position_.phase == Phase::open || position_.phase == Phase::pause_for_break ||
                         position_.phase == Phase::paused || position_.phase == Phase::reset;
  if (time_runs || disk_trouble_) save_position();  // while there is trouble this is also the try whether it is over
  publish_room();
  if (to_compact_ && position_.phase == Phase::closed) effects_.push_back(Compact{});
}

/// Beats keep to the grid on which they began; missed ones (a suspended machine) are not made up for.
void Hub::beat_if_due() {
  if (now_ < next_beat_ || !committing_.empty()) return;
  const auto every = every_beat();
  if (every > Millis(0)) next_beat_ += every * ((now_ - next_beat_) / every + 1);
  beat();
}

void Hub::beat() {
  if (!receipts_again_.empty() && collecting()) {
    effects_.push_back(PublishReceipts{{receipts_again_.begin(), receipts_again_.end()}});
    receipts_again_.clear();
  }
  if (collecting()) release();
}

/// Until the close, the beat; after it what comes late need not wait that long, since none of it is announced.
Millis Hub::every_beat() const {
  const bool after_the_rest = position_.phase == Phase::closed || closing_.rest_committed();
  return after_the_rest ? std::clamp(setup_.beat, Millis(100), kSweepAtMost) : setup_.beat;
}

void Hub::release() {
  // Restarted while closing: telling a release could tell the rest with it (announce). It goes with the rest instead.
  if (position_.phase == Phase::closing && closing_.rest_may_be_committed() && !closing_.rest_committed()) return;
  const bool late =
      position_.phase == Phase::closed || (position_.phase == Phase::closing && closing_.rest_committed());
  auto batch = late ? mix_.drain(chance_) : mix_.draw(chance_);
  if (!batch.empty()) begin_commit(std::move(batch), late ? Batch::late : Batch::release);
}

void Hub::keep_closing() {
  if (!committing_.empty()) return;
  if (closing_.time_for_the_rest(now_) && collecting()) {
    auto rest = mix_.drain(chance_);
    if (!rest.empty()) return begin_commit(std::move(rest), Batch::rest);
    closing_.rest_is_committed();
  }
  if (closing_.over()) enter_closed();
}

void Hub::begin_commit(std::vector<Accepted> batch, Batch purpose) {
  Commit commit;
  for (const auto& each : batch) commit.rows.push_back(row_of(each));
  committing_ = std::move(batch);
  purpose_ = purpose;
  effects_.push_back(std::move(commit));
}

void Hub::on(const Committed& event) {
  auto batch = std::exchange(committing_, {});
  disk_answered(event.ok);
  if (!event.ok) {
    if (purpose_ == Batch::urgent) {
      urgent_ = std::move(batch);
    } else {
      mix_.put_back(std::move(batch));
    }
    return;
  }
  PublishReceipts receipts;
  std::vector<Released> records;
  for (const auto& each : batch) {
    receipts.receipts.push_back(each.receipt);
    records.push_back({each.record, each.sealed});
  }
  effects_.push_back(std::move(receipts));
  switch (purpose_) {
    case Batch::release:
      return announce(std::move(records));
    case Batch::urgent:
      effects_.push_back(PublishReleased{std::move(records)});
      return;
    case Batch::rest:
      next_beat_ = now_ + every_beat();
      return closing_.rest_is_committed();
    case Batch::late:
      if (position_.phase == Phase::closed) late_ += static_cast<std::int64_t>(records.size());
      save_position();
      return publish_room();  // whoever has their receipt finds it counted
  }
}

/// One release late where the pack asks for it. After a restart it is not known what the last release was (nothing of
/// the kind is on disk), so until the next one nothing is told at all, and then everything before it.
void Hub::announce(std::vector<Released> batch) {
  if (!setup_.announce_behind) {
    effects_.push_back(PublishReleased{std::move(batch)});
    return;
  }
  auto due = std::exchange(held_back_, std::move(batch));
  if (told_since_start_) {
    if (!due.empty()) effects_.push_back(PublishReleased{std::move(due)});
    return;
  }
  told_since_start_ = true;
  PublishStored all;
  for (const auto& each : held_back_) all.all_but.insert(each.record);
  effects_.push_back(std::move(all));
}

void Hub::enter_closed() {
  position_.phase = Phase::closed;
  next_beat_ = now_ + every_beat();
  save_position();
  to_compact_ = true;
  effects_.push_back(Compact{});
  publish_room();
}

void Hub::on(const PositionSaved& event) { disk_answered(event.ok); }

void Hub::on(const NoteStored& event) { disk_answered(event.ok); }

/// A disk with too little room for a second copy may well take a row: late ones are collected all the same.
void Hub::on(const Compacted& event) {
  const bool news = position_.phase == Phase::closed && not_compacted_ == event.ok;
  to_compact_ = !event.ok;
  not_compacted_ = !event.ok;
  if (news) publish_room();
}

void Hub::on(const RedactionStored& event) {
  using Outcome = RedactionStored::Outcome;
  if (event.outcome == Outcome::unknown)
    return answer(event.request, fail(ExitCode::refused, "There is no such comment; nothing was redacted."));
  if (event.outcome == Outcome::made_of_another) {
    // Whoever asked has not heard of it, or not yet.
    if (!is_held_back(event.stands.record)) effects_.push_back(PublishReleased{{event.stands}});
    return answer(event.request, fail(ExitCode::refused,
                                      "Words were taken out of this comment meanwhile; look at it and say again what "
                                      "should go."));
  }
  disk_answered(event.outcome == Outcome::stored);
  if (event.outcome == Outcome::not_taken)
    return answer(event.request, fail(ExitCode::failed, "The hub's disk did not take it; it was not redacted."));
  effects_.push_back(PublishReleased{{event.stands}});
  answer(event.request, {});
}

bool Hub::is_held_back(const RecordId& record) const {
  return std::any_of(held_back_.begin(), held_back_.end(), [&](const auto& each) { return each.record == record; });
}

void Hub::disk_answered(bool ok) {
  if (disk_trouble_ == !ok) {
    if (!ok) next_room_ = std::min(next_room_, now_ + kDiskAgain);
    return;
  }
  disk_trouble_ = !ok;
  publish_room();
}

void Hub::on(const BrokerLost&) { new_epoch(); }

void Hub::on(const BrokerBack&) { publish_room(); }

void Hub::on(const ClockLooked& event) { clock_trouble_ = !event.set; }

/// Kiosks send again what has no receipt: cells may have been dropped where nobody saw it.
void Hub::new_epoch() {
  std::array<std::uint8_t, 8> bytes{};
  chance_.fill(bytes);
  epoch_ = to_hex(bytes);
  rev_ = 0;
}

void Hub::turn_hub_key() { keys_.turn(chance_, now_); }

void Hub::refuse(std::string_view payload, RefusedWhy why) {
  effects_.push_back(PublishRefusal{{cell_name_of(payload), why}});
}

void Hub::answer(const std::string& id, const Done& result) {
  if (id.empty()) return;
  effects_.push_back(AnswerDesk{{id, result.has_value(), result ? std::string() : result.error().sentence}});
}

void Hub::save_position() { effects_.push_back(SavePosition{position_, late_}); }

void Hub::publish_room() {
  next_room_ = now_ + (disk_trouble_ ? kDiskAgain : kRoomEvery);
  RoomState room;
  room.rev = ++rev_;
  room.hub_epoch = epoch_;
  room.reference = setup_.reference;
  room.session = setup_.session;
  room.rehearsal = setup_.rehearsal;
  room.event_key = setup_.event_key;
  room.hub_key = keys_.current();
  for (const auto& each : position_.steps) room.steps.push_back(each.step);
  room.at = position_.at;
  room.phase = position_.phase;
  room.remaining = position_.here().left;
  if (position_.phase == Phase::pause_for_break) room.back_in = std::max(position_.break_left, Millis(0));
  room.k = setup_.k;
  room.beat = setup_.beat;
  if (disk_trouble_ || (not_compacted_ && position_.phase == Phase::closed)) {
    room.trouble = Trouble::disk;
  } else if (clock_trouble_) {
    room.trouble = Trouble::clock;
  }
  room.late = counted_for_people(late_, setup_.k);
  room.behind = behind_plan(position_);
  effects_.push_back(PublishRoom{std::move(room)});
}

}  // namespace candour::hub
