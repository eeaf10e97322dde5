#include <algorithm>

#include "kiosk/screens/review/review_page.hpp"

namespace candour {
namespace {

constexpr float kFoot = 60, kLow = 620;  // pixels at scale 1; a lower room has no foot but for a toast

void draw_keys(ReviewPage& page, Rect at) {
  auto& ui = page.ui;
  ui.card(at);
  struct Hint {
    std::string_view key, words;
  };
  constexpr Hint kHints[] = {{"1 – 9", "review.add_theme"}, {"J", "review.key_next"}, {"K", "review.key_back"},
                             {"M", "review.memo"},          {"U", "desk.undo"},       {"/", "review.key_find"},
                             {"?", "review.key_all"}};
  float left = at.left + ui.px(16);
  for (const auto& each : kHints) {
    const auto words = page.say(each.words);
    const float width =
        ui.px(44) + ui.width_of(each.key, Style::caption) + ui.width_of(words, Style::caption) + ui.px(20);
    if (left + width > at.right) break;
    left += draw_key_cap(page, left, at.middle_y(), {each.key}) + ui.px(8);
    const float end = left + ui.width_of(words, Style::caption);
    ui.words({left, at.top, end, at.bottom}, words, Style::caption, ui.theme.ink_2);
    left = end + ui.px(18);
  }
}

/// What stands in the toast of a foot of that width.
struct ToastWords {
  std::string words;
  float button = 0, most = 0;  ///< pixels wide, of its button and of the words
};

ToastWords toast_words(const ReviewPage& page, float width) {
  const auto& ui = page.ui;
  const auto& toast = *page.model.toast;
  ToastWords in_toast;
  if (toast.can_undo) in_toast.button = ui.button_width(page.say("desk.undo"), desk_button(Icon::undo)) + ui.px(16);
  in_toast.most = width - ui.px(48) - in_toast.button;
  const auto said = toast.as_it_is ? toast.words : page.say(toast.words, {{"n", toast.value}, {"name", toast.value}});
  in_toast.words = ui.within(said, Style::label, in_toast.most, 2);
  return in_toast;
}

float toast_height(const ReviewPage& page, float width) {
  const auto in_toast = toast_words(page, width);
  return page.ui.height_of(in_toast.words, Style::label, in_toast.most) + page.ui.px(16);
}

void draw_review_toast(ReviewPage& page, const Rect& room) {
  auto& ui = page.ui;
  const auto& toast = *page.model.toast;
  const auto [words, button, most] = toast_words(page, room.width());
  const auto undo = page.say("desk.undo");
  const float text = std::min(ui.width_of(words, Style::label) + 1, most);
  const float width = text + button + ui.px(48);
  const Rect at{room.middle_x() - width / 2, room.top, room.middle_x() + width / 2, room.bottom};
  ui.canvas.fill(at, ui.theme.ink, ui.px(12));
  auto inner = at.padded(ui.px(24), 0);
  ui.paper(ui.theme.ink);
  if (toast.can_undo) {
    Ui::Scope scope(ui, std::to_string(toast.until.count()));  // a finger on the last one's undo means that one
    auto look = desk_button(Icon::undo);
    look.itself = true;
    const auto place = inner.cut_right(button);
    if (ui.button(
            {place.left + ui.px(16), at.middle_y() - ui.target() / 2, place.right, at.middle_y() + ui.target() / 2},
            undo, look))
      page.act(review::UndoLast{});
  }
  ui.paper(ui.theme.ink);
  Rect line{inner.left, at.middle_y() - ui.height_of(words, Style::label, text) / 2, inner.left + text + 1, at.bottom};
  ui.paragraph(line, words, Style::label, ui.theme.page);
}

}  // namespace

void draw_foot(ReviewPage& page, Rect& at) {
  auto& ui = page.ui;
  const bool toast = page.model.toast && !page.model.asking;
  if (!toast && at.height() < ui.px(kLow)) return;
  const auto foot = at.cut_bottom(std::max(ui.px(kFoot), toast ? toast_height(page, at.width()) : 0));
  at.bottom -= page.gap();
  ui.page({});
  if (toast)
    draw_review_toast(page, foot);
  else if (page.model.tab != ReviewTab::exporting)  // its room is left empty: boxes to tick stay where they are
    draw_keys(page, foot);
}

}  // namespace candour
