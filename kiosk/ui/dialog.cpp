#include "kiosk/ui/dialog.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/ui/desk_look.hpp"

namespace candour {

DialogBox::DialogBox(Ui& ui, const Rect& body, Dialog asked) : ui_(ui), dialog_(std::move(asked)) {
  const auto& dialog = dialog_;
  ui.canvas.fill(body, ui.theme.scrim);  // the keyboard is for what is asked here
  const float width = std::min(ui.px(dialog.width), ui.screen.width() - ui.px(48)), inset = ui.px(28);
  const float words = width - 2 * inset;
  const float lines = dialog.body.empty() ? 0 : ui.height_of(dialog.body, Style::body, words) + ui.px(8);
  const float height = std::min(ui.px(48) + ui.height_of(dialog.title, Style::title, words) + lines + dialog.content +
                                    (dialog.content > 0 ? ui.px(14) : 0) + ui.px(18) + ui.px(48),
                                body.height() - ui.px(16));
  const float top = body.top + (body.height() - height) / 2;
  const Rect at{ui.screen.middle_x() - width / 2, top, ui.screen.middle_x() + width / 2, top + height};
  ui.canvas.fill(at, ui.theme.surface, ui.px(20));
  ui.canvas.frame(at, ui.theme.edge, ui.px(2), ui.px(20));
  ui.paper(ui.theme.surface);
  content = at.padded(inset, ui.px(24));
  ui.paragraph(content, dialog.title, Style::title, ui.theme.ink);
  content.top += ui.px(8);
  if (!dialog.body.empty()) ui.paragraph(content, dialog.body, Style::body, ui.theme.ink_2);
  buttons_ = content.cut_bottom(ui.px(48));
  content.bottom -= ui.px(14);
  content.top += dialog.content > 0 ? ui.px(10) : 0;
}

DialogBox::Answer DialogBox::answer() {
  auto yes = desk_main_button();
  yes.style = Style::label;
  yes.not_yet = !dialog_.can_say_yes;
  auto no = desk_button();
  no.style = Style::label;
  auto said = Answer::none;
  if (!dialog_.only_close) {
    const auto right = buttons_.cut_right(ui_.button_width(dialog_.yes, yes));
    buttons_.right -= ui_.px(12);
    if (ui_.button(right, dialog_.yes, yes) && dialog_.can_say_yes) said = Answer::yes;
  }
  if (ui_.button(buttons_.cut_right(ui_.button_width(dialog_.no, no)), dialog_.no, no) || ui_.escape())
    said = Answer::no;
  return said;
}

bool DialogBox::other(std::string_view words, Icon icon) {
  const auto look = desk_button(icon);
  return ui_.button(buttons_.cut_left(ui_.button_width(words, look)), words, look);
}

}  // namespace candour
