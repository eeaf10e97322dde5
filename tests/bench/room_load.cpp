// room_load: what tests/bench/bench.py measures with. Each verb prints one line of JSON.
//
//   relay   BROKER TOPIC  COUNT            the same bytes through a broker alone, QoS 1
//   answers BROKER TOPICS COUNT            to a program that answers each message on TOPICS/answer
//   cells   BROKER REF    COUNT            prepared cells to a hub, until each has its receipt
//   alone   BROKER REF    COUNT            one cell at a time: half of them were receipted within p50_ms
//   echo    BROKER TOPIC  COUNT            one message at a time through a broker alone
//   fan     BROKER REF    LISTENERS COUNT  a change of step until all have seen it, beside the same bytes sent by the
//   broker alone fill    EVENT.DB COUNT                 that many records into a store
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <set>
#include <string_view>

#include "common/sealed/seal.hpp"
#include "common/store/event_store.hpp"
#include "common/wire/desk_request.hpp"
#include "common/wire/receipts.hpp"
#include "common/wire/room_state.hpp"
#include "common/wire/topics.hpp"
#include "tests/bench/crowd.hpp"

namespace candour {
namespace {

constexpr std::size_t kDevices = 32, kWindow = 20;

[[noreturn]] void give_up(std::string_view why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(1);
}

std::vector<std::string> topics_of(const std::function<std::string(std::size_t)>& topic) {
  std::vector<std::string> topics;
  for (std::size_t i = 0; i < kDevices; ++i) topics.push_back(topic(i));
  return topics;
}

std::vector<std::string> noise(std::size_t count, Chance& chance) {
  std::vector<std::string> payloads(count, std::string(Cell::size, '\0'));
  for (auto& each : payloads) chance.fill(std::span(reinterpret_cast<std::uint8_t*>(each.data()), each.size()));
  return payloads;
}

RoomState room_of(const BrokerAddress& broker, const Topics& topics) {
  Listener listener(broker, {topics.room()});
  for (const auto until = Clock::now() + std::chrono::seconds(10); Clock::now() < until;) {
    wait_for({listener.descriptor()}, std::chrono::milliseconds(100));
    for (const auto& payload : listener.take()) {
      if (const auto room = room_from_json(payload)) return *room;
    }
  }
  give_up("There is no room.");
}

/// Cells as kiosks make them: a mark of one sitting after the other, sealed beforehand.
std::vector<std::string> cells(std::size_t count, const RoomState& room, Chance& chance, std::set<Receipt>& receipts) {
  std::vector<std::string> payloads;
  const auto sealed = seal_contribution(room.event_key, R"({"v":1,"kind":"pass"})");
  for (std::size_t i = 0; i < count; ++i) {
    CellContents contents;
    contents.lane = static_cast<std::uint8_t>(Lane::marks);
    contents.event_tag = event_tag_of(room.event_key);
    chance.fill(contents.secret.bytes);
    chance.fill(contents.sitting.bytes);
    contents.sealed = *sealed;
    receipts.insert(receipt_of(contents.secret));
    payloads.emplace_back(seal_cell(room.hub_key, contents).view());
  }
  return payloads;
}

/// Sends all and waits until `done`. Seconds from the first to the last.
double timed(Senders& senders, Listener& listener, const std::function<bool(const std::vector<std::string>&)>& done) {
  const auto began = Clock::now();
  const auto late = began + std::chrono::seconds(120);
  while (true) {
    senders.pump();
    if (done(listener.take())) return Seconds(Clock::now() - began).count();
    if (Clock::now() > late) give_up("Not everything was answered within two minutes.");
    wait_for({listener.descriptor()}, std::chrono::milliseconds(1));
  }
}

void print_rate(std::size_t count, double seconds) {
  fmt::print("{{\"count\":{},\"seconds\":{:.6f},\"per_second\":{:.1f}}}\n", count, seconds,
             static_cast<double>(count) / seconds);
}

void print_median(std::vector<double> milliseconds) {
  std::sort(milliseconds.begin(), milliseconds.end());
  fmt::print("{{\"count\":{},\"p50_ms\":{:.4f}}}\n", milliseconds.size(), milliseconds[milliseconds.size() / 2]);
}

auto counts_to(std::size_t count) {
  return [count, seen = std::size_t{0}](const std::vector<std::string>& payloads) mutable {
    seen += payloads.size();
    return seen >= count;
  };
}

auto receipts_all(std::set<Receipt>& missing) {
  return [&missing](const std::vector<std::string>& payloads) {
    for (const auto& payload : payloads) {
      for (const auto& receipt : receipts_from(payload).value_or(std::vector<Receipt>())) missing.erase(receipt);
    }
    return missing.empty();
  };
}

void relay(const BrokerAddress& broker, const std::string& topic, std::size_t count, Chance& chance) {
  Listener listener(broker, {topic + "/+"});
  listener.wait_until_connected();
  Senders senders(broker, topics_of([&](std::size_t i) { return fmt::format("{}/{}", topic, i); }), kWindow);
  senders.load(noise(count, chance));
  print_rate(count, timed(senders, listener, counts_to(count)));
}

void answers(const BrokerAddress& broker, const std::string& topic, std::size_t count, Chance& chance) {
  Listener listener(broker, {topic + "/answer"});
  listener.wait_until_connected();
  Senders senders(broker, topics_of([&](std::size_t i) { return fmt::format("{}/{}", topic, i); }), kWindow);
  senders.load(noise(count, chance));
  print_rate(count, timed(senders, listener, counts_to(count)));
}

void to_hub(const BrokerAddress& broker, const Topics& topics, std::size_t count, Chance& chance) {
  const auto room = room_of(broker, topics);
  std::set<Receipt> missing;
  auto payloads = cells(count, room, chance, missing);
  Listener listener(broker, {topics.receipt()});
  listener.wait_until_connected();
  Senders senders(broker, topics_of([&](std::size_t i) { return topics.cell(fmt::format("bench-{}", i)); }), kWindow);
  senders.load(std::move(payloads));
  print_rate(count, timed(senders, listener, receipts_all(missing)));
}

void one_by_one(const BrokerAddress& broker, const Topics& topics, std::size_t count, Chance& chance) {
  const auto room = room_of(broker, topics);
  Listener listener(broker, {topics.receipt()});
  listener.wait_until_connected();
  Senders senders(broker, {topics.cell("bench-0")}, kWindow);
  std::set<Receipt> missing;
  const auto payloads = cells(count, room, chance, missing);
  std::vector<double> took;
  for (std::size_t i = 0; i < count; ++i) {
    const auto left = missing.size();
    senders.load(std::vector<std::string>(payloads.begin(), payloads.begin() + static_cast<std::ptrdiff_t>(i) + 1));
    auto all = receipts_all(missing);
    took.push_back(1000 *
                   timed(senders, listener, [&](const auto& came) { return all(came) || missing.size() < left; }));
  }
  print_median(took);
}

void echo(const BrokerAddress& broker, const std::string& topic, std::size_t count, Chance& chance) {
  Listener listener(broker, {topic + "/+"});
  listener.wait_until_connected();
  Senders senders(broker, {topic + "/0"}, kWindow);
  const auto payloads = noise(count, chance);
  std::vector<double> took;
  for (std::size_t i = 0; i < count; ++i) {
    senders.load(std::vector<std::string>(payloads.begin(), payloads.begin() + static_cast<std::ptrdiff_t>(i) + 1));
    took.push_back(1000 * timed(senders, listener, counts_to(1)));
  }
  print_median(took);
}

/// Two hundred screens, and one who says something to all of them.
class Hall {
 public:
  Hall(const BrokerAddress& broker, const std::vector<std::string>& topics, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) screens_.push_back(std::make_unique<Listener>(broker, topics));
    for (auto& screen : screens_) screen->wait_until_connected();
  }
  /// Milliseconds until every screen has something that `is_it`.
  double until_all(Clock::time_point began, const std::function<bool(const std::string&)>& is_it) {
    std::vector<Listener*> missing;
    for (const auto& screen : screens_) missing.push_back(screen.get());
    while (!missing.empty()) {
      if (Clock::now() - began > std::chrono::seconds(20)) give_up("Not every screen was told.");
      wait_for({missing.front()->descriptor()}, std::chrono::milliseconds(50));
      std::erase_if(missing, [&](Listener* each) {
        const auto came = each->take();
        return std::any_of(came.begin(), came.end(), is_it);
      });
    }
    return 1000 * Seconds(Clock::now() - began).count();
  }

 private:
  std::vector<std::unique_ptr<Listener>> screens_;
};

double middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void fan(const BrokerAddress& broker, const Topics& topics, std::size_t screens, std::size_t count) {
  const auto room = room_of(broker, topics);
  BrokerLine desk({broker, {}, {}, {}, 1000});
  await_link_up(desk);
  // What the broker alone does: a topic of the desk's carries the same bytes, to the same screens.
  Hall hall(broker, {topics.room(), topics.board()}, screens);
  const auto bytes = to_json(room);
  std::vector<double> by_hub, by_broker;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& step = room.steps[(room.at + 1 + i) % room.steps.size()].id;
    const auto at = (room.at + 1 + i) % room.steps.size();
    auto began = Clock::now();
    desk.publish(topics.desk_do(), to_json(DeskRequest{fmt::format("bench-{}", i), Command{Verb::go_to, 0, step}}),
                 false);
    by_hub.push_back(hall.until_all(began, [&](const std::string& payload) {
      const auto told = room_from_json(payload);
      return told && told->at == at;
    }));
    const auto marked = bytes + std::string(i + 1, ' ');
    began = Clock::now();
    desk.publish(topics.board(), marked, false);
    by_broker.push_back(
        hall.until_all(began, [&](const std::string& payload) { return payload.size() == marked.size(); }));
  }
  fmt::print("{{\"screens\":{},\"hub_ms\":{:.3f},\"broker_ms\":{:.3f}}}\n", screens, middle(by_hub), middle(by_broker));
}

void fill(const std::string& file, std::size_t count, Chance& chance) {
  auto store = EventStore::open(file);
  if (!store) give_up(store.error().sentence);
  constexpr std::size_t kAtOnce = 2000;
  for (std::size_t done = 0; done < count; done += kAtOnce) {
    std::vector<EventStore::Row> rows(std::min(kAtOnce, count - done));
    for (auto& row : rows) {
      chance.fill(row.record.bytes);
      chance.fill(row.sealed.bytes);
    }
    if (!store->commit(rows)) give_up("The store did not take the records.");
  }
  fmt::print("{{\"count\":{}}}\n", store->count_records());
}

int main_with(const std::vector<std::string>& words) {
  if (words.size() < 3) give_up("Usage: room_load relay|answers|cells|alone|echo BROKER TOPIC COUNT; see the source.");
  SystemChance chance;
  if (words[0] == "fill") return fill(words[1], std::stoul(words[2]), chance), 0;
  const auto broker = broker_address_from(words[1]);
  if (!broker) give_up(broker.error().sentence);
  const auto count = std::stoul(words.back());
  if (words[0] == "relay") relay(*broker, words[2], count, chance);
  if (words[0] == "answers") answers(*broker, words[2], count, chance);
  if (words[0] == "cells") to_hub(*broker, Topics(words[2]), count, chance);
  if (words[0] == "alone") one_by_one(*broker, Topics(words[2]), count, chance);
  if (words[0] == "echo") echo(*broker, words[2], count, chance);
  if (words[0] == "fan") fan(*broker, Topics(words[2]), std::stoul(words[3]), count);
  return 0;
}

}  // namespace
}  // namespace candour

int main(int argc, char** argv) {
  candour::ready_sodium();
  return candour::main_with(std::vector<std::string>(argv + 1, argv + argc));
}
