#include "tests/observer/watched_room.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "common/text/hex.hpp"
#include "hub/core/hub.hpp"
#include "kiosk/core/desk/desk_action.hpp"

namespace candour {
namespace {

constexpr int kSteps = 4;

/// One contribution on its way to the kiosk's Send.
struct Sent {
  Millis at{};
  int person = 0;
  int step = 0;
};

Millis between(Chance& chance, std::uint32_t least, std::uint32_t most) {
  return Millis(1000 * (least + chance.uniform(most - least + 1)));
}

/// People go to the kiosks one after another and write one to six things, 15 to 60 seconds each.
std::vector<Sent> people_write(const RoomPlan& plan, WatchedRoom& room, Chance& chance) {
  std::vector<Sent> sent;
  std::vector<Millis> free_at(static_cast<std::size_t>(plan.kiosks), Millis(0));
  for (int person = 0; person < kPeople; ++person) {
    auto& kiosk = *std::min_element(free_at.begin(), free_at.end());
    auto now = kiosk + between(chance, 5, 40);
    WatchedRoom::Sitting sitting{now, now, person};
    const auto things = 1 + chance.uniform(6);
    for (std::uint32_t i = 0; i < things; ++i) {
      now += between(chance, 15, 60);
      sent.push_back({now, person, 0});
    }
    sitting.ends = kiosk = now + between(chance, 2, 10);
    room.sittings.push_back(sitting);
  }
  std::sort(sent.begin(), sent.end(), [](const Sent& a, const Sent& b) { return a.at < b.at; });
  const auto whole = *std::max_element(free_at.begin(), free_at.end());
  for (int step = 0; step < kSteps; ++step) room.step_begins.push_back(whole * step / kSteps);
  for (auto& each : sent) {
    while (each.step + 1 < kSteps && room.step_begins[static_cast<std::size_t>(each.step) + 1] <= each.at) ++each.step;
  }
  return sent;
}

/// The real desk, unlocked: what is released comes in, and what its feed shows is what the observer sees.
class DeskOfTheRoom {
 public:
  explicit DeskOfTheRoom(Chance& chance) : chance_(chance) {
    RoomState room;
    for (const auto* id : {"a", "b", "c", "d"}) room.steps.push_back({id, 10});
    room.phase = Phase::open;
    take(news::Room{room});
    OpenedEvent event;
    event.pack = std::make_shared<const EventPack>();
    take(news::Opened{std::move(event), nullptr});
    take(desk::AllSteps{true});
  }

  /// What has appeared on the screen, from the top.
  std::vector<RecordId> show(const std::set<RecordId>& released) {
    news::Released news;
    for (const auto& id : released) {
      Contribution contribution;
      contribution.text = to_hex(id.span());
      contribution.step = "a";
      std::copy_n(id.bytes.begin(), 16, contribution.nonce.bytes.begin());
      news.contributions.push_back({id, contribution});
    }
    take(news);
    std::vector<RecordId> appeared;
    for (const auto* each : feed(model_, FeedFilter::all)) {
      if (seen_.insert(each->id).second) appeared.push_back(each->id);
    }
    return appeared;
  }

 private:
  void take(const DeskAction& action) { update(model_, action, Millis(0), chance_); }

  Chance& chance_;
  DeskModel model_;
  std::set<RecordId> seen_;
};

/// The real hub, fed with real Cells; what it publishes for the desk is what the desk shows.
class HubOfTheRoom {
 public:
  HubOfTheRoom(const RoomPlan& plan, WatchedRoom& room, Chance& chance)
      : room_(room),
        chance_(chance),
        event_(make_event_keys()),
        desk_(chance),
        screen_(plan.screen),
        hub_(setup_of(plan, event_), chance, store_, Millis(0)) {
    tell(hub::RequestCame{{"1", Command{Verb::open, 0, ""}}}, Millis(0));
  }

  void take(const Sent& sent) {
    CellContents contents;
    contents.step = static_cast<std::uint8_t>(sent.step);
    contents.event_tag = event_tag_of(event_.public_key);
    chance_.fill(contents.secret.bytes);
    contents.sitting.bytes[0] = static_cast<std::uint8_t>(sent.person);
    const auto record = record_id_of(contents.secret);
    written_[record] = {sent.step, sent.person};
    number_[record] = number_.size();
    unannounced_.insert(record);
    while (hub_.next_due() < sent.at) tell(hub::TimePassed{}, hub_.next_due());
    const auto cell = seal_cell(key_, contents);
    tell(hub::CellCame{"kiosk", std::string(cell.view())}, sent.at);
  }

  void end(Millis at) {
    while (hub_.next_due() < at) tell(hub::TimePassed{}, hub_.next_due());
    for (const auto& record : unannounced_) room_.unannounced.push_back(written_.at(record));
  }

 private:
  struct Store final : hub::StoredRecords {
    bool contains(const RecordId& record) const override { return records.contains(record); }
    std::set<RecordId> records;
  };

  static hub::HubSetup setup_of(const RoomPlan& plan, const EventKeys& event) {
    hub::HubSetup setup;
    setup.event_key = event.public_key;
    setup.k = plan.k;
    setup.beat = kBeat;
    setup.announce_behind = plan.announce_behind;
    setup.bucket = false;
    setup.position = first_position({{"a", 10}, {"b", 10}, {"c", 10}, {"d", 10}}, {});
    return setup;
  }

  void tell(const hub::HubEvent& event, Millis now) {
    std::set<RecordId> released_now;
    const auto show = [&](const RecordId& record) {
      if (unannounced_.erase(record) > 0) released_now.insert(record);
    };
    for (const auto& effect : hub_.step(event, now)) {
      if (const auto* commit = std::get_if<hub::Commit>(&effect)) {
        for (const auto& row : commit->rows) store_.records.insert(row.record);
        tell(hub::Committed{true}, now);
      }
      if (const auto* room = std::get_if<hub::PublishRoom>(&effect)) key_ = room->room.hub_key;
      if (const auto* released = std::get_if<hub::PublishReleased>(&effect)) {
        for (const auto& each : released->records) show(each.record);
      }
      if (const auto* stored = std::get_if<hub::PublishStored>(&effect)) {
        for (const auto& record : store_.records) {
          if (!stored->all_but.contains(record)) show(record);
        }
      }
    }
    if (!released_now.empty()) room_.feed.push_back({now, on_screen(released_now)});
  }

  std::vector<WatchedRoom::Record> on_screen(const std::set<RecordId>& released) {
    auto shown = desk_.show(released);
    if (screen_ == ScreenOrder::as_written)
      std::sort(shown.begin(), shown.end(),
                [&](const auto& a, const auto& b) { return number_.at(a) > number_.at(b); });
    std::vector<WatchedRoom::Record> records;
    for (const auto& record : shown) records.push_back(written_.at(record));
    return records;
  }

  WatchedRoom& room_;
  Chance& chance_;
  EventKeys event_;
  Store store_;
  HubPublicKey key_;
  DeskOfTheRoom desk_;
  const ScreenOrder screen_;
  hub::Hub hub_;
  std::map<RecordId, WatchedRoom::Record> written_;
  std::map<RecordId, std::size_t> number_;  ///< in the order of writing
  std::set<RecordId> unannounced_;
};

/// The rules that others use, for comparison.
void release_simply(const RoomPlan& plan, const std::vector<Sent>& sent, WatchedRoom& room) {
  room.one_of_each = false;
  WatchedRoom::Batch waiting;
  const auto flush = [&](Millis at) {
    waiting.at = at;
    if (!waiting.records.empty()) room.feed.push_back(std::move(waiting));
    waiting = {};
  };
  const auto enough = plan.rule == ReleaseRule::live ? std::size_t{1} : static_cast<std::size_t>(plan.k);
  int step = 0;
  for (const auto& each : sent) {
    if (plan.rule == ReleaseRule::flush_at_steps_end && each.step != step) flush(each.at);
    step = each.step;
    waiting.records.push_back({each.step, each.person});
    if (waiting.records.size() >= enough) flush(each.at);
  }
  room.unannounced = waiting.records;
}

}  // namespace

bool WatchedRoom::sat_in(const Sitting& sitting, int step) const {
  const auto s = static_cast<std::size_t>(step);
  const auto ends = s + 1 < step_begins.size() ? step_begins[s + 1] : Millis::max();
  return sitting.begins < ends && sitting.ends >= step_begins[s];
}

WatchedRoom watch_room(const RoomPlan& plan, Chance& chance) {
  WatchedRoom room;
  const auto sent = people_write(plan, room, chance);
  if (plan.rule != ReleaseRule::candour) {
    release_simply(plan, sent, room);
    return room;
  }
  HubOfTheRoom hub(plan, room, chance);
  for (const auto& each : sent) hub.take(each);
  hub.end(sent.back().at + 2 * kBeat);
  return room;
}

}  // namespace candour
