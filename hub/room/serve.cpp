#include "hub/room/serve.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <utility>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/process/monotonic_clock.hpp"
#include "common/process/standard_streams.hpp"
#include "common/process/systemd_notice.hpp"
#include "common/store/real_disk.hpp"
#include "common/wire/room_address.hpp"
#include "hub/broker/private_broker.hpp"
#include "hub/room/performer.hpp"
#include "hub/room/room_messages.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

constexpr Millis kLongestSleep{2500};           // the watchdog is fed at each turn of the loop
constexpr Millis kBrokerAgain{500};             // a broker that falls is started again at most this often
constexpr std::int64_t kEarliest = 1767225600;  // 2026-01-01: a clock that stands before it was never set

Result<HubSetup> setup_of(const EventStore& store, const ServeOptions& options) {
  const auto& facts = store.facts();
  if (!facts.rehearsal && (options.beat_seconds || options.k)) {
    return fail(ExitCode::refused,
                "A real event takes k and its beat from its pack; --k and --beat are for events made with "
                "new --rehearsal.");
  }
  HubSetup setup;
  setup.reference = facts.reference;
  setup.session = facts.session;
  setup.rehearsal = facts.rehearsal;
  setup.event_key = facts.event_key;
  setup.k = options.k.value_or(facts.k);
  const double beat = options.beat_seconds.value_or(facts.beat_seconds);
  setup.beat = Millis(static_cast<std::int64_t>(beat * 1000));
  setup.announce_behind = facts.announce_behind;
  setup.bucket = !facts.rehearsal || options.bucket;
  setup.position = resumed_after_restart(store.position(), monotonic_now());
  setup.late = store.late();
  return setup;
}

std::string modified(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return fmt::format("{}.{}.{}", status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ino);
}

/// The broker of the room: one of our own, or somebody else's.
struct RoomBroker {
  std::unique_ptr<PrivateBroker> own;
  BrokerAddress hub_address;
  RoomAddress published;
  std::string devices_seen;  ///< when the list that our own lets in was written
};

Result<RoomBroker> own_broker(const EventFacts& facts, const ServeOptions& options) {
  const auto listen = listen_address_from(options.listen);
  if (!listen) return tl::make_unexpected(listen.error());
  auto seen = modified(options.event / "devices");  // before it is read: what is written meanwhile is news
  auto devices = read_devices(options.event);
  if (!devices) return tl::make_unexpected(devices.error());
  const bool plain = facts.rehearsal && listen->loopback();
  auto broker = PrivateBroker::start({facts.ref, *listen, plain, std::move(*devices)});
  if (!broker) return tl::make_unexpected(broker.error());
  RoomBroker room;
  room.own = std::move(*broker);
  room.devices_seen = std::move(seen);
  room.hub_address = room.own->hub_address();
  room.published = {room.own->local_url(), facts.ref, ::getpid(), room.own->listen_url()};
  return room;
}

/// Where local programs meet a broker that `broker-config` was written for: the hub's own socket lets whoever comes in
/// there speak for the hub, and is not theirs.
std::optional<std::string> local_url_beside(const BrokerAddress& hub) {
  BrokerPlan plan;
  plan.folder = fs::path(hub.host).parent_path();
  const bool ours = hub.way == BrokerAddress::Way::unix_socket && plan.hub_socket() == hub.host &&
                    fs::exists(plan.folder / "local.acl");
  return ours ? std::optional("unix://" + plan.local_socket().string()) : std::nullopt;
}

Result<RoomBroker> other_broker(const EventFacts& facts, const ServeOptions& options) {
  auto address = broker_address_from(options.broker);
  if (!address) return tl::make_unexpected(address.error());
  if (!facts.rehearsal && address->way == BrokerAddress::Way::tcp) {
    return fail(ExitCode::refused,
                "A real event does not go over a broker without keys; use mqtts+psk:// or the private broker.");
  }
  if (auto given = give_key(*address, options.psk_identity, options.psk_hex); !given)
    return tl::make_unexpected(given.error());
  RoomBroker room;
  room.hub_address = *address;
  const auto local = local_url_beside(*address).value_or(options.broker);
  room.published = {local, facts.ref, ::getpid(), local};
  return room;
}

/// Everything of a served room, in the order in which it has to come and go.
class Room {
 public:
  Room(const ServeOptions& options, EventStore& store, HubSetup setup, RoomBroker broker)
      : options_(options),
        broker_(std::move(broker)),
        topics_(store.facts().ref),
        records_(store),
        hub_(std::move(setup), chance_, records_, monotonic_now()),
        line_(line_options()),
        performer_(hub_, store, line_, topics_, options.event / "event.key", options.copies) {}

  void serve_until(StopSignal& stop) {
    tell(ClockLooked{clock_is_set()});
    while (!stop.came() && !performer_.stopped()) {
      wait(stop);
      notify_systemd("WATCHDOG=1");
      tell(ClockLooked{clock_is_set()});  // it may be set in the middle of the day
      tell(TimePassed{});
      if (take_messages()) tell(TimePassed{});  // a beat of 0 follows each batch of intake
      keep_broker();
      follow_enrolments();
    }
  }

  /// So that nobody finds a room that nobody serves. Case data must not stay on a broker that is not ours.
  void leave() {
    line_.publish(topics_.room(), "", true);
    if (broker_.own) return;
    line_.publish(topics_.board(), "", true);
    line_.publish(topics_.case_manifest(), "", true);
    for (std::size_t i = 0; i < case_parts_; ++i) line_.publish(topics_.case_part(i), "", true);
  }

  const RoomAddress& address() const { return broker_.published; }

 private:
  BrokerClient::Options line_options() const {
    BrokerClient::Options options;
    options.address = broker_.hub_address;
    options.subscriptions = hub_subscriptions(topics_);
    if (!broker_.own) options.subscriptions.push_back({topics_.case_part_any()});
    return options;
  }

  static bool clock_is_set() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count() >= kEarliest;
  }

  void wait(const StopSignal& stop) {
    const auto longest = broker_ended_ ? kBrokerAgain : kLongestSleep;
    const auto left = std::clamp(hub_.next_due() - monotonic_now(), Millis(0), longest);
    pollfd sources[] = {{line_.descriptor(), POLLIN, 0},
                        {stop.descriptor(), POLLIN, 0},
                        {broker_.own && !broker_ended_ ? broker_.own->descriptor() : -1, POLLIN, 0}};
    ::poll(sources, 3, static_cast<int>(left.count()));
    broker_ended_ = broker_ended_ || sources[2].revents != 0;
  }

  /// True when there was at least one.
  bool take_messages() {
    const auto events = line_.take();
    for (const auto& event : events) {
      if (std::holds_alternative<LinkDown>(event)) tell(BrokerLost{});
      if (std::holds_alternative<LinkUp>(event)) tell(BrokerBack{});
      if (const auto* message = std::get_if<Message>(&event)) take(*message);
    }
    return !events.empty();
  }

  void tell(const HubEvent& event) { performer_.tell(event, monotonic_now()); }

  void take(const Message& message) {
    if (topics_.after("case/", message.topic)) ++case_parts_;
    if (const auto event = event_of(message, topics_)) tell(*event);
  }

  void keep_broker() {
    if (!broker_ended_ || monotonic_now() < broker_again_) return;
    const auto restarted = broker_.own->restart();
    broker_ended_ = !restarted;
    broker_again_ = monotonic_now() + kBrokerAgain;
    complain(restarted ? "The broker had stopped and was started again." : restarted.error().sentence);
  }

  void follow_enrolments() {
    if (!broker_.own) return;
    const auto seen = modified(options_.event / "devices");
    if (seen == broker_.devices_seen) return;
    const auto let_in = let_in_enrolled();
    // Only what the broker has taken is seen: a revocation that failed is tried again, not forgotten.
    if (let_in) broker_.devices_seen = seen;
    const auto failed = let_in ? std::string() : let_in.error().sentence;
    if (failed != std::exchange(enrolments_failed_, failed) && !failed.empty()) complain(failed);
  }

  Done let_in_enrolled() {
    auto devices = read_devices(options_.event);
    return devices ? broker_.own->let_in(std::move(*devices)) : Done(tl::make_unexpected(devices.error()));
  }

  const ServeOptions& options_;
  RoomBroker broker_;
  const Topics topics_;
  SystemChance chance_;
  StoreRecords records_;
  Hub hub_;
  BrokerLine line_;
  Performer performer_;
  std::string enrolments_failed_;  ///< why a later list of devices is not let in yet, said once
  std::size_t case_parts_ = 0;
  bool broker_ended_ = false;
  Millis broker_again_{};
};

/// EVENT/run/room.json for as long as the room is served.
class RoomFile {
 public:
  static Result<std::unique_ptr<RoomFile>> write(const fs::path& event, const RoomAddress& address) {
    std::error_code error;
    fs::create_directories(event / "run", error);
    std::unique_ptr<RoomFile> file(new RoomFile(event / "run"));
    if (auto written = write_file(event / "run" / "room.json", to_json(address) + "\n", Readers::everybody); !written) {
      return tl::make_unexpected(written.error());
    }
    return file;
  }
  RoomFile(const RoomFile&) = delete;
  RoomFile& operator=(const RoomFile&) = delete;
  ~RoomFile() {
    std::error_code ignored;
    fs::remove(folder_ / "room.json", ignored);
    fs::remove(folder_, ignored);
  }

 private:
  explicit RoomFile(fs::path folder) : folder_(std::move(folder)) {}
  fs::path folder_;
};

}  // namespace

Done serve(const ServeOptions& options, StopSignal& stop) {
  auto lock = FolderLock::take(options.event);
  if (!lock) return tl::make_unexpected(lock.error());
  auto store = EventStore::open(options.event / "event.db");
  if (!store) return tl::make_unexpected(store.error());
  const auto& facts = store->facts();
  if (auto real = kept_on_a_real_disk(options.event, facts.rehearsal, options.allow_volatile); !real) return real;
  auto setup = setup_of(*store, options);
  if (!setup) return tl::make_unexpected(setup.error());
  setup->disk_good = store->settle();
  auto broker = options.broker == "private" ? own_broker(facts, options) : other_broker(facts, options);
  if (!broker) return tl::make_unexpected(broker.error());

  Room room(options, *store, std::move(*setup), std::move(*broker));
  auto file = RoomFile::write(options.event, room.address());
  if (!file) return tl::make_unexpected(file.error());
  fmt::print("listening on {}\n", room.address().listen);
  if (facts.rehearsal) fmt::print("this is a rehearsal\n");
  fmt::print("ready\n");
  std::fflush(stdout);
  notify_systemd("READY=1");
  room.serve_until(stop);
  notify_systemd("STOPPING=1");
  room.leave();
  return {};
}

}  // namespace candour::hub
