#pragma once
#include <memory>

#include "kiosk/core/room_view.hpp"

namespace candour {

/// What a screen of any role hears of the room.
namespace news {
struct Room {
  RoomState room;
};
struct CaseShown {
  std::shared_ptr<const Case> shown;  // shared: it comes from the link's thread, and may be megabytes
};
struct BoardShown {
  Board board;
};
struct LineChanged {
  bool up = false;
};
struct TimePassed {};
}  // namespace news

// `view.now` is the time at which each came.
void hear(RoomView& view, const news::Room& news);
void hear(RoomView& view, const news::CaseShown& news);
void hear(RoomView& view, const news::BoardShown& news);
void hear(RoomView& view, const news::LineChanged& news);

}  // namespace candour
