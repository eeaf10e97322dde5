#pragma once
#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/platform/hand_tracker.hpp"
#include "kiosk/ui/strings.hpp"
#include "kiosk/ui/ui.hpp"
#include "kiosk/ui/ui_memory.hpp"
#include "tests/kiosk/review/table_at_hand.hpp"

namespace candour {

/// A review table with its pages, drawn for nobody, and a hand and keys on them: each frame takes what the last one
/// showed, as the app has it.
class DrawnTable {
 public:
  DrawnTable();
  DrawnTable(const DrawnTable&) = delete;
  DrawnTable& operator=(const DrawnTable&) = delete;
  ~DrawnTable();

  /// One frame; what was done at it has been done when it returns.
  void frame(std::vector<KeyPress> keys = {});
  /// Until nothing moves any more.
  void settle();
  /// Keys that come one by one, each after what the last one showed.
  void type(std::string_view words);
  /// A hand in the middle of what is called so; `keys` come in the frame in which it is lifted.
  void tap(std::string_view label, std::vector<KeyPress> keys = {});
  void touch_at(Touch::What what, float x, float y);
  const Item* shown(std::string_view label) const;
  std::string say(std::string_view id) const { return std::string(words_[id]); }

  TableAtHand table;

 private:
  ReviewActions draw(std::vector<KeyPress> keys);

  ImGuiContext* context_;
  Faces faces_;
  Strings words_;
  UiMemory memory_;
  HandTracker hand_{14};
  Items items_;
  std::chrono::milliseconds read_{};  ///< how far the hand's clock is ahead
  bool again_ = false;
};

KeyPress letters(std::string_view words);
KeyPress key(Key which);

}  // namespace candour
