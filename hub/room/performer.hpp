#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/mqtt/broker_client.hpp"
#include "common/wire/topics.hpp"
#include "hub/core/hub.hpp"
#include "hub/store/event_store.hpp"

namespace candour::hub {

/// The store as the core may ask it.
class StoreRecords final : public StoredRecords {
 public:
  explicit StoreRecords(const EventStore& store) : store_(store) {}
  bool contains(const RecordId& record) const override { return store_.contains(record); }

 private:
  const EventStore& store_;
};

/// Does what the core wants done, on the real disk and the real broker, and tells the core what came of it.
class Performer {
 public:
  Performer(Hub& hub, EventStore& store, BrokerClient& broker, const Topics& topics, std::filesystem::path key_file)
      : hub_(hub), store_(store), broker_(broker), topics_(topics), key_file_(std::move(key_file)) {}

  /// Hands the event to the core and performs all that follows from it.
  void tell(const HubEvent& event);

 private:
  void perform(const Commit& effect);
  void perform(const SavePosition& effect);
  void perform(const StoreNote& effect);
  void perform(const StoreRedaction& effect);
  void perform(const PublishRoom& effect);
  void perform(const PublishReceipts& effect);
  void perform(const PublishRefusal& effect);
  void perform(const PublishReleased& effect);
  void perform(const PublishStored& effect);
  void perform(const PublishPackAndNotes& effect);
  void perform(const AnswerDesk& effect);
  void perform(const ClearBoard& effect);
  void perform(const Compact& effect);

  Hub& hub_;
  EventStore& store_;
  BrokerClient& broker_;
  const Topics& topics_;
  std::filesystem::path key_file_;
};

}  // namespace candour::hub
