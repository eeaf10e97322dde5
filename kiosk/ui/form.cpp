#include "kiosk/ui/form.hpp"

#include <algorithm>

#include "kiosk/ui/field.hpp"

namespace candour {

const TextBuffer& Form::text(const std::string& name) const {
  static const TextBuffer kEmpty;
  const auto found = texts.find(name);
  return found == texts.end() ? kEmpty : found->second;
}

std::string Form::full_name(std::string_view name) const { return std::string(screen) + " " + std::string(name); }

std::optional<TextBuffer> draw_form_field(const Form& form, const Rect& at, const FormField& field) {
  const FieldLook look{
      .style = Style::body, .one_line = field.one_line, .placeholder = field.placeholder, .called = field.called};
  return draw_field(form.ui, at, form.full_name(field.name), form.text(field.name), form.strokes, look);
}

void begin_in(const Form& form, std::initializer_list<std::string_view> names) {
  auto& memory = form.ui.memory();
  const auto id_of = [&](std::string_view name) { return form.ui.id_of(form.full_name(name)); };
  const bool there = std::any_of(names.begin(), names.end(), [&](auto name) { return memory.field == id_of(name); });
  if (!there) memory.field = id_of(*names.begin());
}

}  // namespace candour
