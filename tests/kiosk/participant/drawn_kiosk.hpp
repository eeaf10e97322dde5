#pragma once
#include "tests/kiosk/core/kiosk_at_hand.hpp"
#include "tests/kiosk/drawn/drawn_screen.hpp"

namespace candour {

/// A participant's kiosk with its pages.
class DrawnKiosk : public DrawnScreen {
 public:
  explicit DrawnKiosk(Size size) : DrawnScreen(size) {}
  DrawnKiosk() : DrawnKiosk(Size()) {}

  /// One frame; what was done at it has been done when it returns, and is what comes back.
  Actions frame(std::vector<KeyPress> keys = {});
  /// `keys` come in the frame in which it is lifted.
  Actions lift(std::vector<KeyPress> keys = {});
  void pass(std::chrono::milliseconds time);
  void type(std::string_view words);
  /// What a tap on it would do; nothing is done.
  Actions would_do(const Item& item);

  KioskAtHand kiosk;

 private:
  void one_frame(std::vector<KeyPress> keys) override { frame(std::move(keys)); }
  std::chrono::milliseconds now() const override { return kiosk.now; }
  const Settings& settings() const override { return kiosk.model.settings; }
  Actions drawn(std::vector<KeyPress> keys);
};

}  // namespace candour
