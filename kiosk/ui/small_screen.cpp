#include "kiosk/ui/small_screen.hpp"

#include <algorithm>

#include "kiosk/ui/desk_look.hpp"

namespace candour {

bool draw_small_screen(Ui& ui) {
  ui.page(ui.screen);
  auto room = ui.screen.padded(ui.px(40), ui.px(32));
  const auto title = ui.say("app.small"), body = ui.say("app.small_body"), label = ui.say("app.small_anyway");
  const auto look = desk_button();
  const float width = std::min(ui.button_width(label, look), room.width());
  const float button = ui.button_height(label, look, width);
  const float all = ui.height_of(title, Style::title, room.width()) + ui.height_of(body, Style::body, room.width()) +
                    ui.px(14 + 28) + button;
  room.top += std::max(0.0F, (room.height() - all) / 2);
  ui.paragraph(room, title, Style::title, ui.theme.ink);
  room.top += ui.px(14);
  ui.paragraph(room, body, Style::body, ui.theme.ink);
  room.top += ui.px(28);
  return ui.button({room.left, room.top, room.left + width, room.top + button}, label, look);
}

}  // namespace candour
