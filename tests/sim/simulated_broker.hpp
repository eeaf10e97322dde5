#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/agenda/position.hpp"
#include "common/mqtt/line.hpp"
#include "common/sealed/random.hpp"

namespace candour {

/// A broker that forgets: it delays and reorders, confirms what it then drops, loses connections in the middle of
/// things and keeps nothing over a restart. Time is handed in.
class SimulatedBroker {
 public:
  struct Weather {
    Millis slowest{300};     ///< a message takes up to this long
    int drops_of_1000 = 0;   ///< cells confirmed and gone
    int losses_of_1000 = 0;  ///< publishes in which the sender's connection goes
  };
  struct Client {
    std::string name;
    std::vector<Subscription> subscriptions;
    std::optional<Message> will;
    bool up = false;
    bool left = false;
    int connection = 0;
    int packet = 0;
    Millis up_again{};
    std::vector<BrokerEvent> inbox;
  };
  using Watch = std::function<void(const Client& from, const std::string& topic, std::string_view payload)>;

  SimulatedBroker(Chance& chance, Watch watch) : chance_(chance), watch_(std::move(watch)) {}

  Weather weather;

  /// A line that begins to connect. The broker outlives it.
  std::unique_ptr<Line> connect(std::string name, std::vector<Subscription> subscriptions, std::optional<Message> will);
  void lose(const std::string& name);  ///< the connection, if it is up: the Last Will is sent
  void restart();

  /// Everything that is due by now.
  void pass(Millis now);
  Millis next() const;
  bool has_mail(const std::string& name) const;

 private:
  friend class SimulatedLine;
  struct Delivery {
    std::weak_ptr<Client> to;
    int connection = 0;
    BrokerEvent event;
  };
  std::optional<int> publish(const std::shared_ptr<Client>& from, const std::string& topic, std::string_view payload,
                             bool retain);
  void lose(Client& client);
  void route(const Client* from, const Message& message);
  void deliver(const std::shared_ptr<Client>& to, BrokerEvent event, Millis at);
  void bring_up(const std::shared_ptr<Client>& client);
  Millis some_delay();

  Chance& chance_;
  Watch watch_;
  Millis now_{};
  std::map<std::string, std::shared_ptr<Client>> clients_;
  std::map<std::string, std::string> retained_;
  std::map<std::string, Millis> last_word_;  // of each device: what a device says of itself stays in order
  std::multimap<Millis, Delivery> deliveries_;
};

/// Whether a subscription (with + for one level) covers a topic.
bool covers(std::string_view subscription, std::string_view topic);

}  // namespace candour
