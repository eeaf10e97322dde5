#include "kiosk/link/link.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "common/sealed/seal.hpp"
#include "common/wire/board_json.hpp"
#include "common/wire/receipts.hpp"
#include "common/wire/refusal.hpp"

namespace candour {
namespace {

constexpr Millis kSettleAgain{5000};  // after a disk that did not take it

DeviceState device_state(Role role, Health health, std::uint64_t boot) {
  DeviceState state;
  state.role = role;
  state.health = health;
  state.boot = std::to_string(boot);
  state.version = CANDOUR_VERSION;
  return state;
}

/// Where no spool counts them.
std::uint64_t this_start() {
  return static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
}

}  // namespace

BrokerClient::Options Link::line_options(const Options& options, std::uint64_t boot) {
  const Topics topics(options.reference);
  BrokerClient::Options line;
  line.address = options.broker;
  // `bridge` first: nothing may be sent on the strength of a room that was kept while the way to the hub is cut.
  line.subscriptions = {{topics.bridge()}, {topics.room()}, {topics.receipt()}, {topics.refused()}};
  if (options.for_people && !options.is_desk()) {  // a desk makes both, and holds nothing while it is locked
    line.subscriptions.insert(line.subscriptions.end(),
                              {{topics.case_manifest()}, {topics.case_part_any()}, {topics.board()}});
  }
  if (options.is_desk()) {
    line.subscriptions.insert(line.subscriptions.end(), {{topics.desk_done()},
                                                         {topics.desk_released()},
                                                         {topics.desk_note()},
                                                         {topics.desk_pack()},
                                                         {topics.device("+"), true}});
  }
  line.will = Message{topics.device(options.device), to_json(device_state(options.role, Health::lost, boot)), true};
  return line;
}

Result<std::unique_ptr<Link>> Link::open(const Options& options, const std::filesystem::path& folder, Chance& chance) {
  std::optional<Spool> kept;
  if (!folder.empty()) {
    auto spool = Spool::open(folder);
    if (!spool) return tl::make_unexpected(spool.error());
    kept.emplace(std::move(*spool));
  }
  const auto boot = kept ? kept->boot() : this_start();
  auto line = std::make_unique<BrokerLine>(line_options(options, boot));
  std::optional<KeptCase> kept_case;
  if (kept && options.for_people && options.role == Role::participant) kept_case.emplace(folder);
  return std::make_unique<Link>(options, std::move(kept), std::move(line), boot, chance, std::move(kept_case));
}

Link::Link(const Options& options, std::optional<Spool> spool, std::unique_ptr<Line> line, std::uint64_t boot,
           Chance& chance, std::optional<KeptCase> kept_case)
    : options_(options),
      topics_(options.reference),
      chance_(chance),
      spool_(std::move(spool)),
      outbox_(options.window, chance),
      last_room_(options.enrolled_key),
      boot_(boot),
      kept_case_(std::move(kept_case)),
      line_(std::move(line)) {
  begin();
  begin_case();
}

Link::~Link() { leave(); }

void Link::leave() {
  // Whoever starts this kiosk again would send it: nobody knows then that it was undone.
  if (const auto undone = outbox_.undone(); !undone.empty()) (void)spool_->forget(undone);
  if (spool_) (void)spool_->settle();
  report(Health::lost);
  up_ = false;
  line_->leave();
}

/// Whatever was in its undo window when the program last ended was sent by somebody who has left: the window is over.
void Link::begin() {
  if (!spool_) return;
  messages_ = spool_->messages();
  const auto entries = spool_->entries();
  if (!entries) return tell(entries.error().sentence);
  for (auto entry : *entries) {
    if (entry.held) {
      if (const auto released = spool_->release(entry.secret); !released) tell(released.error().sentence);
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
  settle_spool(now);
  destroy_key_when_over();
}

/// What was said not to be kept is written anew, or not at all: after a restart it would be sent beside that.
void Link::settle_spool(Millis now) {
  if (!spool_ || !spool_->in_doubt() || now < settle_at_) return;
  if (!spool_->settle()) settle_at_ = now + kSettleAgain;
}

Result<std::vector<Secret>> Link::send(std::span<const Outgoing> several, Millis now) {
  std::vector<SpoolEntry> entries;
  std::vector<Secret> secrets;
  for (const auto& one : several) {
    Secret secret;
    chance_.fill(secret.bytes);
    entries.push_back({one.event, secret, one.sitting, one.step, one.lane, one.held, one.sealed});
    secrets.push_back(secret);
  }
  const auto put = spool_->put(entries);
  disk_failing_ = !put;
  if (!put) settle_at_ = now + kSettleAgain;
  report_change();
  if (!put) return tl::make_unexpected(put.error());
  for (const auto& entry : entries) add(entry, now);
  return secrets;
}

Done Link::release(const Secret& secret, Millis now) {
  // A disk that fails here fails only to remember that the window is over; the entry is sent all the same.
  const auto released = spool_->release(secret);
  outbox_.take(Outbox::Released{secret}, now);
  return released;
}

Done Link::withdraw(const Secret& secret, Millis now) {
  const auto gone = spool_->forget(std::span(&secret, 1));
  gone ? outbox_.take(Outbox::Withdrawn{secret}, now) : outbox_.take(Outbox::NotWithdrawn{secret}, now);
  report_change();
  return gone;
}

void Link::on(const LinkUp&, Millis now) {
  up_ = true;
  refusals_ = 0;
  cut_off_ = remaking_ = false;
  last_told_.clear();
  outbox_.take(Outbox::LineUp{}, now);
  report(health());
}

void Link::on(const LinkDown& event, Millis now) {
  up_ = false;
  ++losses_;
  refusals_ = event.not_let_in ? refusals_ + 1 : 0;
  outbox_.take(Outbox::LineDown{}, now);
  if (not_let_in())
    return tell(
        "The hub does not let this device in: it is not enrolled, or was revoked. Ask the facilitator to enrol it.");
  if (!remaking_) tell(fmt::format("The line to the hub is down ({}); it is being tried again.", event.why));
}

void Link::on(const Delivered& event, Millis now) { outbox_.take(Outbox::Puback{event.id, event.reason}, now); }

void Link::on(const Message& event, Millis now) {
  if (event.topic == topics_.room()) return take_room(event, now);
  if (event.topic == topics_.bridge()) return take_bridge(event, now);
  if (event.topic == topics_.receipt()) {
    if (const auto receipts = receipts_from(event.payload)) outbox_.take(Outbox::Receipts{*receipts}, now);
  } else if (event.topic == topics_.refused()) {
    if (const auto refusal = refusal_from_json(event.payload)) {
      outbox_.take(Outbox::Refused{refusal->cell, refusal->why}, now);
    }
  } else if (!take_for_desk(event)) {
    take_what_is_shown(event);
  }
}

bool Link::take_for_desk(const Message& message) {
  if (!options_.is_desk()) return false;
  const bool desks = topics_.after("desk/", message.topic) || topics_.after("device/", message.topic);
  if (desks) heard_.push_back(message);
  return desks;
}

bool Link::publish(const std::string& topic, std::string_view payload, bool retain) {
  return up_ && line_->publish(topic, payload, retain);
}

/// An empty payload is a board that was taken away: nothing that stood on it may stay on a screen.
void Link::take_board(const Message& message) {
  if (message.payload.empty()) {
    board_ = Board{};
  } else if (auto board = board_from_json(message.payload)) {
    board_ = std::move(*board);
  } else {
    tell(board.error().sentence);
  }
}

void Link::take_what_is_shown(const Message& message) {
  if (message.topic == topics_.board()) return take_board(message);
  if (message.topic == topics_.case_manifest()) shown_case_.take_manifest(message.payload);
  if (const auto number = topics_.after("case/", message.topic)) {
    std::size_t part = 0;
    const auto read = std::from_chars(number->data(), number->data() + number->size(), part);
    if (read.ec == std::errc() && read.ptr == number->data() + number->size())
      shown_case_.take_part(part, message.payload);
  }
  if (auto shown = shown_case_.take()) {
    if (*shown)
      take_case(std::move(**shown));
    else
      tell(shown->error().sentence);
  }
}

void Link::take_bridge(const Message& message, Millis now) {
  cut_off_ = message.payload == "0";
  losses_ += cut_off_;
  outbox_.take(Outbox::CutOff{cut_off_}, now);
  if (cut_off_) tell("The line from this room to the hub is down; it is being tried again.");
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
      take_kept_case();
      break;
    case LastRoom::Verdict::alive:
      outbox_.take(Outbox::RoomAlive{}, now);
      take_kept_case();
      break;
    case LastRoom::Verdict::old:
      break;
    case LastRoom::Verdict::stranger:
      if (kept_case_) kept_case_->stranger_spoke();
      tell("Something that is not this event's hub speaks in its name; its words are ignored. Tell the facilitator.");
  }
}

void Link::destroy_key_when_over() {
  const auto& room = last_room_.room();
  const bool over = room && (room->phase == Phase::closing || room->phase == Phase::closed);
  if (!over || !spool_ || !spool_->empty() || !spool_->has_key()) return;
  if (const auto destroyed = spool_->destroy_key(); !destroyed) tell(destroyed.error().sentence);
}

Health Link::health() const {
  const auto counts = outbox_.counts();
  return disk_failing_ || counts.stuck > 0 || counts.undone > 0 ? Health::trouble : Health::ready;
}

void Link::report_change() {
  if (health() != reported_) report(health());
}

void Link::report(Health health) {
  if (!up_) return;
  reported_ = health;
  auto state = device_state(options_.role, health, boot_);
  state.spool = spool_state_;
  line_->publish(topics_.device(options_.device), to_json(state), true);
}

void Link::tell(std::string sentence) {
  if (sentence == last_told_) return;
  last_told_ = sentence;
  messages_.push_back(std::move(sentence));
}

}  // namespace candour
