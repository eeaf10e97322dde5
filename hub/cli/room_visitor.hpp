#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "common/failure/failure.hpp"
#include "common/mqtt/broker_client.hpp"
#include "common/process/stop_signal.hpp"
#include "common/wire/desk_request.hpp"
#include "common/wire/room_address.hpp"
#include "common/wire/room_state.hpp"
#include "common/wire/topics.hpp"

namespace candour::hub {

/// How a verb reaches a room that is being served.
struct RoomWay {
  std::string broker;  ///< URL; empty: what EVENT/run/room.json says
  std::string psk_identity, psk_hex;
};

/// EVENT/run/room.json; refused (3) when nobody serves the event.
Result<RoomAddress> served_address(const std::filesystem::path& event);

/// What a visitor is there for.
enum class Visit {
  to_ask,
  to_present,  ///< hears what is released, too; and should it be killed, the broker takes its board away
};

/// A program on the hub's machine that talks to the room as a desk does: `do`, `status`, `present`.
class RoomVisitor {
 public:
  /// Connects, or fails (1) within five seconds.
  static Result<std::unique_ptr<RoomVisitor>> visit(const std::filesystem::path& event, const RoomWay& way,
                                                    StopSignal& stop, Visit purpose = Visit::to_ask);

  BrokerClient& client() { return *client_; }
  const Topics& topics() const { return topics_; }
  const std::optional<RoomState>& room() const { return room_; }
  const std::string& broker_url() const { return url_; }
  /// The hub was started again, with a broker of its own that is not where the last one was: visit anew.
  bool has_moved() const;

  /// Takes what comes for as long as `wanted` is false; false when `patience` ran out or somebody asked to stop.
  bool wait_until(const std::function<bool()>& wanted, Millis patience);
  /// As long as a hub may take for an answer. Who sits at a terminal is told after two seconds what is waited for.
  bool wait_for_hub(const std::function<bool()>& wanted);
  /// Sends a request and waits for its answer: refused (3) with the hub's own words, or no answer in time (1).
  Done ask(DeskRequest request);

  /// Called for every message that is not `room` or `desk/done`, and after each new connection.
  std::function<void(const Message&)> on_message = [](const Message&) {};
  std::function<void()> on_connection = [] {};

 private:
  RoomVisitor(std::filesystem::path event, std::string url, const std::string& ref, StopSignal& stop)
      : event_(std::move(event)), url_(std::move(url)), topics_(ref), stop_(stop) {}
  void take(const BrokerEvent& event);

  std::filesystem::path event_;  ///< whose room.json says where the room is; empty: somebody said it
  std::string url_;
  Topics topics_;
  StopSignal& stop_;
  Inbox<BrokerEvent> inbox_;
  std::optional<RoomState> room_;
  std::optional<DeskAnswer> answer_;
  std::string awaited_;
  bool connected_ = false;
  std::unique_ptr<BrokerClient> client_;  // last: its thread fills the inbox
};

}  // namespace candour::hub
