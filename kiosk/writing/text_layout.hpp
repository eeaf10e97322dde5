#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "kiosk/writing/measure.hpp"
#include "kiosk/writing/rect.hpp"
#include "kiosk/writing/selection.hpp"
#include "kiosk/writing/wiped_bytes.hpp"

namespace candour {

/// A text broken into lines. Pixels from the top left of the text; offsets in bytes. It keeps places, never letters.
///
///  1. The lines, one behind the other, are the text: a line ends with its line feed, or with the space that it was
///     broken at.
///  2. Lines break behind spaces and dashes; a word wider than a line breaks between graphemes. At most one space or
///     tab hangs over the edge, so that no two places of the caret look the same.
///  3. Between two lines the caret stands at the beginning of the lower one.
class TextLayout {
 public:
  struct Line {
    std::size_t from = 0, to = 0;
    float width = 0;         ///< of what is drawn, at most the width it was laid out for
    bool line_feed = false;  ///< it ends with one
  };

  /// Precondition: well-formed UTF-8, width and line_height above 0.
  void lay_out(std::string_view text, const Measure& measure, float width, float line_height);

  const std::vector<Line>& lines() const { return lines_; }  ///< at least one, the last may be empty
  float line_height() const { return line_height_; }
  float height() const { return static_cast<float>(lines_.size()) * line_height_; }
  std::size_t line_of(std::size_t offset) const;

  /// Where the caret stands: a rectangle without a width, as high as the line.
  Rect caret(std::size_t offset) const;
  /// The gap between graphemes that is nearest: lines by y, then by x.
  std::size_t offset_at(float x, float y) const;

  std::size_t line_start(std::size_t offset) const;
  /// The last gap of the line that `offset` is on: before the line feed, or the space it was broken at.
  std::size_t line_end(std::size_t offset) const;

  /// A line further up or down, nearest to `goal_x`. From the first line up: the text's beginning; from the last down:
  /// its end.
  std::size_t above(std::size_t offset, float goal_x) const;
  std::size_t below(std::size_t offset, float goal_x) const;

  /// One rectangle a line; a selected line feed is as wide as a space.
  std::vector<Rect> rects_of(TextRange span) const;

  /// Forgets everything, also how wide the words were.
  void wipe();

 private:
  /// A gap that the caret can stand in.
  struct Gap {
    std::uint32_t offset = 0;
    float x = 0;
  };
  class Breaker;

  std::size_t gap_at(std::size_t offset) const;
  std::size_t first_gap(std::size_t line) const { return firsts_[line]; }
  std::size_t end_gap(std::size_t line) const { return line + 1 < firsts_.size() ? firsts_[line + 1] : gaps_.size(); }
  std::size_t nearest_on(std::size_t line, float x) const;
  Rect rect_on(std::size_t line, TextRange span) const;
  float x_on(std::size_t line, std::size_t offset) const;

  std::vector<Line> lines_;
  std::vector<Gap, WipingAllocator<Gap>> gaps_;  ///< of all lines, in order
  std::vector<std::size_t> firsts_;              ///< each line's first gap
  float width_ = 0, line_height_ = 0, space_ = 0;
};

}  // namespace candour
