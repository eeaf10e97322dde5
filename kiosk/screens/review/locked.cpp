#include <algorithm>

#include "kiosk/screens/review/review_page.hpp"
#include "kiosk/ui/dots.hpp"
#include "kiosk/ui/hidden_field.hpp"

namespace candour {
namespace {

std::string lock_words(const ReviewPage& page) {
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
  if (!lock.why.empty()) return page.say(lock.why, {{"n", std::to_string(lock.tries_left)}});
  return page.say("lock.tries", {{"n", std::to_string(lock.tries_left)}});
}

}  // namespace

void draw_review_locked(ReviewPage& page) {
  auto& ui = page.ui;
  const auto room = page.body.padded(ui.px(24), ui.px(20));
  ui.page({});
  if (room.width() > ui.px(700)) draw_people(ui, room, 0.3F);
  const float width = std::min(ui.px(600), room.width() - ui.px(32)), inset = ui.px(40), words = width - 2 * inset;
  const auto body = page.say("review.locked_body");
  const float height = ui.px(64) + ui.px(16) + ui.height_of(body, Style::body, words) + ui.px(18) +
                       ui.line(Style::label) + ui.line(Style::caption) + ui.px(6) + 2 * (ui.px(56) + ui.px(14)) +
                       ui.height_of(lock_words(page), Style::caption, words) + 2 * ui.px(26);
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
  ui.words(head, page.say("review.locked"), Style::title, ui.theme.ink);
  in.top += ui.px(16);
  ui.paragraph(in, body, Style::body, ui.theme.ink);
  in.top += ui.px(18);
  ui.words(in.cut_top(ui.line(Style::label)), page.say("lock.passphrase"), Style::label, ui.theme.ink);
  ui.words(in.cut_top(ui.line(Style::caption)), page.say("lock.six_words"), Style::caption, ui.theme.ink_2);
  in.top += ui.px(6);
  auto line = in.cut_top(ui.px(56));
  const auto show = page.say(page.model.passphrase_shown ? "lock.hide" : "lock.show");
  const auto eye = desk_button(page.model.passphrase_shown ? Icon::hide : Icon::eye);
  const auto button = line.cut_right(ui.button_width(show, eye));
  line.right -= ui.px(12);
  if (page.model.passphrase_shown) {
    begin_in_review_field(page, {"passphrase"});
    draw_review_field(page, line, {"passphrase", {}, page.say("lock.passphrase")});
    for (const auto& press : ui.keys())
      if (press.key == Key::enter) page.act(review::Unlock{});
  } else {
    const auto found = page.model.fields.find("passphrase");
    auto typed = draw_hidden_field(ui, line, "table passphrase", page.say("lock.passphrase"),
                                   found == page.model.fields.end() ? TextBuffer() : found->second, page.strokes);
    if (typed.text) page.act(review::Edited{"passphrase", std::move(*typed.text)});
    if (typed.enter) page.act(review::Unlock{});
  }
  if (ui.button(button, show, eye)) page.act(review::ShowPassphrase{!page.model.passphrase_shown});
  in.top += ui.px(14);
  ButtonLook look = desk_main_button(Icon::key);
  look.style = Style::label;
  look.not_yet = page.model.lock.opening || page.model.now < page.model.lock.not_before;
  if (ui.button(in.cut_top(ui.px(56)), page.say("review.unlock"), look)) page.act(review::Unlock{});
  in.top += ui.px(14);
  ui.paragraph(in, lock_words(page), Style::caption, page.model.lock.why.empty() ? ui.theme.ink_2 : ui.theme.ink);
}

}  // namespace candour
