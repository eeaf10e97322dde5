#pragma once
#include <optional>

#include "common/wire/room_state.hpp"

namespace candour {

/// The last word of the hub that this device believes. Pure.
///
///  1. Within an epoch `rev` only goes up: what is older is ignored.
///  2. A room with another event key is never believed: with an enrolment only the enrolled key counts, without one
///     (rehearsal) the first that was seen. Otherwise a forged room could have a kiosk seal to a stranger's hub key.
class LastRoom {
 public:
  explicit LastRoom(std::optional<EventPublicKey> enrolled) : believed_(enrolled) {}

  enum class Verdict {
    news,      ///< newer than what was known
    alive,     ///< the same again, and just said
    old,       ///< older, or the same kept by the broker: says nothing about the hub now
    stranger,  ///< another event's key
  };
  Verdict take(const RoomState& room, bool retained);

  const std::optional<RoomState>& room() const { return room_; }
  const std::optional<EventPublicKey>& event_key() const { return believed_; }

 private:
  std::optional<EventPublicKey> believed_;
  std::optional<RoomState> room_;
};

}  // namespace candour
