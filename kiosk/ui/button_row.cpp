#include "kiosk/ui/button_row.hpp"

#include <algorithm>

namespace candour {

ButtonRow::ButtonRow(Ui& ui, Rect& at, float gap) : ui_(ui), at_(at), gap_(gap), left_(at.left), bottom_(at.top) {}

ButtonRow::~ButtonRow() { at_.top = bottom_; }

bool ButtonRow::button(std::string_view label, const ButtonLook& look) {
  const float width = std::min(ui_.button_width(label, look), at_.width());
  if (left_ > at_.left && left_ + width > at_.right) {
    left_ = at_.left;
    at_.top = bottom_ + gap_;
  }
  const float height = ui_.button_height(label, look, width);
  const Rect place{left_, at_.top, left_ + width, at_.top + height};
  left_ += width + gap_;
  bottom_ = std::max(bottom_, place.bottom);
  return ui_.button(place, label, look);
}

}  // namespace candour
