#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "common/mqtt/line.hpp"

namespace candour {

using Seconds = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

/// Several devices that publish as fast as they are let: each has at most `window` messages without a PUBACK, as a
/// kiosk has.
class Senders {
 public:
  /// Message i goes to `topics[i % topics.size()]`. Returns when all are connected.
  Senders(const BrokerAddress& broker, std::vector<std::string> topics, std::size_t window);

  void load(std::vector<std::string> payloads) { payloads_ = std::move(payloads); }
  /// Sends what the windows allow; whether anything is left.
  bool pump();
  std::size_t sent() const { return next_; }

 private:
  struct Device {
    std::string topic;
    std::unique_ptr<BrokerLine> line;
    std::size_t in_flight = 0;
  };
  std::vector<Device> devices_;
  std::vector<std::string> payloads_;
  std::size_t next_ = 0;
  std::size_t window_;
};

/// Somebody who listens.
class Listener {
 public:
  Listener(const BrokerAddress& broker, std::vector<std::string> topics);
  int descriptor() const { return line_.descriptor(); }
  /// Payloads that came.
  std::vector<std::string> take();
  void wait_until_connected();

 private:
  BrokerLine line_;
};

/// Waits until the broker let it in: a line that is not up yet takes nothing to publish. Ends the program after a
/// minute.
void await_link_up(BrokerLine& line);

/// Waits until one of the descriptors is readable, or so long.
void wait_for(const std::vector<int>& descriptors, std::chrono::milliseconds most);

}  // namespace candour
