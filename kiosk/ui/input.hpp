#pragma once
#include <chrono>
#include <vector>

#include "kiosk/writing/key_press.hpp"

namespace candour {

/// The one finger (or the mouse) that counts, as of this frame. Pixels. At most one edge a frame.
struct Hand {
  float x = 0, y = 0;
  bool down = false;
  bool pressed = false;              ///< in this frame
  bool released = false;             ///< in this frame
  bool tap = false;                  ///< released without having been a drag
  bool dragging = false;             ///< it went further than a finger trembles: presses nothing any more
  bool sideways = false;             ///< that drag began to the left or right: over words, not along a list
  float from_x = 0, from_y = 0;      ///< where it went down
  float moved_x = 0, moved_y = 0;    ///< since the last frame, while dragging; after it, what the throw still moves
  float wheel = 0;                   ///< pixels, upwards above 0
  bool finger = true;                ///< no mouse
  int taps = 1;                      ///< 2: the second of two quick taps at one place
  std::chrono::milliseconds held{};  ///< how long it has been down
};

struct Input {
  Hand hand;
  std::vector<KeyPress> keys;
};

}  // namespace candour
