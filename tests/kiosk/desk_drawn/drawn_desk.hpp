#pragma once
#include "tests/kiosk/desk/desk_at_hand.hpp"
#include "tests/kiosk/drawn/drawn_screen.hpp"

namespace candour {

/// A desk with its pages, unlocked.
class DrawnDesk : public DrawnScreen {
 public:
  DrawnDesk();

  DeskAtHand desk;

 private:
  void one_frame(std::vector<KeyPress> keys) override;
  std::chrono::milliseconds now() const override { return desk.now; }
  const Settings& settings() const override { return desk.model.settings; }
};

}  // namespace candour
