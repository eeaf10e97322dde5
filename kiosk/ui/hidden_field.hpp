#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "kiosk/ui/keyboard.hpp"
#include "kiosk/ui/ui.hpp"
#include "kiosk/writing/text_buffer.hpp"

namespace candour {

struct HiddenText {
  std::optional<TextBuffer> text;  ///< when it is another now
  bool enter = false;              ///< somebody pressed Enter in it
};

/// What is typed, as discs: a passphrase is not drawn unless somebody asks for it. What is written goes in here where
/// no other field has been touched.
HiddenText draw_hidden_field(Ui& ui, const Rect& at, std::string_view name, std::string_view called, TextBuffer text,
                             std::span<const Stroke> strokes);

}  // namespace candour
