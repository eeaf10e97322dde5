#include "kiosk/ui/face.hpp"

#include <imgui.h>

#include "common/text/code_point.hpp"
#include "common/text/graphemes.hpp"

namespace candour {

float Face::advance(char32_t code_point) const {
  // ImGui's letters are 16 bits wide; what lies beyond is drawn as one box.
  const auto letter =
      code_point > 0xFFFF ? static_cast<ImWchar>(IM_UNICODE_CODEPOINT_INVALID) : static_cast<ImWchar>(code_point);
  return font_->GetCharAdvance(letter);
}

float Face::width(std::string_view text) const {
  if (text.empty()) return 0;
  return font_->CalcTextSizeA(font_->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

bool Face::draws(std::string_view text) const {
  for (std::size_t at = 0; at < text.size();) {
    const auto next = next_boundary(text, at);
    const auto grapheme = text.substr(at, next - at);
    at = next;
    if (grapheme == "\n" || grapheme == "\t") continue;  // room, not letters
    const auto drawn = drawn_as(grapheme);
    const bool there = drawn <= 0xFFFF && drawn != kNotDrawn && font_->FindGlyphNoFallback(static_cast<ImWchar>(drawn));
    if (!there) return false;
  }
  return true;
}

float Face::height() const { return font_->FontSize; }

}  // namespace candour
