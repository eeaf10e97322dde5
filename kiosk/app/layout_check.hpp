#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kiosk/ui/item.hpp"

namespace candour {

/// A frame as it was drawn: 0xAARRGGBB, row by row.
struct Picture {
  std::span<const std::uint32_t> pixels;
  int width = 0;
};

/// What design.md asks of every screen, whatever is on it: nothing clipped or off the screen, no control smaller than a
/// finger (`target` pixels) or under another, no words over words, and text that stands out 4.5 : 1 (WCAG 2.2, 1.4.3)
/// in the pixels themselves. A sentence for each fault, naming the words that are on it.
std::vector<std::string> layout_faults(const Items& items, const Rect& screen, float target, const Picture& picture);

}  // namespace candour
