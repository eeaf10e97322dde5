#include "kiosk/writing/text_layout.hpp"

#include <algorithm>
#include <cmath>

#include "common/text/graphemes.hpp"

namespace candour {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x1680 || (c >= 0x2000 && c <= 0x200a && c != 0x2007) || c == 0x205f ||
         c == 0x3000;
}

/// May a line end behind `c`, which stands behind `before`?
bool breaks_behind(char32_t before, char32_t c) {
  if (is_space(c) || c == 0x2013 || c == 0x2014) return true;
  return c == '-' && before != 0 && before != '-' && !is_space(before);  // well-being, but not -5
}

constexpr float kTabInSpaces = 4;
constexpr float kNarrowest = 1;  // two gaps at one place could not be told apart by touch

}  // namespace

/// Goes through a text once and fills the layout.
class TextLayout::Breaker {
 public:
  explicit Breaker(TextLayout& layout) : layout_(layout) { begin_line(); }

  void add(std::size_t offset, char32_t drawn, float advance) {
    const bool space = is_space(drawn);
    if (hung_) end_line(offset, layout_.gaps_.size(), width_before_hanging_, false);
    while (!space && x_ + advance > layout_.width_ && gaps_here() > 0) break_before(offset);  // twice at most
    layout_.gaps_.push_back({static_cast<std::uint32_t>(offset), x_});
    if (space && x_ + advance > layout_.width_) {
      hung_ = true;
      width_before_hanging_ = x_;
    }
    x_ += advance;
    if (breaks_behind(before_, drawn)) may_break_ = layout_.gaps_.size();
    before_ = drawn;
  }

  void line_feed(std::size_t offset) {
    if (hung_) end_line(offset, layout_.gaps_.size(), width_before_hanging_, false);
    layout_.gaps_.push_back({static_cast<std::uint32_t>(offset), x_});
    end_line(offset + 1, layout_.gaps_.size(), x_, true);
    before_ = 0;
  }

  void end(std::size_t size) {
    if (hung_) end_line(size, layout_.gaps_.size(), width_before_hanging_, false);
    layout_.gaps_.push_back({static_cast<std::uint32_t>(size), x_});
    layout_.lines_.push_back({from_, size, x_, false});
  }

 private:
  std::size_t gaps_here() const { return layout_.gaps_.size() - layout_.firsts_.back(); }

  void begin_line() {
    layout_.firsts_.push_back(layout_.gaps_.size());
    may_break_ = 0;
    hung_ = false;
    x_ = 0;
  }

  void end_line(std::size_t to, std::size_t next_gap, float width, bool feed) {
    layout_.lines_.push_back({from_, to, width, feed});
    from_ = to;
    begin_line();
    layout_.firsts_.back() = next_gap;
  }

  /// What stands behind the last place to break goes down, or, in a word wider than the line, only what comes now.
  void break_before(std::size_t offset) {
    const bool at_place = may_break_ > layout_.firsts_.back() && may_break_ < layout_.gaps_.size();
    const bool here = !at_place;
    const std::size_t gap = here ? layout_.gaps_.size() : may_break_;
    const float shift = here ? x_ : layout_.gaps_[gap].x;
    const float end = x_;
    end_line(here ? offset : layout_.gaps_[gap].offset, gap, shift, false);
    for (std::size_t i = gap; i < layout_.gaps_.size(); ++i) layout_.gaps_[i].x -= shift;
    x_ = end - shift;
  }

  TextLayout& layout_;
  std::size_t from_ = 0;
  float x_ = 0;
  std::size_t may_break_ = 0;  ///< number of the gap that may begin the next line; 0: none on this one
  char32_t before_ = 0;
  bool hung_ = false;  ///< a space hangs over the edge: what comes next begins a line
  float width_before_hanging_ = 0;
};

void TextLayout::lay_out(std::string_view text, const Measure& measure, float width, float line_height) {
  lines_.clear();
  gaps_.clear();
  firsts_.clear();
  width_ = width;
  line_height_ = line_height;
  space_ = measure.advance(' ');
  Breaker breaker(*this);
  for (std::size_t at = 0; at < text.size();) {
    const auto next = next_boundary(text, at);
    if (text[at] == '\n') {
      breaker.line_feed(at);
    } else {
      const auto drawn = drawn_as(text.substr(at, next - at));
      const float advance = text[at] == '\t' ? kTabInSpaces * space_ : measure.advance(drawn);
      breaker.add(at, text[at] == '\t' ? U'\t' : drawn, std::max(kNarrowest, advance));
    }
    at = next;
  }
  breaker.end(text.size());
}

std::size_t TextLayout::line_of(std::size_t offset) const {
  const auto behind = std::upper_bound(lines_.begin(), lines_.end(), offset,
                                       [](std::size_t value, const Line& line) { return value < line.from; });
  return static_cast<std::size_t>(behind - lines_.begin()) - 1;
}

std::size_t TextLayout::gap_at(std::size_t offset) const {
  const auto found = std::lower_bound(gaps_.begin(), gaps_.end(), offset,
                                      [](const Gap& gap, std::size_t value) { return gap.offset < value; });
  return std::min(static_cast<std::size_t>(found - gaps_.begin()), gaps_.size() - 1);
}

Rect TextLayout::caret(std::size_t offset) const {
  const float top = static_cast<float>(line_of(offset)) * line_height_;
  const float x = gaps_[gap_at(offset)].x;
  return {x, top, x, top + line_height_};
}

std::size_t TextLayout::nearest_on(std::size_t line, float x) const {
  const auto first = first_gap(line), end = end_gap(line);
  std::size_t best = first;
  for (std::size_t i = first; i < end; ++i) {
    if (std::abs(gaps_[i].x - x) < std::abs(gaps_[best].x - x)) best = i;
  }
  return gaps_[best].offset;
}

std::size_t TextLayout::offset_at(float x, float y) const {
  const auto last = static_cast<float>(lines_.size() - 1);
  return nearest_on(static_cast<std::size_t>(std::clamp(std::floor(y / line_height_), 0.0F, last)), x);
}

std::size_t TextLayout::line_start(std::size_t offset) const { return lines_[line_of(offset)].from; }

std::size_t TextLayout::line_end(std::size_t offset) const { return gaps_[end_gap(line_of(offset)) - 1].offset; }

std::size_t TextLayout::above(std::size_t offset, float goal_x) const {
  const auto line = line_of(offset);
  return line == 0 ? 0 : nearest_on(line - 1, goal_x);
}

std::size_t TextLayout::below(std::size_t offset, float goal_x) const {
  const auto line = line_of(offset);
  return line + 1 == lines_.size() ? lines_.back().to : nearest_on(line + 1, goal_x);
}

float TextLayout::x_on(std::size_t line, std::size_t offset) const {
  if (offset <= lines_[line].from) return 0;
  if (offset >= lines_[line].to) return lines_[line].width + (lines_[line].line_feed ? space_ : 0);
  return gaps_[gap_at(offset)].x;
}

Rect TextLayout::rect_on(std::size_t line, TextRange span) const {
  const float top = static_cast<float>(line) * line_height_;
  return {x_on(line, span.from), top, x_on(line, span.to), top + line_height_};
}

std::vector<Rect> TextLayout::rects_of(TextRange span) const {
  std::vector<Rect> rects;
  if (span.empty()) return rects;
  for (auto line = line_of(span.from); line < lines_.size() && lines_[line].from < span.to; ++line) {
    rects.push_back(rect_on(line, span));
  }
  return rects;
}

void TextLayout::wipe() {
  lines_.clear();
  candour::wipe(gaps_);
  firsts_.clear();
}

}  // namespace candour
