#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "common/sealed/keys.hpp"
#include "common/store/event_store.hpp"
#include "hub/core/hub.hpp"
#include "hub/room/performer.hpp"
#include "kiosk/link/link.hpp"
#include "tests/sim/simulated_broker.hpp"

namespace candour {

/// The rules of one room.
struct RoomRules {
  int k = 5;
  Millis beat{5000};
  bool announce_behind = false;
  bool bucket = true;
};

/// The hub's box: its disk, and the program while it runs. Everything of it is the real thing but disk, clock and line.
class SimulatedHub {
 public:
  static constexpr const char* kRef = "sim";

  SimulatedHub(std::filesystem::path folder, SimulatedBroker& broker, Chance& chance, RoomRules rules)
      : folder_(std::move(folder)), broker_(broker), chance_(chance), rules_(rules), topics_(kRef) {}

  void make_event(const EventKeys& keys);
  bool start(Millis now);  ///< false: its disk would not let it
  void stop() { running_.reset(); }
  bool runs() const { return running_ != nullptr; }

  void turn(Millis now);  ///< one turn of the loop in serve.cpp
  Millis next(Millis now) const;
  void jump(Millis forward) { ahead_ += forward; }

  Phase phase() const { return running_->hub.position().phase; }
  bool contains(const RecordId& record) const { return running_->store.contains(record); }
  std::set<RecordId> stored() const;
  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path file() const { return folder_ / "event.db"; }

 private:
  struct Running {
    Running(EventStore opened, std::unique_ptr<Line> its_line, hub::HubSetup setup, Chance& chance,
            const Topics& topics, Millis now)
        : store(std::move(opened)),
          line(std::move(its_line)),
          records(store),
          hub(std::move(setup), chance, records, now),
          performer(hub, store, *line, topics, "no key here") {}
    EventStore store;
    std::unique_ptr<Line> line;
    hub::StoreRecords records;
    hub::Hub hub;
    hub::Performer performer;
  };
  Millis local(Millis now) const { return now + ahead_; }

  std::filesystem::path folder_;
  SimulatedBroker& broker_;
  Chance& chance_;
  RoomRules rules_;
  Topics topics_;
  Millis ahead_{};  // a monotonic clock begins anew with each start of the box, and may jump forward
  std::unique_ptr<Running> running_;
};

/// A kiosk's box.
class SimulatedKiosk {
 public:
  SimulatedKiosk(std::string name, std::filesystem::path folder, SimulatedBroker& broker, Chance& chance,
                 const EventPublicKey& event)
      : name_(std::move(name)), folder_(std::move(folder)), broker_(broker), chance_(chance), event_(event) {}

  bool start();
  void stop() { link_.reset(); }
  bool runs() const { return link_ != nullptr; }
  Link& link() { return *link_; }
  void turn(Millis now) { link_->pump(local(now)); }
  Millis next(Millis now) const;
  Millis local(Millis now) const { return now + ahead_; }
  void jump(Millis forward) { ahead_ += forward; }

  const std::string& name() const { return name_; }
  const std::filesystem::path& folder() const { return folder_; }
  /// What its spool holds, read by nobody but the simulation. Precondition: it does not run.
  std::set<Secret> spooled() const;

 private:
  std::string name_;
  std::filesystem::path folder_;
  SimulatedBroker& broker_;
  Chance& chance_;
  EventPublicKey event_;
  Millis ahead_{};
  std::unique_ptr<Link> link_;
};

}  // namespace candour
