#pragma once
#include <optional>
#include <span>

#include "kiosk/ui/keyboard.hpp"
#include "kiosk/writing/text_buffer.hpp"

namespace candour {

struct FieldLook {
  Style style = Style::editor;
  bool one_line = false;
  bool takes_over = false;  ///< what is written goes in here without anybody touching it first
  std::string_view placeholder;
  std::string_view called{};     ///< its name, where it is empty and has no placeholder
  std::optional<Colour> edge{};  ///< while it is written in
};

/// A place to write: wraps, scrolls, selects, and does what a keyboard does. The text, when it is another now.
/// `strokes` are the on-screen keyboard's.
std::optional<TextBuffer> draw_field(Ui& ui, const Rect& at, std::string_view name, const TextBuffer& text,
                                     std::span<const Stroke> strokes, const FieldLook& look);

}  // namespace candour
