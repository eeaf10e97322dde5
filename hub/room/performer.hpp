#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/mqtt/line.hpp"
#include "common/store/event_store.hpp"
#include "common/wire/topics.hpp"
#include "hub/core/hub.hpp"

namespace candour::hub {

/// The store as the core may ask it.
class StoreRecords final : public StoredRecords {
 public:
  explicit StoreRecords(const EventStore& store) : store_(store) {}
  bool contains(const RecordId& record) const override { return store_.contains(record); }

 private:
  const EventStore& store_;
};

/// Does what the core wants done, on disk and line, and tells the core what came of it. The clock is handed in.
class Performer {
 public:
  /// `copies`: where a copy goes instead of onto a stick; empty: there it goes.
  Performer(Hub& hub, EventStore& store, Line& line, const Topics& topics, std::filesystem::path key_file,
            std::filesystem::path copies = {})
      : hub_(hub),
        store_(store),
        line_(line),
        topics_(topics),
        key_file_(std::move(key_file)),
        copies_(std::move(copies)) {}

  bool stopped() const { return stopped_; }  ///< a desk has ended the room

  /// Hands the event to the core and performs all that follows from it.
  void tell(const HubEvent& event, Millis now);

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
  void perform(const CopyToStick& effect);
  void perform(const StopServing& effect);
  void perform(const Compact& effect);

  Hub& hub_;
  EventStore& store_;
  Line& line_;
  const Topics& topics_;
  std::filesystem::path key_file_;
  std::filesystem::path copies_;
  bool stopped_ = false;
  std::string epoch_;      // of the newest room that went out,
  std::uint64_t rev_ = 0;  // and its number in it
  Millis now_{};           // of the event at hand: what follows from it happens at the same time
};

}  // namespace candour::hub
