#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/mqtt/broker_client.hpp"

namespace candour {

/// What a program needs of its connection to the broker. The real one is a BrokerClient with its Inbox; a simulation of
/// a whole room has its own, with the same bytes on it.
class Line {
 public:
  virtual ~Line() = default;
  virtual int descriptor() const = 0;  ///< readable while `take` has something
  virtual std::vector<BrokerEvent> take() = 0;
  virtual std::optional<int> publish(const std::string& topic, std::string_view payload, bool retain) = 0;
  virtual void reconnect() = 0;
  virtual void leave() = 0;  ///< the last call: begins to disconnect, the destructor waits for the end of it
};

class BrokerLine final : public Line {
 public:
  explicit BrokerLine(BrokerClient::Options options) : client_(std::move(options), inbox_) {}
  int descriptor() const override { return inbox_.descriptor(); }
  std::vector<BrokerEvent> take() override { return inbox_.take(); }
  std::optional<int> publish(const std::string& topic, std::string_view payload, bool retain) override {
    return client_.publish(topic, payload, retain);
  }
  void reconnect() override { client_.reconnect(); }
  void leave() override { client_.leave(); }

 private:
  Inbox<BrokerEvent> inbox_;  // outlives the client
  BrokerClient client_;
};

}  // namespace candour
