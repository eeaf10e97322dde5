#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

using State = Sending::State;

int seconds_left(const Page& page) {
  const auto left = page.model.turn->sending->undo_until - page.model.now;
  return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()));
}

bool can_undo(const Page& page) { return page.model.turn->sending->open && seconds_left(page) > 0; }

/// Undo while it can be, then that it is sent; moves the top of `at`. On a narrow page the button is with the others,
/// where it is always in sight.
void draw_undo(Page& page, Rect& at) {
  auto& ui = page.ui;
  const int left = seconds_left(page);
  const bool open = can_undo(page), own_button = open && !ui.narrow();
  const float ring = ui.px(88), inset = ui.px(22);
  const auto label = page.say("sent.undo");
  const ButtonLook look{.icon = Icon::undo};
  const float button = own_button ? ui.button_width(label, look) + ui.px(16) : 0;
  const auto title = page.say(open ? "sent.changed" : "sent.done");
  const auto body =
      open ? page.say("sent.undo_body", {{"n", std::to_string(left)}}) : std::string(page.say("sent.done_body"));
  const float width = at.width() - 2 * inset - ring - ui.px(18) - button;
  const float words = ui.height_of(title, Style::label, width) + ui.height_of(body, Style::caption, width);
  const auto card = at.cut_top(std::max(ring, words) + ui.px(36));
  ui.card(card);
  auto inner = card.padded(inset, ui.px(18));
  const auto place = Rect{inner.left, inner.top, inner.left + ring, inner.top + ring};
  if (open) {
    draw_countdown(ui, place, left, static_cast<int>(kUndoWindow.count()));
    draw_digits(ui, place, std::to_string(left), Style::heading, ui.theme.ink);
  } else {
    ui.canvas.icon(Icon::tick, place.middle_x() - ui.px(24), place.middle_y() - ui.px(24), ui.px(48), ui.theme.primary);
  }
  Rect text{inner.left + ring + ui.px(18), inner.middle_y() - words / 2, inner.left + ring + ui.px(18) + width,
            inner.bottom};
  ui.paragraph(text, title, Style::label, ui.theme.ink);
  ui.paragraph(text, body, Style::caption, ui.theme.ink_2);
  if (!own_button) return;
  const float top = inner.middle_y() - ui.target() / 2;
  if (ui.button({inner.right - button + ui.px(16), top, inner.right, top + ui.target()}, label, look))
    page.act(act::Undo{});
}

/// Where the words are now, in one word and an icon; moves the top of `at`.
void draw_state(Page& page, Rect& at) {
  auto& ui = page.ui;
  const auto state = page.model.turn->sending->state;
  if (state == State::not_kept) return;
  const auto* id = state == State::keeping ? "sent.keeping" : state == State::safe ? "sent.safe" : "sent.joined";
  const auto icon = state == State::keeping ? Icon::clock : state == State::safe ? Icon::lock : Icon::tick;
  ui.canvas.icon(icon, at.left, at.top + ui.px(1), ui.em(24), ui.theme.primary);
  Rect words = at;
  words.left += ui.em(24) + ui.px(12);
  ui.paragraph(words, page.say(id), Style::label, ui.theme.ink);
  at.top = words.top + ui.px(16);
}

void draw_fact(Page& page, Rect& at, Icon icon, std::string_view title, std::string_view line) {
  auto& ui = page.ui;
  const float inset = ui.px(24), left = ui.em(24) + ui.px(20);
  const float width = at.width() - 2 * inset - left;
  const auto card =
      at.cut_top(ui.height_of(title, Style::label, width) + ui.height_of(line, Style::caption, width) + ui.px(32));
  ui.card(card);
  ui.canvas.icon(icon, card.left + inset, card.middle_y() - ui.em(12), ui.em(24), ui.theme.primary);
  Rect words{card.left + inset + left, card.top + ui.px(16), card.right - inset, card.bottom};
  ui.paragraph(words, title, Style::label, ui.theme.ink);
  ui.paragraph(words, line, Style::caption, ui.theme.ink_2);
  ui.paper(ui.theme.page);
  at.top += ui.px(12);
}

void draw_thanks(Page& page, Rect& at) {
  auto& ui = page.ui;
  const auto& sending = *page.model.turn->sending;
  const auto big = !ui.narrow() ? Style::display : Style::title;
  const bool failed = sending.state == State::not_kept, offline = !page.model.line_up;
  const auto title = failed           ? "room.not_kept"
                     : sending.urgent ? "sent.title_urgent"
                     : offline        ? "offline.title"
                                      : "sent.title";
  const auto body = failed           ? "room.not_kept_body"
                    : sending.urgent ? "sent.body_urgent"
                    : offline        ? "offline.body"
                                     : "sent.body";
  ui.paragraph(at, page.say(title), big, ui.theme.ink);
  at.top += ui.px(8);
  if (ui.narrow()) {
    at.top += ui.px(8);
    draw_state(page, at);  // first, where little is in sight at once
  }
  ui.paragraph(at, page.say(body), Style::lead, ui.theme.ink_2);
  at.top += ui.px(24);
  if (!ui.narrow()) draw_state(page, at);
  if (failed) return;
  draw_undo(page, at);
  ui.paper(ui.theme.page);
  at.top += ui.px(12);
  if (!offline) return;
  draw_fact(page, at, Icon::lock, page.say("offline.waiting"), page.say("offline.waiting_body"));
  draw_fact(page, at, Icon::mix, page.say("offline.still"), page.say("offline.still_body"));
}

std::vector<Deed> next_deeds(const Page& page) {
  const auto& sending = *page.model.turn->sending;
  if (sending.state == State::not_kept) {
    return {{page.say("check.back"), main_button(Icon::left), act::Undo{}},
            {page.say("common.finish"), {.icon = Icon::walk}, act::Finish{}}};
  }
  const auto style = page.ui.narrow() ? Style::label : Style::call;
  const bool keeping = sending.state == State::keeping;
  auto hand_over = main_button(Icon::walk, false, keeping);
  hand_over.style = style;
  std::vector<Deed> deeds;
  if (page.ui.narrow() && can_undo(page)) deeds.push_back({page.say("sent.undo"), {.icon = Icon::undo}, act::Undo{}});
  deeds.push_back(
      {page.say("sent.another"), {.icon = Icon::pencil, .not_yet = keeping, .style = style}, act::WriteAnother{}});
  deeds.push_back({page.say("sent.someone"), hand_over, act::HandOver{}});
  return deeds;
}

}  // namespace

void draw_sent(Page& page) {
  auto& ui = page.ui;
  ui.page(page.body);
  auto body = page.body.padded(ui.px(ui.shape() == Shape::wide ? 56 : 20), ui.px(ui.shape() == Shape::small ? 12 : 36));
  const bool picture = !ui.narrow();
  if (picture) {
    auto circle = body.cut_right(ui.px(420));
    body.right -= ui.px(48);
    const Rect square{circle.left, circle.middle_y() - circle.width() / 2, circle.right,
                      circle.middle_y() + circle.width() / 2};
    draw_people(ui, square, 0.4F);
    const bool locked = !page.model.line_up || page.model.turn->sending->urgent;
    const float size = square.width() * 0.18F;
    ui.canvas.icon(locked ? Icon::lock : Icon::tick, square.middle_x() - size / 2, square.middle_y() - size / 2, size,
                   ui.theme.primary);
  }
  if (!ui.narrow()) {
    const float note = ui.height_of(page.say("sent.hint"), Style::caption, body.width() - ui.em(36));
    auto hint = body.cut_bottom(note + ui.px(4));
    draw_note(page, hint, Icon::info, page.say("sent.hint"), ui.theme.ink_2);
    body.bottom -= ui.px(14);
  }
  const auto deeds = next_deeds(page);
  auto row = body.cut_bottom(deeds_height(page, body.width(), ui.px(16), deeds) + ui.px(4));
  draw_deeds(page, row, ui.px(16), deeds);
  body.bottom -= ui.px(12);
  auto words = ui.begin_scroll("sent", body);
  words.right -= ui.px(14);
  draw_thanks(page, words);
  if (ui.narrow()) {
    words.top += ui.px(8);
    draw_note(page, words, Icon::info, page.say("sent.hint"), ui.theme.ink_2);
  }
  ui.end_scroll(words.top);
}

}  // namespace candour
