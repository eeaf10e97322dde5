#pragma once
#include <span>
#include <string_view>

#include "kiosk/ui/face.hpp"
#include "kiosk/ui/icons.hpp"
#include "kiosk/ui/palette.hpp"
#include "kiosk/writing/rect.hpp"

struct ImDrawList;

namespace candour {

/// Draws shapes and single lines of text. Pixels; text is placed on whole ones.
class Canvas {
 public:
  Canvas(ImDrawList& list, const Faces& faces) : list_(list), faces_(faces) {}

  void fill(const Rect& at, Colour colour, float radius = 0);
  void frame(const Rect& at, Colour colour, float width, float radius = 0);  ///< the edge lies inside of `at`
  void line(float x1, float y1, float x2, float y2, Colour colour, float width);
  void disc(float x, float y, float radius, Colour colour);
  void ring(float x, float y, float radius, Colour colour, float width);
  void arc(float x, float y, float radius, float from, float to, Colour colour, float width);  ///< degrees, clockwise
  void icon(Icon which, float x, float y, float size, Colour colour);                          ///< top left corner
  /// An agency's shape with its initials.
  void mark(std::string_view shape, const Rect& at, Colour paper, Colour edge);
  /// One line. `top` is that of the line, of which the letters take the middle.
  void text(float left, float top, std::string_view words, Style role, Colour colour);

  void clip(const Rect& to);  ///< and what was clipped before
  void unclip();

  const Faces& faces() const { return faces_; }

 private:
  ImDrawList& list_;
  const Faces& faces_;
};

}  // namespace candour
