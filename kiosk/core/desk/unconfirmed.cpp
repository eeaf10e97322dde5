#include "kiosk/core/desk/unconfirmed.hpp"

#include <algorithm>
#include <utility>

#include "common/text/hex.hpp"

namespace candour {

void Unconfirmed::add_note(std::string topic, std::string payload) {
  all_.push_back({std::move(topic), std::move(payload), {}});
}

void Unconfirmed::add_redaction(const RecordId& record, std::string topic, std::string payload) {
  end_redaction(record);
  all_.push_back({std::move(topic), std::move(payload), record});
}

void Unconfirmed::confirm(std::string_view topic, std::string_view payload) {
  std::erase_if(all_, [&](const auto& each) { return each.topic == topic && each.payload == payload; });
}

void Unconfirmed::end_redaction(const RecordId& record) {
  std::erase_if(all_, [&](const auto& each) { return each.redacts == record; });
}

bool Unconfirmed::see(const RoomState& room) {
  const bool other_hub = std::exchange(epoch_, room.hub_epoch) != room.hub_epoch;
  // Several rooms may come as one: then the one that told of the trouble was among those that nobody looked at.
  const bool missed_one = rev_ != 0 && room.rev > rev_ + 1;
  rev_ = room.rev;
  const bool refused = std::exchange(disk_refuses_, room.trouble == Trouble::disk);
  return !disk_refuses_ && (other_hub || refused || missed_one);
}

void Unconfirmed::see_line() { rev_ = 0; }

bool Unconfirmed::waits_for(std::string_view answer_id) const {
  return std::any_of(all_.begin(), all_.end(),
                     [&](const auto& each) { return each.redacts && to_hex(each.redacts->span()) == answer_id; });
}

}  // namespace candour
