#pragma once
#include <imgui.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/platform/hand_tracker.hpp"
#include "kiosk/ui/strings.hpp"
#include "kiosk/ui/ui.hpp"
#include "kiosk/ui/ui_memory.hpp"

namespace candour {

/// A screen with its pages, drawn for nobody, and a hand and keys on it: each frame takes what the last one showed, as
/// the app has it. What it is a screen of says how a page is drawn and what is done at it.
class DrawnScreen {
 public:
  struct Size {
    float width = 1280, height = 800, scale = 1;
  };
  DrawnScreen(const DrawnScreen&) = delete;
  DrawnScreen& operator=(const DrawnScreen&) = delete;

  /// Until nothing moves any more.
  void settle();
  /// A hand in the middle of what is called so, after it was read.
  void press(std::string_view label);
  void tap(std::string_view label, std::vector<KeyPress> keys = {});  ///< `keys` come in the frame of the lifting
  /// Once more where it was, as fast as somebody taps twice.
  void tap_again();
  void touch_at(Touch::What what, float x, float y, std::int64_t finger = 1);

  bool shows(std::string_view label) const { return shown(label) != nullptr; }
  const Item* shown(std::string_view label) const;  ///< null when it is not in sight
  const Items& items() const { return items_; }
  std::string say(std::string_view id) const { return std::string(words_[id]); }

 protected:
  explicit DrawnScreen(Size size);
  virtual ~DrawnScreen();

  virtual void one_frame(std::vector<KeyPress> keys) = 0;
  virtual std::chrono::milliseconds now() const = 0;
  virtual const Settings& settings() const = 0;

  void draw(std::vector<KeyPress> keys, const std::function<void(Ui&)>& page);
  void lift_hand(std::vector<KeyPress> keys);
  /// Somebody looks at another thing: a tap on it is no second one.
  void read();
  void goes_on() { again_ = true; }

  UiMemory memory_;
  Items items_;
  float x_ = 0, y_ = 0;

 private:
  const Size size_;
  ImGuiContext* context_;
  Faces faces_;
  Strings words_;
  HandTracker hand_{14};
  std::chrono::milliseconds read_{};  ///< how far the hand's clock is ahead
  bool again_ = false;
};

KeyPress letters(std::string_view words);  ///< a key that types this
KeyPress key(Key which);

}  // namespace candour
