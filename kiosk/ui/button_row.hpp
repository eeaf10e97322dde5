#pragma once
#include <string_view>

#include "kiosk/ui/ui.hpp"

namespace candour {

/// Buttons side by side, as wide as their words need, wrapped where they do not fit; moves the top of `at`.
class ButtonRow {
 public:
  ButtonRow(Ui& ui, Rect& at, float gap);
  ~ButtonRow();
  ButtonRow(const ButtonRow&) = delete;
  ButtonRow& operator=(const ButtonRow&) = delete;
  bool button(std::string_view label, const ButtonLook& look);

 private:
  Ui& ui_;
  Rect& at_;
  float gap_, left_, bottom_;
};

}  // namespace candour
