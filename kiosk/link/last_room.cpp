#include "kiosk/link/last_room.hpp"

namespace candour {

LastRoom::Verdict LastRoom::take(const RoomState& room, bool retained) {
  if (believed_ && *believed_ != room.event_key) return Verdict::stranger;
  const bool same_epoch = room_ && room_->hub_epoch == room.hub_epoch;
  if (same_epoch && room.rev < room_->rev) return Verdict::old;
  if (same_epoch && room.rev == room_->rev) return retained ? Verdict::old : Verdict::alive;
  believed_ = room.event_key;
  room_ = room;
  return Verdict::news;
}

}  // namespace candour
