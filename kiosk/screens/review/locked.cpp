#include "kiosk/screens/locked/lock_card.hpp"
#include "kiosk/screens/review/review_page.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {

void draw_review_locked(ReviewPage& page) {
  auto& ui = page.ui;
  const bool keyboard = ui.keyboard_up() && ui.memory().by_finger;
  const auto room = page.body.padded(ui.px(24), ui.px(keyboard ? 8 : 20));
  ui.page({});
  // A keyboard leaves so little room that only pieces of dots would look out behind the card.
  if (room.width() > ui.px(700) && !keyboard) draw_people(ui, room, 0.3F);
  const LockCard card{.lock = page.model.lock,
                      .now = page.model.now,
                      .shown = page.model.passphrase_shown,
                      .title = page.say("review.locked"),
                      .unlock = page.say("review.unlock"),
                      .body = page.say("review.locked_body")};
  auto touch = draw_lock_card(page.form(), room, card);
  if (touch.typed) page.act(review::Edited{"passphrase", std::move(*touch.typed)});
  if (touch.unlocked) page.act(review::Unlock{});
  if (touch.shown_or_hidden) page.act(review::ShowPassphrase{!page.model.passphrase_shown});
}

}  // namespace candour
