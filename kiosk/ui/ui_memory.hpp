#pragma once
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "kiosk/ui/item.hpp"
#include "kiosk/writing/keyboard.hpp"

namespace candour {

/// How far a list was moved, and how long it is.
struct ScrollState {
  float offset = 0;  ///< pixels, 0 at the top
  float length = 0;  ///< of what is in it, as of the last frame
};

/// Something that a finger came down on.
struct PressedOn {
  ItemId id = 0;
  Rect at;
};

/// Where a field stood in a frame.
struct FieldPlace {
  ItemId field = 0;
  Rect room;      ///< what of the screen its list has
  float top = 0;  ///< pixels from that room's top, as if the list stood at its own
  bool in_sight = false;
};

/// An end of what is selected in a field, while a hand moves it.
struct HeldEnd {
  ItemId field = 0;
  std::size_t fixed = 0;  ///< the other end: bytes of the text
  float x = 0, y = 0;     ///< pixels from the hand to the place of the text that it moves
};

/// What the screen has to remember from one frame to the next. `clipboard` is the only piece of anybody's words in it.
struct UiMemory {
  std::map<ItemId, ScrollState> scrolls;
  std::vector<ItemId> passing_lists;                 ///< that were drawn in the last frame, and begin at their top
  std::unordered_map<std::uint64_t, float> heights;  ///< of the rows of long lists, by key and width
  std::vector<ItemId> stops;                         ///< what the Tab key goes through, in the order of reading
  ItemId focus = 0;
  ItemId keyed_list = 0;   ///< what the keys move: the list that the focus is in, or the first that can move
  bool by_keys = false;    ///< the last hand at it was a keyboard's: the focus is drawn
  ItemId field = 0;        ///< what is written goes in there
  FieldPlace field_place;  ///< of `field`, in the last frame
  Keyboard keyboard;
  bool by_finger = false;             ///< the last hand at it was no mouse: fields bring up the keyboard
  std::vector<PressedOn> pressed_on;  ///< by the finger that is down, or was lifted in this frame
  std::vector<PressedOn> tapped_on;   ///< by the tap before this one
  bool edit_bar = false;              ///< somebody tapped twice into the field, or held it
  std::optional<HeldEnd> held_end;
  WipedBytes clipboard;
  std::size_t pressed_page = 0;  ///< the page that the finger came down on, by a number that the screen gives it
  std::size_t tapped_page = 0;   ///< the page of the tap before
  std::chrono::milliseconds typed_at{};  ///< the caret stands still while somebody types

  void forget() { *this = {}; }  ///< at the end of a turn
};

}  // namespace candour
