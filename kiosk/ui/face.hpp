#pragma once
#include <array>
#include <string_view>

#include "kiosk/ui/type.hpp"
#include "kiosk/writing/measure.hpp"

struct ImFont;

namespace candour {

/// One typeface at one size, as it is drawn. Pixels.
class Face final : public Measure {
 public:
  Face() = default;
  Face(ImFont* font, float em, float line) : font_(font), em_(em), line_(line) {}

  float advance(char32_t code_point) const override;
  float width(std::string_view text) const;
  /// Whether there is a letter for all of it; an emoji is drawn as a box, and said to be.
  bool draws(std::string_view text) const;
  float em() const { return em_; }  ///< as CSS counts it
  float line() const { return line_; }
  float height() const;  ///< from the top of the tallest letter to the bottom of the lowest
  ImFont* font() const { return font_; }

 private:
  ImFont* font_ = nullptr;  // the atlas owns it
  float em_ = 0;
  float line_ = 0;
};

/// The faces of all roles, at the scale of this screen and the size that somebody chose.
class Faces {
 public:
  const Face& operator[](Style role) const { return faces_[static_cast<std::size_t>(role)]; }
  void set(Style role, const Face& face) { faces_[static_cast<std::size_t>(role)] = face; }

 private:
  std::array<Face, kStyles> faces_;
};

}  // namespace candour
