#pragma once
#include "tests/kiosk/drawn/drawn_screen.hpp"
#include "tests/kiosk/review/table_at_hand.hpp"

namespace candour {

/// A review table with its pages, unlocked.
class DrawnTable : public DrawnScreen {
 public:
  explicit DrawnTable(Size size = {});

  /// One frame; what was done at it has been done when it returns.
  void frame(std::vector<KeyPress> keys = {}) { one_frame(std::move(keys)); }
  /// Keys that come one by one, each after what the last one showed.
  void type(std::string_view words);

  TableAtHand table;

 private:
  void one_frame(std::vector<KeyPress> keys) override;
  std::chrono::milliseconds now() const override { return table.now; }
  const Settings& settings() const override { return table.model.settings; }
};

}  // namespace candour
