#include <algorithm>

#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/screens/locked/lock_card.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

std::string_view waits_for(const DeskPage& page) {
  if (!page.model.line_up) return page.say("lock.no_hub");
  if (!page.model.pack_here) return page.say("lock.coming");
  if (!page.model.key_here) return page.say("lock.no_key");
  return {};
}

void ask_for_passphrase(DeskPage& page, const Rect& room) {
  const LockCard card{.lock = page.model.lock,
                      .now = page.model.now,
                      .shown = page.model.passphrase_shown,
                      .can_unlock = page.model.key_here && page.model.pack_here,
                      .waits_for = waits_for(page),
                      .title = page.say("lock.title"),
                      .unlock = page.say("lock.unlock"),
                      .below_title = page.say("lock.hidden"),
                      .heading = page.say("lock.can_go_on"),
                      .body = page.say("lock.going")};
  auto touch = draw_lock_card(page.form(), room, card);
  if (touch.typed) page.act(desk::Edited{"passphrase", std::move(*touch.typed)});
  if (touch.unlocked) page.act(desk::Unlock{});
  if (touch.shown_or_hidden) page.act(desk::ShowPassphrase{!page.model.passphrase_shown});
}

}  // namespace

void draw_locked(DeskPage& page) {
  auto& ui = page.ui;
  const bool keyboard = ui.keyboard_up() && ui.memory().by_finger;
  auto body = page.body.padded(ui.px(24), ui.px(keyboard ? 8 : 20));
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
  // A keyboard leaves so little room that only pieces of dots would look out behind the card.
  if (body.width() > ui.px(700) && !keyboard) draw_people(ui, body, 0.3F);
  ask_for_passphrase(page, body);
}

}  // namespace candour
