#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/ui/palette.hpp"
#include "kiosk/ui/type.hpp"
#include "kiosk/writing/rect.hpp"

namespace candour {

using ItemId = std::uint64_t;

/// Something on the screen, as tests and scripts know it. Gone with the frame.
struct Item {
  enum class Kind { words, button, field, key, area };
  Kind kind = Kind::words;
  ItemId id = 0;
  std::string label;     ///< what stands there, or what a button without words is called
  Rect at;               ///< where it is drawn
  Rect place;            ///< of one line of words, what it was given; empty: whatever it takes
  Rect room;             ///< where it has to be: at least as large as `at` unless a list scrolls
  bool scrolls = false;  ///< it is in a list: its room may cut it
  bool acts = false;     ///< touching it does something
  bool on = false;       ///< a choice that is made
  bool under = false;    ///< a dialog lies over it
  Style style = Style::body;
  Colour ink = 0, paper = 0;

  Rect seen() const { return at.inside(room); }
  /// More of it than rounding leaves.
  bool in_sight() const { return seen().width() > kHair && seen().height() > kHair; }

  static constexpr float kHair = 1.5F;  ///< pixels that rounding takes
};

using Items = std::vector<Item>;

}  // namespace candour
