// How a Ui draws what can be touched (design.md, "Components").
#include <algorithm>
#include <cmath>

#include "kiosk/ui/ui.hpp"

namespace candour {
namespace {

using ButtonKind = ButtonLook::Kind;

constexpr float kPadding = 22, kIcon = 24, kIconGap = 12;

float padding_of(const ButtonLook& look) {
  if (look.snug) return 10;
  return look.kind == ButtonKind::chip ? 18 : look.kind == ButtonKind::quiet ? 6 : kPadding;
}

float gap_of(const ButtonLook& look) { return look.snug ? 6 : kIconGap; }

}  // namespace

float Ui::words_room(const ButtonLook& look, float width) const {
  const float icon = look.icon == Icon::none ? 0 : em(kIcon) + px(gap_of(look));
  return width - icon - 2 * px(padding_of(look));
}

float Ui::button_width(std::string_view label, const ButtonLook& look) const {
  if (look.words_hidden) return std::max(target(), em(kIcon) + 2 * px(14));
  // A choice that is made is set in a bolder face; nothing moves when it is.
  const float words = std::max(width_of(label, look.style), look.snug ? 0 : width_of(label, Style::label));
  const float icon = look.icon == Icon::none ? 0 : em(kIcon) + px(gap_of(look));
  return std::max(std::max(target(), px(look.least)), std::ceil(words) + icon + 2 * px(padding_of(look)) + 1);
}

float Ui::button_height(std::string_view label, const ButtonLook& look, float width) const {
  if (look.words_hidden) return target();
  return std::max(target(), height_of(label, look.style, words_room(look, width)) + 2 * px(12));
}

std::optional<Style> Ui::fitting_style(std::string_view label, const ButtonLook& look, float width,
                                       float height) const {
  for (const auto role : {look.style, Style::label, Style::small, Style::caption}) {
    if (canvas.faces()[role].em() > canvas.faces()[look.style].em()) continue;
    const float room = words_room(look, width);
    if (width_of(label, role) <= room) return role;
    if (height_of(label, role, room) <= height - px(8)) return role;
  }
  if (look.icon == Icon::none) return Style::caption;
  return std::nullopt;
}

Colour Ui::button_paper(const ButtonLook& look, bool pressed) const {
  if (look.not_yet) return theme.disabled;
  switch (look.kind) {
    case ButtonKind::main:
      return pressed ? theme.primary_press : theme.primary;
    case ButtonKind::urgent:
      return theme.urgent;
    case ButtonKind::quiet:
    case ButtonKind::bare:
      return paper_;
    default:
      break;
  }
  if (look.on) return look.tint.value_or(theme.tint);
  return pressed ? theme.sunken : theme.surface;
}

Colour Ui::button_ink(const ButtonLook& look) const {
  if (look.not_yet) return theme.on_disabled;
  if (look.kind == ButtonKind::main) return theme.on_primary;
  if (look.kind == ButtonKind::urgent) return theme.page;
  return theme.ink;
}

float Ui::button_radius(const Rect& at, const ButtonLook& look) const {
  return look.kind == ButtonKind::chip ? std::min(at.height() / 2, px(28)) : px(12);
}

void Ui::draw_button_face(const Rect& at, const ButtonLook& look, bool pressed) {
  const float radius = button_radius(at, look);
  const auto paper = button_paper(look, pressed);
  const bool filled = (look.kind == ButtonKind::main || look.kind == ButtonKind::urgent) && !look.not_yet;
  if (look.kind == ButtonKind::quiet || look.kind == ButtonKind::bare) return;
  if (filled) {
    const auto lip = look.kind == ButtonKind::main ? theme.primary_press : faded(theme.ink, 1);
    if (!pressed) canvas.fill(at.moved(0, px(3)), lip, radius);
    return canvas.fill(at, paper, radius);
  }
  canvas.fill(at, paper, radius);
  if (look.on) return canvas.frame(at, look.colour.value_or(theme.primary), px(3), radius);
  canvas.frame(at, look.not_yet ? theme.on_disabled : theme.edge, px(2), radius);
}

/// What a page is for is said in words: where they and the icon have no room beside each other, the icon goes. Any
/// other button is its icon then.
ButtonLook Ui::worded(std::string_view label, const ButtonLook& look, const Rect& at) const {
  const bool main = look.kind == ButtonKind::main || look.kind == ButtonKind::urgent;
  if (!main || look.words_hidden || fitting_style(label, look, at.width(), at.height())) return look;
  auto without = look;
  without.icon = Icon::none;
  const float height = height_of(label, Style::caption, words_room(without, at.width()));
  return height <= at.height() ? without : look;
}

void Ui::draw_button_words(const Rect& at, std::string_view label, const ButtonLook& wanted, Colour ink) {
  const auto look = worded(label, wanted, at);
  const auto fitting = look.words_hidden ? std::nullopt : fitting_style(label, look, at.width(), at.height());
  const bool words_hidden = !fitting;
  const auto role = fitting.value_or(look.style);
  const float icon = look.icon == Icon::none ? 0 : em(kIcon);
  const float gap = icon > 0 && !words_hidden ? px(gap_of(look)) : 0;
  const float room = words_room(look, at.width());
  const auto lines = words_hidden ? std::vector<Line>() : wrapped(label, role, std::max(room, 1.0F));
  float widest = 0;
  for (const auto& each : lines) widest = std::max(widest, each.width);
  const float all = icon + gap + widest;
  float left = look.align == Align::left ? at.left + px(padding_of(look)) : at.middle_x() - all / 2;
  const auto icon_ink = look.colour && !look.not_yet ? *look.colour : ink;
  const float icon_top = at.middle_y() - icon / 2;
  if (icon > 0 && !look.icon_behind) {
    canvas.icon(look.icon, left, icon_top, icon, icon_ink);
    left += icon + gap;
  }
  float top = at.middle_y() - static_cast<float>(lines.size()) * line(role) / 2;
  Rect taken{left, top, left + widest, top};
  for (const auto& each : lines) {
    const float x = look.align == Align::left ? left : left + (widest - each.width) / 2;
    canvas.text(x, top, each.words, role, ink);
    if (look.kind == ButtonKind::quiet)
      canvas.fill({x, top + line(role), x + each.width, top + line(role) + px(2)}, ink);
    top += line(role);
  }
  taken.bottom = top;
  if (icon > 0 && look.icon_behind) canvas.icon(look.icon, left + widest + gap, icon_top, icon, icon_ink);
  if (words_hidden) return;
  Item item;
  item.label = label;
  item.at = taken;
  item.style = role;
  item.ink = ink;
  item.paper = button_paper(look, false);
  enlist(std::move(item));
}

bool Ui::button(const Rect& at, std::string_view label, const ButtonLook& look) {
  const auto id = id_of(label);
  const bool pressed = held(at);
  const bool filled = look.kind == ButtonKind::main || look.kind == ButtonKind::urgent;
  draw_button_face(at, look, pressed);
  Item item;
  item.kind = Item::Kind::button;
  item.id = id;
  item.label = look.name.empty() ? label : look.name;
  item.at = at;
  item.acts = !inert_;
  item.on = look.on;
  item.style = look.style;
  enlist(std::move(item));
  draw_button_words(pressed && filled && !settings.still ? at.moved(0, px(3)) : at, label, look, button_ink(look));
  if (look.on && look.choice) {
    const float radius = px(13);
    const float x = at.right - px(6), y = at.top + px(4);
    canvas.disc(x, y, radius + px(3), theme.surface);
    canvas.disc(x, y, radius, look.colour.value_or(theme.primary));
    canvas.icon(Icon::tick, x - px(9), y - px(9), px(18), theme.on_primary);
  }
  if (focused(id)) draw_focus(at, button_radius(at, look));
  return act(at, id, look.itself);
}

}  // namespace candour
