#pragma once
#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/platform/hand_tracker.hpp"
#include "kiosk/ui/strings.hpp"
#include "kiosk/ui/ui.hpp"
#include "kiosk/ui/ui_memory.hpp"
#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {

/// A participant's kiosk with its pages, drawn for nobody, and a finger and keys on them: each frame takes what the
/// last one showed, as the app has it.
class DrawnKiosk {
 public:
  struct Size {
    float width = 1280, height = 800, scale = 1;
  };
  explicit DrawnKiosk(Size size);
  DrawnKiosk() : DrawnKiosk(Size()) {}
  DrawnKiosk(const DrawnKiosk&) = delete;
  DrawnKiosk& operator=(const DrawnKiosk&) = delete;
  ~DrawnKiosk();

  /// One frame; what was done at it has been done when it returns, and is what comes back.
  Actions frame(std::vector<KeyPress> keys = {});
  /// Until nothing moves any more.
  void settle();
  void pass(std::chrono::milliseconds time);

  /// A finger in the middle of what is called so, after it was read; `keys` come in the frame in which it is lifted.
  void press(std::string_view label);
  Actions lift(std::vector<KeyPress> keys = {});
  void tap(std::string_view label) {
    press(label);
    lift();
    settle();
  }
  /// Once more where it was, as fast as somebody taps twice.
  void tap_again() {
    touch_at(Touch::What::down, x_, y_);
    frame();
    lift();
    settle();
  }
  void type(std::string_view words);
  bool shows(std::string_view label) const;
  /// What a tap on it would do; nothing is done.
  Actions would_do(const Item& item);

  std::string say(std::string_view id) const { return std::string(words_[id]); }
  const Items& items() const { return items_; }
  void touch_at(Touch::What what, float x, float y);

  KioskAtHand kiosk;

 private:
  Actions draw(std::vector<KeyPress> keys);

  Size size_;
  ImGuiContext* context_;
  Faces faces_;
  Strings words_;
  UiMemory memory_;
  HandTracker hand_{14};
  Items items_;
  float x_ = 0, y_ = 0;
  std::chrono::milliseconds read_{};  ///< how far the hand's clock is ahead
  bool again_ = false;
};

/// A key that types this.
KeyPress letters(std::string_view words);

}  // namespace candour
