#include <algorithm>

#include "common/text/utf8.hpp"
#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/dots.hpp"
#include "kiosk/writing/edit_command.hpp"

namespace candour {
namespace {

/// What is typed, as discs: a passphrase is not drawn unless somebody asks for it.
void draw_hidden_field(DeskPage& page, const Rect& at) {
  auto& ui = page.ui;
  const auto id = ui.id_of("desk passphrase");
  if (ui.memory().field == 0 && !ui.inert()) ui.memory().field = id;
  const bool active = ui.memory().field == id && !ui.inert();
  const auto found = page.model.fields.find("passphrase");
  TextBuffer text = found == page.model.fields.end() ? TextBuffer() : found->second;
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
    for (const auto& stroke : page.strokes) put(stroke);
  }
  ui.canvas.fill(at, ui.theme.surface, ui.px(12));
  ui.canvas.frame(at, active ? ui.theme.primary : ui.theme.edge, ui.px(active ? 3 : 2), ui.px(12));
  Item item;
  item.kind = Item::Kind::field;
  item.id = id;
  item.label = page.say("lock.passphrase");
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
  if (changed) page.act(desk::Edited{"passphrase", std::move(text)});
  if (enter) page.act(desk::Unlock{});
}

std::string state_words(const DeskPage& page) {
  const auto& lock = page.model.lock;
  if (lock.opening) {
    return lock.of == 0
               ? std::string(page.say("lock.opening"))
               : page.say("lock.opening_n", {{"n", std::to_string(lock.opened)}, {"m", std::to_string(lock.of)}});
  }
  if (page.model.now < lock.not_before) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(lock.not_before - page.model.now).count();
    return page.say("lock.wait", {{"n", std::to_string(left)}});
  }
  if (!page.model.line_up) return std::string(page.say("lock.no_hub"));
  if (!page.model.pack_here) return std::string(page.say("lock.coming"));
  if (!page.model.key_here) return std::string(page.say("lock.no_key"));
  if (!lock.why.empty()) return page.say(lock.why, {{"n", std::to_string(lock.tries_left)}});
  return page.say("lock.tries", {{"n", std::to_string(lock.tries_left)}});
}

void draw_lock_card(DeskPage& page, const Rect& room) {
  auto& ui = page.ui;
  const float width = std::min(ui.px(600), room.width() - ui.px(32)), inset = ui.px(40);
  const float words = width - 2 * inset;
  const auto body = page.say("lock.going");
  const float note = ui.height_of(body, Style::body, words - ui.px(60)) + ui.line(Style::label) + 2 * ui.px(14);
  const bool low = room.height() < ui.px(560);
  const float height = ui.px(64) + ui.px(16) + (low ? 0 : note + ui.px(18)) + ui.line(Style::label) +
                       ui.line(Style::caption) + ui.px(6) + ui.px(56) + ui.px(14) + ui.px(56) + ui.px(14) +
                       ui.height_of(state_words(page), Style::caption, words) + 2 * ui.px(26);
  const float top = std::max(room.top + ui.px(4), room.middle_y() - height / 2);
  const Rect card{room.middle_x() - width / 2, top, room.middle_x() + width / 2, top + height};
  ui.card(card);
  ui.canvas.frame(card, ui.theme.line, ui.px(2), ui.px(16));
  auto in = card.padded(inset, ui.px(26));
  auto head = in.cut_top(ui.px(64));
  const float radius = ui.px(32);
  ui.canvas.disc(head.left + radius, head.middle_y(), radius, ui.theme.tint);
  ui.canvas.icon(Icon::lock, head.left + radius - ui.px(14), head.middle_y() - ui.px(14), ui.px(28), ui.theme.primary);
  head.left += 2 * radius + ui.px(16);
  ui.words(head.cut_top(ui.line(Style::title)), page.say("lock.title"), Style::title, ui.theme.ink);
  ui.words(head.cut_top(ui.line(Style::caption)), page.say("lock.hidden"), Style::caption, ui.theme.ink_2);
  in.top += ui.px(16);
  if (!low) {
    auto panel = in.cut_top(note);
    ui.panel(panel, ui.theme.tint);
    ui.canvas.icon(Icon::shieldok, panel.left + ui.px(18), panel.top + ui.px(14), ui.px(24), ui.theme.primary);
    panel = panel.padded(ui.px(58), ui.px(14));
    panel.right += ui.px(50);
    ui.paragraph(panel, page.say("lock.can_go_on"), Style::label, ui.theme.ink);
    ui.paragraph(panel, body, Style::body, ui.theme.ink);
    ui.paper(ui.theme.surface);
    in.top += ui.px(18);
  }
  ui.words(in.cut_top(ui.line(Style::label)), page.say("lock.passphrase"), Style::label, ui.theme.ink);
  ui.words(in.cut_top(ui.line(Style::caption)), page.say("lock.six_words"), Style::caption, ui.theme.ink_2);
  in.top += ui.px(6);
  auto line = in.cut_top(ui.px(56));
  const auto show = page.say(page.model.passphrase_shown ? "lock.hide" : "lock.show");
  const auto eye = desk_button(page.model.passphrase_shown ? Icon::hide : Icon::eye);
  const auto button = line.cut_right(ui.button_width(show, eye));
  line.right -= ui.px(12);
  if (page.model.passphrase_shown) {
    begin_in_field(page, {"passphrase"});
    draw_desk_field(page, line, {"passphrase", {}, page.say("lock.passphrase")});
    for (const auto& press : ui.keys())
      if (press.key == Key::enter) page.act(desk::Unlock{});
  } else {
    draw_hidden_field(page, line);
  }
  if (ui.button(button, show, eye)) page.act(desk::ShowPassphrase{!page.model.passphrase_shown});
  in.top += ui.px(14);
  const bool can = page.model.key_here && page.model.pack_here && !page.model.lock.opening &&
                   page.model.now >= page.model.lock.not_before;
  ButtonLook look = desk_main_button(Icon::key);
  look.style = Style::label;
  look.not_yet = !can;
  if (ui.button(in.cut_top(ui.px(56)), page.say("lock.unlock"), look)) page.act(desk::Unlock{});
  in.top += ui.px(14);
  ui.paragraph(in, state_words(page), Style::caption, page.model.lock.why.empty() ? ui.theme.ink_2 : ui.theme.ink);
}

}  // namespace

void draw_locked(DeskPage& page) {
  auto& ui = page.ui;
  auto body = page.body.padded(ui.px(24), ui.px(20));
  const bool room = page.model.room && !page.model.room->steps.empty() && !page.model.hub_stopped;
  // Agenda and clock work without the passphrase.
  if (room && page.body.height() > ui.px(420)) {
    const auto rail = body.cut_left(ui.px(page.slim() ? 78 : 316));
    body.left += page.gap();
    draw_agenda(page, rail);
    if (!page.model.closing()) {
      auto step = body.cut_left(std::clamp(body.width() * 0.42F, ui.px(440), ui.px(640)));
      body.left += page.gap();
      auto inner = ui.begin_scroll("locked step", step);
      inner.right -= ui.px(12);
      draw_step_card(page, inner);
      ui.end_scroll(inner.top + ui.px(8));
    }
  }
  ui.page({});
  if (body.width() > ui.px(700)) draw_people(ui, body, 0.3F);
  draw_lock_card(page, body);
}

}  // namespace candour
