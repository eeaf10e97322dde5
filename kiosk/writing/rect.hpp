#pragma once
#include <algorithm>
#include <utility>

namespace candour {

/// A place on the screen in pixels; y grows downwards. `cut_*` take a strip off and leave the rest: how screens are
/// laid out, from the edges inwards.
struct Rect {
  float left = 0, top = 0, right = 0, bottom = 0;

  bool operator==(const Rect&) const = default;
  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float middle_x() const { return (left + right) / 2; }
  float middle_y() const { return (top + bottom) / 2; }
  bool empty() const { return right <= left || bottom <= top; }
  bool has(float x, float y) const { return x >= left && x < right && y >= top && y < bottom; }
  bool holds(const Rect& other) const {
    return other.left >= left && other.top >= top && other.right <= right && other.bottom <= bottom;
  }
  bool meets(const Rect& other) const {
    return other.left < right && other.right > left && other.top < bottom && other.bottom > top;
  }
  Rect inside(const Rect& other) const {
    return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
            std::min(bottom, other.bottom)};
  }
  Rect grown(float by) const { return {left - by, top - by, right + by, bottom + by}; }
  Rect padded(float x, float y) const { return {left + x, top + y, right - x, bottom - y}; }
  Rect moved(float x, float y) const { return {left + x, top + y, right + x, bottom + y}; }

  Rect cut_top(float by) { return {left, std::exchange(top, top + by), right, top}; }
  Rect cut_bottom(float by) { return {left, bottom -= by, right, bottom + by}; }
  Rect cut_left(float by) { return {std::exchange(left, left + by), top, left, bottom}; }
  Rect cut_right(float by) { return {right -= by, top, right + by, bottom}; }
};

}  // namespace candour
