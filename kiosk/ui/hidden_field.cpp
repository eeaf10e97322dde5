#include "kiosk/ui/hidden_field.hpp"

#include <algorithm>
#include <utility>

#include "common/text/utf8.hpp"
#include "kiosk/writing/edit_command.hpp"

namespace candour {

HiddenText draw_hidden_field(Ui& ui, const Rect& at, std::string_view name, std::string_view called, TextBuffer text,
                             std::span<const Stroke> strokes) {
  const auto id = ui.id_of(name);
  if (ui.memory().field == 0 && !ui.inert()) ui.memory().field = id;
  const bool active = ui.memory().field == id && !ui.inert();
  text.move(Motion::text_end, false);
  bool changed = false, enter = false;
  // Only what is written at the end, or taken off there: nobody sees where a caret would stand.
  const auto put = [&](const EditCommand& command) {
    if (const auto* typed = std::get_if<edit::Type>(&command)) changed = text.type(typed->text) || changed;
    if (std::holds_alternative<edit::Erase>(command) && !text.empty()) {
      text.erase(Motion::left);
      changed = true;
    }
  };
  if (active) {
    for (const auto& press : ui.keys()) {
      enter = enter || press.key == Key::enter;
      if (const auto command = command_of(press); command && press.key != Key::enter) put(*command);
    }
    for (const auto& stroke : strokes) put(stroke);
  }
  ui.canvas.fill(at, ui.theme.surface, ui.px(12));
  ui.canvas.frame(at, active ? ui.theme.primary : ui.theme.edge, ui.px(active ? 3 : 2), ui.px(12));
  Item item;
  item.kind = Item::Kind::field;
  item.id = id;
  item.label = called;
  item.at = at;
  item.acts = !ui.inert();
  item.style = Style::body;
  item.ink = ui.theme.ink;
  item.paper = ui.theme.surface;
  ui.enlist(item);
  const auto count = count_code_points(text.text());
  const float step =
      std::min(ui.px(20), (at.width() - ui.px(40)) / static_cast<float>(std::max<std::size_t>(count, 1)));
  float x = at.left + ui.px(24);
  for (std::size_t i = 0; i < count; ++i, x += step)
    ui.canvas.disc(x, at.middle_y(), std::min(ui.px(7), step * 0.4F), ui.theme.ink);
  if (active) ui.canvas.fill({x - ui.px(4), at.top + ui.px(12), x - ui.px(1), at.bottom - ui.px(12)}, ui.theme.caret);
  if (ui.focused(id)) ui.draw_focus(at, ui.px(12));
  if (ui.act(at, id) || ui.touched(at)) {
    ui.memory().field = id;
    ui.memory().keyboard.show();
  }
  ui.see_field(id);
  HiddenText typed;
  typed.enter = enter;
  if (changed) typed.text = std::move(text);
  return typed;
}

}  // namespace candour
