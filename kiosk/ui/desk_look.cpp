#include "kiosk/ui/desk_look.hpp"

namespace candour {

ButtonLook desk_button(Icon icon) { return {.icon = icon, .snug = true, .style = Style::small}; }

ButtonLook desk_main_button(Icon icon) {
  return {.kind = ButtonLook::Kind::main, .icon = icon, .snug = true, .style = Style::small};
}

ButtonLook lock_look(bool with_words) {
  auto look = desk_button(Icon::lock);
  look.words_hidden = !with_words;
  return look;
}

ButtonLook undo_look(bool anything_to_undo) {
  auto look = desk_button(Icon::undo);
  look.words_hidden = true;
  look.not_yet = !anything_to_undo;
  return look;
}

float pill_width(const Ui& ui, Icon icon, std::string_view words) {
  if (words.empty()) return ui.px(12) + ui.px(20) + ui.px(12);
  return ui.px(12) + (icon == Icon::none ? 0 : ui.px(20) + ui.px(8)) + ui.width_of(words, Style::small) + ui.px(14);
}

float draw_pill(Ui& ui, float left, float top, Icon icon, std::string_view words, Colour paper, Colour ink) {
  const float height = ui.px(34), size = ui.px(20);
  const float text = ui.width_of(words, Style::small), width = pill_width(ui, icon, words);
  const Rect pill{left, top, left + width, top + height};
  ui.canvas.fill(pill, paper, height / 2);
  if (ui.settings.colours == Colours::contrast) ui.canvas.frame(pill, ui.theme.edge, ui.px(1), height / 2);
  const auto before = ui.theme.surface;
  ui.paper(paper);
  float x = left + ui.px(12);
  if (icon != Icon::none) {
    ui.canvas.icon(icon, x, pill.middle_y() - size / 2, size, ink);
    x += size + ui.px(8);
  }
  if (!words.empty()) ui.words({x, top, x + text, top + height}, words, Style::small, ink);
  ui.paper(before);
  return width;
}

Rect draw_titled_card(Ui& ui, const Rect& at, std::string_view heading) {
  ui.card(at);
  auto inner = at.padded(ui.px(20), ui.px(16));
  if (heading.empty()) return inner;
  ui.paragraph(inner, heading, Style::heading, ui.theme.ink);
  inner.top += ui.px(10);
  return inner;
}

std::string time_of(int minute_of_day) {
  const auto two_digits = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const int minute = ((minute_of_day % 1440) + 1440) % 1440;
  return two_digits(minute / 60) + ":" + two_digits(minute % 60);
}

}  // namespace candour
