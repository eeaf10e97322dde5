#include <algorithm>

#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/dots.hpp"
#include "kiosk/ui/hidden_field.hpp"

namespace candour {
namespace {

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
    const auto found = page.model.fields.find("passphrase");
    auto typed = draw_hidden_field(ui, line, "desk passphrase", page.say("lock.passphrase"),
                                   found == page.model.fields.end() ? TextBuffer() : found->second, page.strokes);
    if (typed.text) page.act(desk::Edited{"passphrase", std::move(*typed.text)});
    if (typed.enter) page.act(desk::Unlock{});
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
