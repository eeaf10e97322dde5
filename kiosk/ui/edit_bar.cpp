#include "kiosk/ui/edit_bar.hpp"

#include <array>

namespace candour {
namespace {

constexpr std::array<std::string_view, 5> kNames{"keyboard.cut", "keyboard.copy", "keyboard.paste", "keyboard.undo",
                                                 "keyboard.redo"};
const ButtonLook kLook{.kind = ButtonLook::Kind::second, .snug = true, .style = Style::small};

}  // namespace

std::optional<Rect> edit_bar_place(const Ui& ui, const Rect& field) {
  const float inset = ui.px(8), gap = ui.px(6);
  if (field.height() < ui.target() + 2 * inset + ui.line(Style::editor)) return std::nullopt;
  float width = gap * static_cast<float>(kNames.size() - 1) + 2 * inset;
  for (const auto& name : kNames) width += ui.button_width(ui.say(name), kLook);
  width = std::min(width, field.width() - 2 * inset);
  return Rect{field.right - inset - width, field.bottom - 2 * inset - ui.target(), field.right - inset,
              field.bottom - inset};
}

std::optional<EditCommand> draw_edit_bar(Ui& ui, const Rect& place, const TextBuffer& text) {
  ui.panel(place, ui.theme.sunken);
  const bool chosen = !text.selection().empty();
  const std::array<bool, 5> means{chosen, chosen, !ui.memory().clipboard.empty(), text.can_undo(), text.can_redo()};
  const std::array<EditCommand, 5> commands{edit::Cut{}, edit::Copy{}, edit::Paste{}, edit::Undo{}, edit::Redo{}};
  auto row = place.padded(ui.px(4), ui.px(4));
  const float gap = ui.px(6), share = (row.width() - 4 * gap) / 5;
  std::optional<EditCommand> touched;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    auto look = kLook;
    look.not_yet = !means[i];
    const auto at = row.cut_left(share);
    row.left += gap;
    if (ui.button({at.left, at.middle_y() - ui.target() / 2, at.right, at.middle_y() + ui.target() / 2},
                  ui.say(kNames[i]), look) &&
        means[i])
      touched = commands[i];
  }
  ui.paper(ui.theme.surface);
  return touched;
}

}  // namespace candour
