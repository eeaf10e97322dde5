#include "tests/sim/simulated_hosts.hpp"

#include <algorithm>
#include <utility>

#include "hub/room/room_messages.hpp"

namespace candour {

void SimulatedHub::make_event(const EventKeys& keys) {
  EventFacts facts;
  facts.reference = facts.ref = kRef;
  facts.session = "practitioners";
  facts.event_key = keys.public_key;
  facts.k = rules_.k;
  std::filesystem::create_directories(folder_);
  const auto agenda = first_position({{"facts", 20}, {"lived_experience", 10}, {"learning", 30}}, {});
  if (!EventStore::create(file(), facts, agenda, "pack")) std::abort();
}

bool SimulatedHub::start(Millis now) {
  ahead_ = Millis(chance_.uniform(100'000)) - now;
  auto store = EventStore::open(file());
  if (!store) return false;
  hub::HubSetup setup;
  setup.reference = kRef;
  setup.session = store->facts().session;
  setup.event_key = store->facts().event_key;
  setup.k = rules_.k;
  setup.beat = rules_.beat;
  setup.announce_behind = rules_.announce_behind;
  setup.bucket = rules_.bucket;
  setup.position = resumed_after_restart(store->position(), local(now));
  setup.late = store->late();
  setup.disk_good = store->settle();
  auto line = broker_.connect("hub", hub::hub_subscriptions(topics_), std::nullopt);
  running_ =
      std::make_unique<Running>(std::move(*store), std::move(line), std::move(setup), chance_, topics_, local(now));
  return true;
}

void SimulatedHub::turn(Millis now) {
  auto& performer = running_->performer;
  performer.tell(hub::TimePassed{}, local(now));
  for (const auto& event : running_->line->take()) {
    if (std::holds_alternative<LinkDown>(event)) performer.tell(hub::BrokerLost{}, local(now));
    if (std::holds_alternative<LinkUp>(event)) performer.tell(hub::BrokerBack{}, local(now));
    const auto* message = std::get_if<Message>(&event);
    if (message == nullptr) continue;
    if (const auto meant = hub::event_of(*message, topics_)) performer.tell(*meant, local(now));
  }
  performer.tell(hub::TimePassed{}, local(now));
}

Millis SimulatedHub::next(Millis now) const {
  return std::clamp(running_->hub.next_due() - ahead_, now + Millis(1), now + Millis(2500));
}

std::set<RecordId> SimulatedHub::stored() const {
  std::set<RecordId> records;
  const auto collect = [&](const EventStore& store) {
    store.each_record([&](const EventStore::Row& row) { records.insert(row.record); });
  };
  if (running_) {
    collect(running_->store);
  } else if (const auto store = EventStore::open(file())) {
    collect(*store);
  }
  return records;
}

bool SimulatedKiosk::start() {
  auto spool = Spool::open(folder_);
  if (!spool) return false;
  Link::Options options;
  options.reference = SimulatedHub::kRef;
  options.device = name_;
  options.enrolled_key = event_;
  const auto boot = spool->boot();
  auto wanted = Link::line_options(options, boot);
  auto line = broker_.connect(name_, std::move(wanted.subscriptions), std::move(wanted.will));
  link_ = std::make_unique<Link>(options, std::move(*spool), std::move(line), boot, chance_);
  return true;
}

Millis SimulatedKiosk::next(Millis now) const {
  return std::max(link_->next_pump(local(now)) - ahead_, now + Millis(1));
}

std::set<Secret> SimulatedKiosk::spooled() const {
  std::set<Secret> secrets;
  const auto spool = Spool::open(folder_);
  const auto entries = spool ? spool->entries() : Result<std::vector<SpoolEntry>>{};
  if (entries) {
    for (const auto& each : *entries) secrets.insert(each.secret);
  }
  return secrets;
}

}  // namespace candour
