#pragma once

namespace candour {

/// How wide a code point is drawn in one font at one size. Pixels; no kerning, as ImGui has none.
class Measure {
 public:
  Measure() = default;
  Measure(const Measure&) = default;
  Measure& operator=(const Measure&) = default;
  virtual ~Measure() = default;

  /// Also of what the font does not have (kNotDrawn, every emoji): as wide as the box that is drawn in its place.
  virtual float advance(char32_t code_point) const = 0;
};

}  // namespace candour
