#include "kiosk/link/link.hpp"

#include <fmt/format.h>

#include "common/sealed/seal.hpp"
#include "common/wire/receipts.hpp"
#include "common/wire/refusal.hpp"

namespace candour {
namespace {

DeviceState device_state(Role role, Health health, std::uint64_t boot) {
  DeviceState state;
  state.role = role;
  state.health = health;
  state.boot = std::to_string(boot);
  state.version = CANDOUR_VERSION;
  return state;
}

}  // namespace

BrokerClient::Options Link::line_options(const Options& options, std::uint64_t boot) {
  const Topics topics(options.reference);
  BrokerClient::Options line;
  line.address = options.broker;
  line.subscriptions = {{topics.room()}, {topics.receipt()}, {topics.refused()}};
  line.will = Message{topics.device(options.device), to_json(device_state(options.role, Health::lost, boot)), true};
  return line;
}

Result<std::unique_ptr<Link>> Link::open(const Options& options, const std::filesystem::path& folder, Chance& chance) {
  auto spool = Spool::open(folder);
  if (!spool) return tl::make_unexpected(spool.error());
  auto line = std::make_unique<BrokerLine>(line_options(options, spool->boot()));
  return std::make_unique<Link>(options, std::move(*spool), std::move(line), chance);
}

Link::Link(const Options& options, Spool spool, std::unique_ptr<Line> line, Chance& chance)
    : options_(options),
      topics_(options.reference),
      chance_(chance),
      spool_(std::move(spool)),
      outbox_(options.window, chance),
      last_room_(options.enrolled_key),
      line_(std::move(line)) {
  begin();
}

Link::~Link() { leave(); }

void Link::leave() {
  report(Health::lost);
  up_ = false;
  line_->leave();
}

/// Whatever was in its undo window when the program last ended was sent by somebody who has left: the window is over.
void Link::begin() {
  messages_ = spool_.messages();
  const auto entries = spool_.entries();
  if (!entries) return tell(entries.error().sentence);
  for (auto entry : *entries) {
    if (entry.held) {
      if (const auto released = spool_.release(entry.secret); !released) tell(released.error().sentence);
      entry.held = false;
    }
    add(entry, Millis{});
  }
}

void Link::add(const SpoolEntry& entry, Millis now) {
  outbox_.take(Outbox::Added{entry.secret, receipt_of(entry.secret), entry.event, entry.held}, now);
}

void Link::pump(Millis now) {
  for (const auto& event : line_->take()) {
    std::visit([&](const auto& each) { on(each, now); }, event);
  }
  // What comes of an action may ask for another; each round either ends it or uses up the window.
  for (auto actions = outbox_.plan(now); !actions.empty(); actions = outbox_.plan(now)) {
    for (const auto& action : actions) {
      std::visit([&](const auto& each) { perform(each, now); }, action);
    }
  }
  destroy_key_when_over();
}

Result<std::vector<Secret>> Link::send(std::span<const Outgoing> several, Millis now) {
  const auto& key = last_room_.event_key();
  if (!key) return fail(ExitCode::failed, "The hub has not been heard yet; wait until the room is there.");
  std::vector<SpoolEntry> entries;
  std::vector<Secret> secrets;
  for (const auto& one : several) {
    const auto sealed = seal_contribution(*key, one.json);
    if (!sealed) return fail(ExitCode::bad_input, "That is more than fits under the seal; send it as two ideas.");
    Secret secret;
    chance_.fill(secret.bytes);
    entries.push_back({event_tag_of(*key), secret, one.sitting, one.step, one.lane, one.held, *sealed});
    secrets.push_back(secret);
  }
  const auto put = spool_.put(entries);
  disk_failing_ = !put;
  report_change();
  if (!put) return tl::make_unexpected(put.error());
  for (const auto& entry : entries) add(entry, now);
  return secrets;
}

Done Link::release(const Secret& secret, Millis now) {
  // A disk that fails here fails only to remember that the window is over; the entry is sent all the same.
  const auto released = spool_.release(secret);
  outbox_.take(Outbox::Released{secret}, now);
  return released;
}

Done Link::withdraw(const Secret& secret, Millis now) {
  const auto gone = spool_.forget(std::span(&secret, 1));
  if (gone) outbox_.take(Outbox::Withdrawn{secret}, now);
  return gone;
}

void Link::on(const LinkUp&, Millis now) {
  up_ = true;
  remaking_ = false;
  last_told_.clear();
  outbox_.take(Outbox::LineUp{}, now);
  report(health());
}

void Link::on(const LinkDown& event, Millis now) {
  up_ = false;
  outbox_.take(Outbox::LineDown{}, now);
  if (!remaking_) tell(fmt::format("The line to the hub is down ({}); it is being tried again.", event.why));
}

void Link::on(const Delivered& event, Millis now) { outbox_.take(Outbox::Puback{event.id, event.reason}, now); }

void Link::on(const Message& event, Millis now) {
  if (event.topic == topics_.room()) return take_room(event, now);
  if (event.topic == topics_.receipt()) {
    if (const auto receipts = receipts_from(event.payload)) outbox_.take(Outbox::Receipts{*receipts}, now);
  } else if (event.topic == topics_.refused()) {
    if (const auto refusal = refusal_from_json(event.payload)) {
      outbox_.take(Outbox::Refused{refusal->cell, refusal->why}, now);
    }
  }
}

void Link::take_room(const Message& message, Millis now) {
  if (message.payload.empty()) return;  // the hub clears its retained topics when it stops
  const auto room = room_from_json(message.payload);
  if (!room) return tell(room.error().sentence);
  const bool first = !last_room_.room();
  switch (last_room_.take(*room, message.retained)) {
    case LastRoom::Verdict::news:
      outbox_.take(Outbox::RoomChanged{{room->hub_epoch, room->hub_key, event_tag_of(room->event_key), room->phase,
                                        room->trouble == Trouble::disk}},
                   now);
      if (first && outbox_.counts().foreign > 0) {
        tell("This kiosk still keeps contributions of another event; connect it to that event once more to send them.");
      }
      break;
    case LastRoom::Verdict::alive:
      outbox_.take(Outbox::RoomAlive{}, now);
      break;
    case LastRoom::Verdict::old:
      break;
    case LastRoom::Verdict::stranger:
      tell("Something that is not this event's hub speaks in its name; its words are ignored. Tell the facilitator.");
  }
}

void Link::destroy_key_when_over() {
  const auto& room = last_room_.room();
  const bool over = room && (room->phase == Phase::closing || room->phase == Phase::closed);
  if (!over || !spool_.empty() || !spool_.has_key()) return;
  if (const auto destroyed = spool_.destroy_key(); !destroyed) tell(destroyed.error().sentence);
}

Health Link::health() const { return disk_failing_ || outbox_.counts().stuck > 0 ? Health::trouble : Health::ready; }

void Link::report_change() {
  if (health() != reported_) report(health());
}

void Link::report(Health health) {
  if (!up_) return;
  reported_ = health;
  auto state = device_state(options_.role, health, spool_.boot());
  state.spool = spool_state_;
  line_->publish(topics_.device(options_.device), to_json(state), true);
}

void Link::tell(std::string sentence) {
  if (sentence == last_told_) return;
  last_told_ = sentence;
  messages_.push_back(std::move(sentence));
}

}  // namespace candour
