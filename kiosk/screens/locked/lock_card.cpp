#include "kiosk/screens/locked/lock_card.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "kiosk/ui/desk_look.hpp"
#include "kiosk/ui/hidden_field.hpp"

namespace candour {
namespace {

std::string state_words(const Ui& ui, const LockCard& card) {
  const auto& lock = card.lock;
  if (lock.opening) {
    return lock.of == 0
               ? std::string(ui.say("lock.opening"))
               : ui.say("lock.opening_n", {{"n", std::to_string(lock.opened)}, {"m", std::to_string(lock.of)}});
  }
  if (card.now < lock.not_before) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(lock.not_before - card.now).count();
    return ui.say("lock.wait", {{"n", std::to_string(left)}});
  }
  if (!card.waits_for.empty()) return std::string(card.waits_for);
  return ui.say(lock.why.empty() ? "lock.tries" : std::string_view(lock.why), {{"n", std::to_string(lock.tries_left)}});
}

/// How the card is drawn. A keyboard may leave less room than all of it needs: then some of it is not said, and what
/// is left stands closer together. Pixels at scale 1.
struct Cut {
  bool body = true, six_words = true, whole_head = true;
  float edge = 26, below_head = 16, gap = 14, control = 56;
};
constexpr Cut kCuts[] = {{},
                         {.six_words = false},
                         {.body = false},
                         {.body = false, .six_words = false},
                         {false, false, true, 14, 10, 8},
                         {false, false, false, 14, 10, 8},
                         {false, false, false, 10, 6, 6, 48}};

float body_height(const Ui& ui, const LockCard& card, float words, const Cut& cut) {
  if (!cut.body) return 0;
  if (card.heading.empty()) return ui.height_of(card.body, Style::body, words) + ui.px(18);
  return ui.height_of(card.body, Style::body, words - ui.px(60)) + ui.line(Style::label) + 2 * ui.px(14) + ui.px(18);
}

constexpr float kDisc = 64, kBesideDisc = 16;  // pixels at scale 1

Style title_style(const Ui& ui, const LockCard& card, float width) {
  return ui.width_of(card.title, Style::title) <= width ? Style::title : Style::heading;
}

float head_height(const Ui& ui, const LockCard& card, float words, const Cut& cut) {
  if (!cut.whole_head) return ui.height_of(card.title, title_style(ui, card, words), words);
  const float width = words - ui.px(kDisc) - ui.px(kBesideDisc);
  const float title = ui.height_of(card.title, title_style(ui, card, width), width);
  const float below = card.below_title.empty() ? 0 : ui.height_of(card.below_title, Style::caption, width);
  return std::max(ui.px(kDisc), title + below);
}

void draw_head(Ui& ui, Rect head, const LockCard& card, const Cut& cut) {
  if (!cut.whole_head) {
    ui.paragraph(head, card.title, title_style(ui, card, head.width()), ui.theme.ink);
    return;
  }
  const float radius = ui.px(kDisc) / 2;
  ui.canvas.disc(head.left + radius, head.middle_y(), radius, ui.theme.tint);
  ui.canvas.icon(Icon::lock, head.left + radius - ui.px(14), head.middle_y() - ui.px(14), ui.px(28), ui.theme.primary);
  head.left += 2 * radius + ui.px(kBesideDisc);
  const auto style = title_style(ui, card, head.width());
  if (card.below_title.empty()) head.top = head.middle_y() - ui.height_of(card.title, style, head.width()) / 2;
  ui.paragraph(head, card.title, style, ui.theme.ink);
  if (!card.below_title.empty()) ui.paragraph(head, card.below_title, Style::caption, ui.theme.ink_2);
}

void draw_body(Ui& ui, Rect at, const LockCard& card) {
  if (at.height() <= 0) return;
  at.bottom -= ui.px(18);
  if (card.heading.empty()) {
    ui.paragraph(at, card.body, Style::body, ui.theme.ink);
    return;
  }
  ui.panel(at, ui.theme.tint);
  ui.canvas.icon(Icon::shieldok, at.left + ui.px(18), at.top + ui.px(14), ui.px(24), ui.theme.primary);
  at = at.padded(ui.px(58), ui.px(14));
  at.right += ui.px(50);
  ui.paragraph(at, card.heading, Style::label, ui.theme.ink);
  ui.paragraph(at, card.body, Style::body, ui.theme.ink);
  ui.paper(ui.theme.surface);
}

/// The passphrase, as discs or in letters, with the button that changes that.
void draw_passphrase(const Form& form, Rect line, const LockCard& card, LockTouch& touch) {
  auto& ui = form.ui;
  const auto words = ui.say(card.shown ? "lock.hide" : "lock.show");
  const auto eye = desk_button(card.shown ? Icon::hide : Icon::eye);
  const auto button = line.cut_right(ui.button_width(words, eye));
  line.right -= ui.px(12);
  const auto called = ui.say("lock.passphrase");
  if (card.shown) {
    begin_in(form, {"passphrase"});
    touch.typed = draw_form_field(form, line, {"passphrase", {}, called});
    for (const auto& press : ui.keys()) touch.unlocked = touch.unlocked || press.key == Key::enter;
  } else {
    auto typed =
        draw_hidden_field(ui, line, form.full_name("passphrase"), called, form.text("passphrase"), form.strokes);
    touch.typed = std::move(typed.text);
    touch.unlocked = typed.enter;
  }
  touch.shown_or_hidden = ui.button(button, words, eye);
}

float card_height(const Ui& ui, const LockCard& card, float words, const Cut& cut) {
  const float said = cut.six_words ? ui.height_of(ui.say("lock.six_words"), Style::caption, words) : 0;
  return head_height(ui, card, words, cut) + ui.px(cut.below_head) + body_height(ui, card, words, cut) +
         ui.line(Style::label) + said + ui.px(6) + 2 * (ui.px(cut.control) + ui.px(cut.gap)) +
         ui.height_of(state_words(ui, card), Style::caption, words) + 2 * ui.px(cut.edge);
}

/// The fullest that fits, or the least.
const Cut& fitting_cut(const Ui& ui, const LockCard& card, float words, float most) {
  const auto* last = std::end(kCuts) - 1;
  return *std::find_if(std::begin(kCuts), last,
                       [&](const Cut& cut) { return card_height(ui, card, words, cut) <= most; });
}

/// From the head down to how many tries are left; moves the top of `in`.
LockTouch draw_inside(const Form& form, Rect& in, const LockCard& card, const Cut& cut) {
  auto& ui = form.ui;
  draw_head(ui, in.cut_top(head_height(ui, card, in.width(), cut)), card, cut);
  in.top += ui.px(cut.below_head);
  draw_body(ui, in.cut_top(body_height(ui, card, in.width(), cut)), card);
  ui.words(in.cut_top(ui.line(Style::label)), ui.say("lock.passphrase"), Style::label, ui.theme.ink);
  if (cut.six_words) ui.paragraph(in, ui.say("lock.six_words"), Style::caption, ui.theme.ink_2);
  in.top += ui.px(6);
  LockTouch touch;
  draw_passphrase(form, in.cut_top(ui.px(cut.control)), card, touch);
  in.top += ui.px(cut.gap);
  ButtonLook look = desk_main_button(Icon::key);
  look.style = Style::label;
  look.not_yet = !card.can_unlock || card.lock.opening || card.now < card.lock.not_before;
  touch.unlocked = ui.button(in.cut_top(ui.px(cut.control)), card.unlock, look) || touch.unlocked;
  in.top += ui.px(cut.gap);
  ui.paragraph(in, state_words(ui, card), Style::caption, card.lock.why.empty() ? ui.theme.ink_2 : ui.theme.ink);
  return touch;
}

}  // namespace

LockTouch draw_lock_card(const Form& form, const Rect& room, const LockCard& card) {
  auto& ui = form.ui;
  const float width = std::min(ui.px(600), room.width() - ui.px(32)), inset = ui.px(40);
  const auto& cut = fitting_cut(ui, card, width - 2 * inset, room.height());
  const float whole = card_height(ui, card, width - 2 * inset, cut), height = std::min(whole, room.height());
  const float top = room.middle_y() - height / 2;
  const Rect at{room.middle_x() - width / 2, top, room.middle_x() + width / 2, top + height};
  ui.card(at);
  ui.canvas.frame(at, ui.theme.line, ui.px(2), ui.px(16));
  auto in = at.padded(inset, ui.px(cut.edge));
  if (height == whole) return draw_inside(form, in, card, cut);
  const float bar = ui.px(14);
  in = ui.begin_scroll("lock card", {in.left, in.top, in.right + bar, in.bottom});
  in.right -= bar;
  auto touch = draw_inside(form, in, card, cut);
  ui.end_scroll(in.top);
  return touch;
}

}  // namespace candour
