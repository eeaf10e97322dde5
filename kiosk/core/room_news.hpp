#pragma once
#include <memory>
#include <string>

#include "kiosk/core/room_view.hpp"

namespace candour {

/// What a screen of any role hears of the room.
namespace news {
struct Room {
  RoomState room;
  std::string event_words = {};  ///< of the key that is sealed to (fingerprint_words)
};
struct CaseShown {
  std::shared_ptr<const Case> shown;  // shared: it comes from the link's thread, and may be megabytes
};
struct BoardShown {
  Board board;
};
struct LineChanged {
  bool up = false;
  bool not_let_in = false;
};
struct TimePassed {};
}  // namespace news

// `view.now` is the time at which each came.
void hear(RoomView& view, const news::Room& news);
void hear(RoomView& view, const news::CaseShown& news);
void hear(RoomView& view, const news::BoardShown& news);
void hear(RoomView& view, const news::LineChanged& news);

}  // namespace candour
