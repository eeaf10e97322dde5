#include "tests/bench/crowd.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <cstdlib>

namespace candour {
namespace {

constexpr std::chrono::seconds kConnectsWithin{60};  // hundreds at once

std::vector<Subscription> subscriptions(std::vector<std::string> topics) {
  std::vector<Subscription> all;
  for (auto& topic : topics) all.push_back({std::move(topic), false});
  return all;
}

BrokerClient::Options options_for(const BrokerAddress& broker, std::vector<Subscription> topics) {
  BrokerClient::Options options;
  options.address = broker;
  options.subscriptions = std::move(topics);
  return options;
}

}  // namespace

void await_link_up(BrokerLine& line) {
  for (const auto until = Clock::now() + kConnectsWithin; Clock::now() < until;) {
    wait_for({line.descriptor()}, std::chrono::milliseconds(100));
    for (const auto& event : line.take()) {
      if (std::holds_alternative<LinkUp>(event)) return;
    }
  }
  fmt::print(stderr, "The broker did not answer within a minute.\n");
  std::exit(1);
}

void wait_for(const std::vector<int>& descriptors, std::chrono::milliseconds most) {
  std::vector<pollfd> waiting;
  for (const int each : descriptors) waiting.push_back({each, POLLIN, 0});
  ::poll(waiting.data(), waiting.size(), static_cast<int>(most.count()));
}

Senders::Senders(const BrokerAddress& broker, std::vector<std::string> topics, std::size_t window) : window_(window) {
  for (auto& topic : topics) devices_.push_back({topic, std::make_unique<BrokerLine>(options_for(broker, {})), 0});
  for (auto& device : devices_) await_link_up(*device.line);
}

bool Senders::pump() {
  for (auto& device : devices_) {
    for (const auto& event : device.line->take()) device.in_flight -= std::holds_alternative<Delivered>(event);
  }
  for (auto& device : devices_) {
    while (next_ < payloads_.size() && device.in_flight < window_ &&
           device.line->publish(device.topic, payloads_[next_], false)) {
      ++device.in_flight;
      ++next_;
    }
  }
  return next_ < payloads_.size();
}

Listener::Listener(const BrokerAddress& broker, std::vector<std::string> topics)
    : line_(options_for(broker, subscriptions(std::move(topics)))) {}

void Listener::wait_until_connected() { await_link_up(line_); }

std::vector<std::string> Listener::take() {
  std::vector<std::string> payloads;
  for (auto& event : line_.take()) {
    if (auto* message = std::get_if<Message>(&event)) payloads.push_back(std::move(message->payload));
  }
  return payloads;
}

}  // namespace candour
