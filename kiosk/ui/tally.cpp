#include "kiosk/ui/tally.hpp"

#include <cmath>

namespace candour {

std::string shown_count(const Ui& ui, const ShownCount& count) {
  return count.few() ? std::string(ui.say("wall.few")) : std::to_string(count.number());
}

void draw_pattern(Ui& ui, const Rect& at, Pattern pattern, Colour colour) {
  const float radius = ui.px(4);
  ui.canvas.fill(at, colour, radius);
  if (pattern == Pattern::whole) return;
  ui.canvas.clip(at);
  const auto gap = ui.theme.surface;
  if (pattern == Pattern::stripes) {
    const float every = ui.px(10);
    for (float left = at.left - at.height(); left < at.right; left += every)
      ui.canvas.line(left, at.bottom, left + at.height(), at.top, gap, ui.px(4));
  } else {
    const float every = ui.px(9);
    for (float y = at.top + every / 2; y < at.bottom; y += every) {
      for (float x = at.left + every / 2; x < at.right; x += every) ui.canvas.disc(x, y, ui.px(2), gap);
    }
  }
  ui.canvas.unclip();
}

void draw_dashed_box(Ui& ui, const Rect& at, Colour colour) {
  const float dash = ui.px(6), width = ui.px(2);
  for (float x = at.left; x < at.right; x += 2 * dash) {
    const float end = std::min(x + dash, at.right);
    ui.canvas.line(x, at.top, end, at.top, colour, width);
    ui.canvas.line(x, at.bottom, end, at.bottom, colour, width);
  }
  for (float y = at.top; y < at.bottom; y += 2 * dash) {
    const float end = std::min(y + dash, at.bottom);
    ui.canvas.line(at.left, y, at.left, end, colour, width);
    ui.canvas.line(at.right, y, at.right, end, colour, width);
  }
}

}  // namespace candour
