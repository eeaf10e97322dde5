#pragma once
#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

#include "kiosk/ui/input.hpp"

namespace candour {

/// What a touch screen or a mouse said. Pixels of the screen.
struct Touch {
  enum class What { down, move, up, lost, wheel };
  What what = What::down;
  static constexpr std::int64_t kMouse = -1;

  std::int64_t finger = 0;  ///< the mouse is one too
  float x = 0, y = 0;       ///< wheel: y in pixels
  std::chrono::milliseconds at{};
};

/// Makes one hand of all fingers. Pure.
///
///  1. The first finger counts until it is gone; others, and the palm beside it, are as if they were not there.
///  2. At most one edge (pressed or released) a frame: two that came together are two frames.
///  3. Who goes further than a finger trembles is dragging, and presses nothing any more. After a drag the list goes on
///     for a moment, slower and slower.
///  4. A finger of which nothing comes any more, or that comes down twice, is lifted: nothing stays pressed.
class HandTracker {
 public:
  /// `slop`: how far a finger may tremble, in pixels.
  explicit HandTracker(float slop) : slop_(slop) {}

  void take(const Touch& touch);
  /// The hand of the frame at `now`.
  Hand next(std::chrono::milliseconds now);
  /// Another frame is wanted though nothing happens: more edges wait, or the list is still going.
  bool goes_on() const { return !touches_.empty() || throw_ != 0; }
  bool down() const { return finger_.has_value(); }
  /// The screen is another (turned, resized): what was pressed is not any more.
  void forget();
  void set_slop(float slop) { slop_ = slop; }

 private:
  void apply(const Touch& touch);
  void move_to(const Touch& touch);
  void lift(bool tap_allowed, std::chrono::milliseconds at);

  float slop_;
  std::deque<Touch> touches_;
  std::optional<std::int64_t> finger_;
  Hand hand_;
  std::chrono::milliseconds pressed_at_{}, moved_at_{}, tapped_at_{-10000}, last_frame_{};
  float tapped_x_ = 0, tapped_y_ = 0;
  float speed_ = 0;  ///< pixels a second, of the drag at hand
  float throw_ = 0;  ///< the same, of the drag that has ended
};

}  // namespace candour
