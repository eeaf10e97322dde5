#include <fmt/format.h>

#include "kiosk/core/contributions.hpp"
#include "kiosk/screens/participant/page.hpp"

namespace candour {

ButtonLook main_button(Icon icon, bool behind, bool not_yet) {
  ButtonLook look;
  look.kind = ButtonLook::Kind::main;
  look.icon = icon;
  look.icon_behind = behind;
  look.not_yet = not_yet;
  return look;
}

const Draft& draft_at_hand(const Page& page) {
  static const Draft none;
  const auto found = page.model.turn->drafts.find(page.model.turn->prompt);
  return found == page.model.turn->drafts.end() ? none : found->second;
}

void draw_point(Page& page, Rect& at, Icon icon, std::string_view heading, std::string_view line) {
  auto& ui = page.ui;
  const float radius = ui.px(26);
  const auto paper = ui.theme.tint;
  ui.canvas.disc(at.left + radius, at.top + radius, radius, paper);
  ui.canvas.icon(icon, at.left + radius - ui.px(12), at.top + radius - ui.px(12), ui.px(24), ui.theme.primary);
  Rect words = at;
  words.left += 2 * radius + ui.px(16);
  ui.paragraph(words, heading, Style::label, ui.theme.ink);
  ui.paragraph(words, line, Style::body, ui.theme.ink_2);
  at.top = std::max(words.top, at.top + 2 * radius);
}

void draw_note(Page& page, Rect& at, Icon icon, std::string_view words, Colour colour) {
  auto& ui = page.ui;
  ui.canvas.icon(icon, at.left, at.top - ui.px(1), ui.em(22), colour);
  Rect line = at;
  line.left += ui.em(22) + ui.px(12);
  ui.paragraph(line, words, Style::caption, colour);
  at.top = line.top;
}

std::string_view hint_of(const Page& page) {
  const auto& hint = page.model.hint;
  const bool on_banner = hint == kFamilyHint && page.ui.keyboard_up();
  return hint.empty() || on_banner ? std::string_view() : page.say(hint);
}

void draw_hint(Page& page, Rect& at) {
  const auto hint = hint_of(page);
  if (hint.empty()) return;
  draw_note(page, at, Icon::info, hint, page.ui.theme.ink);
  at.top += page.ui.px(8);
}

void pin_hint(Page& page) {
  auto& ui = page.ui;
  const auto hint = hint_of(page);
  if (hint.empty()) return;
  const float left = ui.em(22) + ui.px(12), width = page.body.width() - 2 * page.margin();
  auto strip = page.body.cut_bottom(ui.height_of(hint, Style::caption, width - left) + 2 * ui.px(8));
  ui.page(strip);
  strip = strip.padded(page.margin(), ui.px(8));
  draw_hint(page, strip);
}

void draw_deeds(Page& page, Rect& at, float gap, std::span<const Deed> deeds) {
  ButtonRow row(page.ui, at, gap);
  for (const auto& each : deeds) {
    if (row.button(each.label, each.look)) page.actions.push_back(each.action);
  }
}

float deeds_height(const Page& page, float width, float gap, std::span<const Deed> deeds) {
  const auto& ui = page.ui;
  float left = 0, top = 0, bottom = 0;
  for (const auto& each : deeds) {
    const float wide = std::min(ui.button_width(each.label, each.look), width);
    if (left > 0 && left + wide > width) {
      left = 0;
      top = bottom + gap;
    }
    left += wide + gap;
    bottom = std::max(bottom, top + ui.button_height(each.label, each.look, wide));
  }
  return bottom;
}

std::optional<std::size_t> draw_choices(Page& page, Rect& at, std::span<const Choice> choices) {
  auto& ui = page.ui;
  const float gap = ui.px(12);
  const float share = (at.width() - gap * static_cast<float>(choices.size() - 1)) / static_cast<float>(choices.size());
  bool fits = true;
  for (const auto& each : choices) fits = fits && ui.button_width(each.label, each.look) <= share;
  std::optional<std::size_t> used;
  Rect place{at.left, at.top, at.left + (fits ? share : at.width()), at.top};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    place.bottom = place.top + ui.button_height(choices[i].label, choices[i].look, place.width());
    if (ui.button(place, choices[i].label, choices[i].look)) used = i;
    at.top = place.bottom;
    if (fits)
      place = place.moved(share + gap, 0);
    else
      place = {place.left, place.bottom + gap, place.right, place.bottom + gap};
  }
  return used;
}

bool draw_nothing_to_add(Page& page, const Rect& at) {
  ButtonLook look{.kind = ButtonLook::Kind::quiet, .style = Style::small};
  if (!page.ui.button(at, page.say("common.nothing_to_add"), look)) return false;
  page.act(act::NothingToAdd{});
  return true;
}

void draw_counter(Page& page, Rect& at, const std::string& draft, std::string_view text, bool short_form) {
  auto& ui = page.ui;
  const auto fit = fit_of(page.model, draft, text);
  const auto number = std::to_string(std::abs(fit.left));
  std::string words;
  if (fit.left < 0)
    words = page.say(short_form ? "answer.over_short" : "answer.over", {{"n", number}});
  else if (fit.over_bytes)
    words = page.say("answer.over_bytes");
  else
    words = page.say("answer.left", {{"n", number}});
  const bool near = fit.left <= 100;
  if (!short_form && !near) ui.paragraph(at, page.say("answer.plenty"), Style::caption, ui.theme.ink);
  ui.paragraph(at, words, near ? Style::small : Style::caption, near ? ui.theme.ink : ui.theme.ink_2);
  if (short_form) return;
  at.top += ui.px(8);
  const Rect track{at.left, at.top, at.right, at.top + ui.px(10)};
  const float share = std::min(1.0F, static_cast<float>(fit.most - fit.left) / static_cast<float>(fit.most));
  ui.canvas.fill(track, ui.theme.sunken, ui.px(5));
  ui.canvas.fill({track.left, track.top, track.left + track.width() * share, track.bottom}, ui.theme.primary, ui.px(5));
  ui.canvas.frame(track, ui.theme.edge, ui.px(1.5F), ui.px(5));
  at.top = track.bottom;
}

void draw_writing_box(Page& page, const Rect& at, const std::string& draft, std::string_view placeholder) {
  auto& ui = page.ui;
  const auto found = page.model.turn->drafts.find(draft);
  const std::string_view text = found == page.model.turn->drafts.end() ? std::string_view() : found->second.text.text();
  ui.canvas.fill(at, ui.theme.surface, ui.px(12));
  ui.canvas.frame(at, ui.theme.edge, ui.px(2), ui.px(12));
  const auto paper = ui.theme.surface;
  ui.paper(paper);
  Item box;
  box.kind = Item::Kind::button;
  box.label = page.say("common.write");
  box.id = ui.id_of("box " + draft);
  box.at = at;
  box.acts = !ui.inert();
  ui.enlist(box);
  auto inner = ui.begin_scroll("written " + draft, at.padded(ui.px(18), ui.px(12)));
  ui.paragraph(inner, text.empty() ? placeholder : text, Style::body, text.empty() ? ui.theme.ink_2 : ui.theme.ink);
  ui.end_scroll(inner.top);
  if (ui.focused(box.id)) ui.draw_focus(at, ui.px(12));
  if (ui.act(at, box.id)) page.act(act::OpenWriting{draft});
}

void read_aloud_button(Page& page, const Rect& at, std::string_view words, bool words_hidden) {
  auto& ui = page.ui;
  const bool reading = page.model.reading;
  ButtonLook look{
      .icon = reading ? Icon::pause : Icon::headphones, .words_hidden = words_hidden, .style = Style::small};
  look.not_yet = !page.model.headphones;
  if (!ui.button(at, page.say(reading ? "common.stop_reading" : "common.read"), look)) return;
  if (reading)
    page.act(act::StopReading{});
  else
    page.act(act::ReadAloud{std::string(words)});
}

void draw_dock(Page& page, const Deed& main, bool nothing) {
  auto& ui = page.ui;
  const float width = page.body.width() - 2 * page.margin();
  const float most = nothing ? width * 0.62F : width;  // alone it has all of the row
  const float send = std::min(std::max(ui.button_width(main.label, main.look), width * 0.4F), most);
  const ButtonLook quiet{.kind = ButtonLook::Kind::quiet, .style = Style::small};
  const auto words = page.say("common.nothing_to_add");
  const float rest = std::min(width - send - ui.px(12), ui.button_width(words, quiet) + ui.px(8));
  auto at = dock(page, nothing ? ui.button_height(words, quiet, rest) : ui.target());
  if (ui.button(at.cut_right(send), main.label, main.look)) page.actions.push_back(main.action);
  if (nothing) draw_nothing_to_add(page, at.cut_left(rest));
}

Rect dock(Page& page, float height) {
  auto& ui = page.ui;
  const auto at = page.body.cut_bottom(height + 2 * ui.px(12));
  ui.canvas.fill(at, ui.theme.surface);
  ui.canvas.fill({at.left, at.top, at.right, at.top + ui.px(1)}, ui.theme.line);
  ui.paper(ui.theme.surface);
  return at.padded(page.margin(), ui.px(12));
}

}  // namespace candour
