#include "tests/sim/simulated_broker.hpp"

#include <algorithm>
#include <utility>

namespace candour {

/// One client's end of it.
class SimulatedLine final : public Line {
 public:
  SimulatedLine(SimulatedBroker& broker, std::shared_ptr<SimulatedBroker::Client> client)
      : broker_(broker), client_(std::move(client)) {}
  ~SimulatedLine() override { leave(); }
  int descriptor() const override { return -1; }
  std::vector<BrokerEvent> take() override { return std::exchange(client_->inbox, {}); }
  std::optional<int> publish(const std::string& topic, std::string_view payload, bool retain) override {
    return broker_.publish(client_, topic, payload, retain);
  }
  void reconnect() override { broker_.lose(*client_); }
  void leave() override {
    client_->left = true;
    client_->up = false;
    const auto known = broker_.clients_.find(client_->name);
    if (known != broker_.clients_.end() && known->second == client_) broker_.clients_.erase(known);
  }

 private:
  SimulatedBroker& broker_;
  std::shared_ptr<SimulatedBroker::Client> client_;
};

bool covers(std::string_view subscription, std::string_view topic) {
  const auto plus = subscription.find('+');
  if (plus == std::string_view::npos) return subscription == topic;
  if (!topic.starts_with(subscription.substr(0, plus))) return false;
  const auto rest = topic.substr(plus);
  return rest.find('/') == std::string_view::npos;  // every + of ours stands last
}

std::unique_ptr<Line> SimulatedBroker::connect(std::string name, std::vector<Subscription> subscriptions,
                                               std::optional<Message> will) {
  auto client = std::make_shared<Client>();
  client->name = name;
  client->subscriptions = std::move(subscriptions);
  client->will = std::move(will);
  client->up_again = now_ + some_delay();
  clients_[std::move(name)] = client;
  return std::make_unique<SimulatedLine>(*this, std::move(client));
}

std::optional<int> SimulatedBroker::publish(const std::shared_ptr<Client>& from, const std::string& topic,
                                            std::string_view payload, bool retain) {
  watch_(*from, topic, payload);
  if (!from->up) return std::nullopt;
  const int packet = ++from->packet;
  const bool lost = static_cast<int>(chance_.uniform(1000)) < weather.losses_of_1000;
  const bool arrives = !lost || chance_.uniform(2) == 0;
  const bool is_cell = topic.find("/cell/") != std::string::npos;
  const bool dropped = is_cell && static_cast<int>(chance_.uniform(1000)) < weather.drops_of_1000;
  if (arrives && !dropped) route(from.get(), {topic, std::string(payload), retain});
  if (lost) {
    lose(*from);
  } else {
    deliver(from, Delivered{packet, 0}, now_ + some_delay());
  }
  return packet;
}

void SimulatedBroker::route(const Client* from, const Message& message) {
  if (message.retained && message.payload.empty()) {
    retained_.erase(message.topic);
  } else if (message.retained) {
    retained_[message.topic] = message.payload;
  }
  auto at = now_ + some_delay();
  if (message.topic.find("/device/") != std::string::npos) {
    at = std::max(at, last_word_[message.topic]);
    last_word_[message.topic] = at;
  }
  for (const auto& [name, client] : clients_) {
    if (!client->up) continue;
    const Client& to = *client;
    const bool wanted = std::any_of(to.subscriptions.begin(), to.subscriptions.end(), [&](const Subscription& each) {
      return covers(each.topic, message.topic) && (&to != from || each.own_too);
    });
    if (wanted) deliver(client, Message{message.topic, message.payload, false}, at);
  }
}

void SimulatedBroker::deliver(const std::shared_ptr<Client>& to, BrokerEvent event, Millis at) {
  deliveries_.emplace(at, Delivery{to, to->connection, std::move(event)});
}

void SimulatedBroker::lose(const std::string& name) {
  if (const auto found = clients_.find(name); found != clients_.end() && found->second->up) lose(*found->second);
}

void SimulatedBroker::lose(Client& client) {
  client.up_again = now_ + Millis(100 + chance_.uniform(5000));
  if (!client.up) return;
  client.up = false;
  ++client.connection;
  client.inbox.emplace_back(LinkDown{"lost"});
  if (client.will) route(&client, *client.will);
}

void SimulatedBroker::restart() {
  retained_.clear();
  last_word_.clear();
  deliveries_.clear();
  for (auto& [name, client] : clients_) {
    if (client->up) client->inbox.emplace_back(LinkDown{"restart"});
    client->up = false;
    ++client->connection;
    client->up_again = now_ + Millis(50 + chance_.uniform(3000));
  }
}

void SimulatedBroker::bring_up(const std::shared_ptr<Client>& client) {
  client->up = true;
  ++client->connection;
  client->inbox.emplace_back(LinkUp{});
  for (const auto& [topic, payload] : retained_) {
    for (const auto& each : client->subscriptions) {
      if (covers(each.topic, topic)) deliver(client, Message{topic, payload, true}, now_ + some_delay());
    }
  }
}

void SimulatedBroker::pass(Millis now) {
  now_ = std::max(now_, now);
  for (const auto& [name, client] : clients_) {
    if (!client->up && !client->left && client->up_again <= now_) bring_up(client);
  }
  while (!deliveries_.empty() && deliveries_.begin()->first <= now_) {
    auto delivery = std::move(deliveries_.extract(deliveries_.begin()).mapped());
    const auto to = delivery.to.lock();
    if (to && to->up && to->connection == delivery.connection) to->inbox.push_back(std::move(delivery.event));
  }
}

Millis SimulatedBroker::next() const {
  auto next = deliveries_.empty() ? Millis::max() : deliveries_.begin()->first;
  for (const auto& [name, client] : clients_) {
    if (!client->up) next = std::min(next, client->up_again);
  }
  return next;
}

bool SimulatedBroker::has_mail(const std::string& name) const {
  const auto found = clients_.find(name);
  return found != clients_.end() && !found->second->inbox.empty();
}

Millis SimulatedBroker::some_delay() {
  return Millis(1 + chance_.uniform(static_cast<std::uint32_t>(weather.slowest.count())));
}

}  // namespace candour
