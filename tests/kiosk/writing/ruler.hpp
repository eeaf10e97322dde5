#pragma once
#include "kiosk/writing/measure.hpp"

namespace candour {

/// Letters of ten pixels, of five what is narrow, of thirty what is wide, and one that takes no room in its font.
class Ruler final : public Measure {
 public:
  static constexpr float kWidest = 30;

  float advance(char32_t code_point) const override {
    if (code_point == 'i' || code_point == 'l' || code_point == '.') return 5;
    if (code_point == U'\u0e33') return 0;
    return code_point == 'Q' || code_point == U'—' ? kWidest : 10;
  }
};

}  // namespace candour
