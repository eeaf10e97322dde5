#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "common/mqtt/broker_address.hpp"
#include "common/mqtt/inbox.hpp"

struct mosquitto;

namespace candour {

struct LinkUp {};  ///< connected, and every subscription is on its way before anything published from now on
struct LinkDown {
  std::string why;          ///< for people
  bool not_let_in = false;  ///< the broker is there, and does not take this device's name or key
};
struct Message {
  std::string topic;
  std::string payload;
  bool retained = false;
};
/// The broker has a message of ours (PUBACK). `reason` of 0x80 and up: it refused it.
struct Delivered {
  int id = 0;
  int reason = 0;
};
using BrokerEvent = std::variant<LinkUp, LinkDown, Message, Delivered>;

struct Subscription {
  std::string topic;
  bool own_too = false;  ///< also what this client publishes itself
};

/// A connection to a broker that keeps itself up: MQTT 5, QoS 1, clean start each time. The one door to libmosquitto.
///
///  1. Its own thread does nothing but libmosquitto and fill the Inbox; nothing of ours is called on it.
///  2. Every connection is a fresh client, so that nothing queued on an old one is sent again behind the back of
///  whoever
///     decides what to send (the outbox does).
///  3. After a loss it tries again with a growing, random delay of at most five seconds.
class BrokerClient {
 public:
  struct Options {
    BrokerAddress address;
    std::string client_id;  ///< empty: any
    std::vector<Subscription> subscriptions;
    std::optional<Message> will;
    int most_in_flight = 1000;  ///< QoS 1 messages on their way at once
  };

  /// Starts connecting. `inbox` must outlive the client.
  BrokerClient(Options options, Inbox<BrokerEvent>& inbox);
  BrokerClient(const BrokerClient&) = delete;
  BrokerClient& operator=(const BrokerClient&) = delete;
  /// Disconnects cleanly, within a second; the Last Will is then not sent.
  ~BrokerClient();

  /// Begins to disconnect, for whoever has many to leave at once; the destructor waits for the end of it.
  void leave();

  /// The id that `Delivered` will carry; nothing when there is no connection, or the broker would not take it.
  std::optional<int> publish(const std::string& topic, std::string_view payload, bool retain = false);

  /// Drops the connection at hand and makes another: for a peer that is silent though the line looks up.
  void reconnect();

 private:
  struct Connection;
  void run();
  void pause_before_next(int failures);
  void forget_wake();

  const Options options_;
  Inbox<BrokerEvent>& inbox_;
  int wake_ = -1;  ///< an eventfd: ends the wait for the broker
  std::atomic<bool> stop_ = false;
  std::atomic<bool> again_ = false;
  std::atomic<int> unconfirmed_ = 0;  // published on the connection at hand, without a PUBACK yet
  std::mutex mutex_;                  // guards live_
  mosquitto* live_ = nullptr;         // the connection at hand; null while there is none
  std::thread thread_;
};

}  // namespace candour
