#pragma once
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/ui/keyboard.hpp"
#include "kiosk/ui/ui.hpp"
#include "kiosk/writing/text_buffer.hpp"

namespace candour {

/// The texts that a screen's model keeps by their fields' names, and what they are drawn with in this frame.
struct Form {
  Ui& ui;
  std::string_view screen;  ///< "desk": tells its fields from another screen's of the same name
  const std::map<std::string, TextBuffer>& texts;
  std::span<const Stroke> strokes;  ///< of the on-screen keyboard

  const TextBuffer& text(const std::string& name) const;
  std::string full_name(std::string_view name) const;
};

/// One line, or as high as its place. `called` is what stands above it.
struct FormField {
  std::string name;
  std::string_view placeholder{}, called{};
  bool one_line = true;
};
/// The field's text, when it is another now.
std::optional<TextBuffer> draw_form_field(const Form& form, const Rect& at, const FormField& field);
/// What is typed goes into the first of these, unless somebody has touched another of them.
void begin_in(const Form& form, std::initializer_list<std::string_view> names);

}  // namespace candour
