#pragma once
#include <string_view>
#include <vector>

#include "kiosk/writing/rect.hpp"

namespace candour {

/// What a key on the screen does. `nothing` is a gap.
enum class KeyDoes { nothing, type, space, new_line, backspace, left, right, shift, numbers, accents, hide };

/// One key as it is on every kiosk: UTF-8, in the program itself.
struct KeyCap {
  KeyDoes does = KeyDoes::type;
  float width = 1;                   ///< in widths of a letter's key
  std::string_view letter, capital;  ///< what it types without and with shift
  /// More of its kind for whoever holds it down, parted by spaces.
  std::string_view others{}, other_capitals{};
};

/// Which keys there are.
struct KeyboardPage {
  bool numbers = false;
  bool accents = false;  ///< with the row of accents above the letters
  bool operator==(const KeyboardPage&) const = default;
};

/// Sizes in pixels, as design.md has them for the three kinds of screen.
struct KeyboardMetrics {
  float key_height = 0, gap = 0;
  float side = 0, above = 0, below = 0;  ///< between keys and tray
  bool tall = false;  ///< room for two rows of accents, so that a finger finds them on a narrow screen
  bool operator==(const KeyboardMetrics&) const = default;
};

KeyboardMetrics wide_keyboard(float scale);  ///< 1280 x 800
/// 800 x 480, as in design.md's picture; with keys as high as a finger needs where that is more (pixels).
KeyboardMetrics small_keyboard(float finger);
KeyboardMetrics tall_keyboard(float scale);  ///< 720 x 1280

struct PlacedKey {
  const KeyCap* cap = nullptr;
  Rect at;              ///< where it is drawn
  Rect reach;           ///< where it is touched: up to the middle of the gap, up to the tray's edge at its edge
  bool accent = false;  ///< of the row of accents
};

/// How high the tray is.
float keyboard_height(const KeyboardPage& page, const KeyboardMetrics& metrics);

/// The keys from top left to bottom right. Every point of the tray is in reach of one key, or of a gap, which is not
/// among them.
std::vector<PlacedKey> place_keys(const KeyboardPage& page, const Rect& tray, const KeyboardMetrics& metrics);

}  // namespace candour
