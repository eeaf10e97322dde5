#include "kiosk/ui/canvas.hpp"

#include <imgui.h>

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace candour {
namespace {

constexpr float kGrid = 24;

float radians(float degrees) { return degrees * std::numbers::pi_v<float> / 180; }

/// Reads a drawing: letters and numbers.
class Pen {
 public:
  explicit Pen(std::string_view drawing) : rest_(drawing) {}

  char letter() {
    skip_blanks();
    if (rest_.empty()) return 0;
    const char found = rest_.front();
    rest_.remove_prefix(1);
    return found;
  }
  bool number(float& into) {
    skip_blanks();
    const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), into);
    if (read.ec != std::errc()) return false;
    rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
    return true;
  }

 private:
  void skip_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == ';')) rest_.remove_prefix(1);
  }
  std::string_view rest_;
};

/// Draws the primitives of one drawing (icons.cpp).
class Strokes {
 public:
  Strokes(ImDrawList& list, float x, float y, float unit, Colour colour)
      : list_(list), x_(x), y_(y), unit_(unit), colour_(colour), width_(2 * unit) {}

  void draw(std::string_view drawing) {
    Pen pen(drawing);
    for (char letter = pen.letter(); letter != 0; letter = pen.letter()) {
      std::array<float, 32> numbers{};
      std::size_t count = 0;
      while (count < numbers.size() && pen.number(numbers[count])) ++count;
      primitive(letter, std::span(numbers.data(), count));
    }
  }

 private:
  ImVec2 at(float x, float y) const { return {x_ + x * unit_, y_ + y * unit_}; }

  void points(std::span<const float> numbers) {
    list_.PathClear();
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) list_.PathLineTo(at(numbers[i], numbers[i + 1]));
  }
  void round_ends(std::span<const float> numbers) {
    const auto last = numbers.size() - 2;
    list_.AddCircleFilled(at(numbers[0], numbers[1]), width_ / 2, colour_);
    list_.AddCircleFilled(at(numbers[last], numbers[last + 1]), width_ / 2, colour_);
  }
  void primitive(char letter, std::span<const float> n) {
    switch (letter) {
      case 'L':
        points(n);
        list_.PathStroke(colour_, 0, width_);
        return round_ends(n);
      case 'P':
        points(n);
        return list_.PathStroke(colour_, ImDrawFlags_Closed, width_);
      case 'F':
        points(n);
        return list_.PathFillConvex(colour_);
      case 'C':
        return list_.AddCircle(at(n[0], n[1]), n[2] * unit_, colour_, 0, width_);
      case 'D':
        return list_.AddCircleFilled(at(n[0], n[1]), n[2] * unit_, colour_);
      case 'A':
        list_.PathClear();
        list_.PathArcTo(at(n[0], n[1]), n[2] * unit_, radians(n[3]), radians(n[4]), 24);
        return list_.PathStroke(colour_, 0, width_);
      case 'R':
        return list_.AddRect(at(n[0], n[1]), at(n[0] + n[2], n[1] + n[3]), colour_, n[4] * unit_, 0, width_);
      case 'B':
        return list_.AddRectFilled(at(n[0], n[1]), at(n[0] + n[2], n[1] + n[3]), colour_, n[4] * unit_);
      default:
        return;
    }
  }

  ImDrawList& list_;
  float x_, y_, unit_;
  Colour colour_;
  float width_;
};

}  // namespace

void Canvas::fill(const Rect& at, Colour colour, float radius) {
  if (at.empty()) return;
  list_.AddRectFilled({at.left, at.top}, {at.right, at.bottom}, colour, radius);
}

void Canvas::frame(const Rect& at, Colour colour, float width, float radius) {
  if (at.empty()) return;
  const float half = width / 2;
  list_.AddRect({at.left + half, at.top + half}, {at.right - half, at.bottom - half}, colour,
                std::max(0.0F, radius - half), 0, width);
}

void Canvas::line(float x1, float y1, float x2, float y2, Colour colour, float width) {
  list_.AddLine({x1, y1}, {x2, y2}, colour, width);
}

void Canvas::disc(float x, float y, float radius, Colour colour) { list_.AddCircleFilled({x, y}, radius, colour); }

void Canvas::ring(float x, float y, float radius, Colour colour, float width) {
  list_.AddCircle({x, y}, radius - width / 2, colour, 0, width);
}

void Canvas::arc(float x, float y, float radius, float from, float to, Colour colour, float width) {
  list_.PathClear();
  list_.PathArcTo({x, y}, radius, radians(from), radians(to), 48);
  list_.PathStroke(colour, 0, width);
}

void Canvas::icon(Icon which, float x, float y, float size, Colour colour) {
  Strokes(list_, std::round(x), std::round(y), size / kGrid, colour).draw(drawing_of(which));
}

void Canvas::mark(std::string_view shape, const Rect& at, Colour paper, Colour edge) {
  const float unit = at.width() / 100;
  const auto place = [&](float x, float y) { return ImVec2(at.left + x * unit, at.top + y * unit); };
  const auto path = [&] {
    list_.PathClear();
    Pen pen(outline_of(shape));
    for (char letter = pen.letter(); letter != 0; letter = pen.letter()) {
      std::array<float, 5> n{};
      std::size_t count = 0;
      while (count < n.size() && pen.number(n[count])) ++count;
      if (letter == 'L') list_.PathLineTo(place(n[0], n[1]));
      if (letter == 'A') list_.PathArcTo(place(n[0], n[1]), n[2] * unit, radians(n[3]), radians(n[4]), 16);
    }
  };
  path();
  list_.PathFillConvex(paper);
  path();
  list_.PathStroke(edge, ImDrawFlags_Closed, 2);
}

void Canvas::text(float left, float top, std::string_view words, Style role, Colour colour) {
  if (words.empty()) return;
  const auto& face = faces_[role];
  const float y = std::round(top + (face.line() - face.height()) / 2);
  list_.AddText(face.font(), face.font()->FontSize, {std::round(left), y}, colour, words.data(),
                words.data() + words.size());
}

void Canvas::clip(const Rect& to) { list_.PushClipRect({to.left, to.top}, {to.right, to.bottom}, true); }
void Canvas::unclip() { list_.PopClipRect(); }

}  // namespace candour
