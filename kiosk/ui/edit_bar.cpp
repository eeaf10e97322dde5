#include "kiosk/ui/edit_bar.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace candour {
namespace {

constexpr std::array<std::string_view, 5> kNames{"keyboard.cut", "keyboard.copy", "keyboard.paste", "keyboard.undo",
                                                 "keyboard.redo"};

/// The buttons of a bar: where five words have no room beside each other, the last two are their icons.
class Buttons {
 public:
  Buttons(const Ui& ui, float room) : gaps_(ui.px(6) * static_cast<float>(kNames.size() - 1)) {
    looks.fill({.kind = ButtonLook::Kind::second, .snug = true, .style = Style::small});
    measure(ui);
    if (width() <= room) return;
    looks[3].icon = Icon::undo;
    looks[4].icon = Icon::redo;
    looks[3].words_hidden = looks[4].words_hidden = true;
    measure(ui);
  }
  float width() const { return std::accumulate(widths_.begin(), widths_.end(), gaps_); }
  /// Of the i-th, in a row that may have less than they ask for.
  float share(std::size_t i, float row) const { return widths_[i] * (row - gaps_) / (width() - gaps_); }

  std::array<ButtonLook, kNames.size()> looks;

 private:
  void measure(const Ui& ui) {
    for (std::size_t i = 0; i < kNames.size(); ++i) widths_[i] = ui.button_width(ui.say(kNames[i]), looks[i]);
  }

  float gaps_;
  std::array<float, kNames.size()> widths_{};
};

float room_in(const Ui& ui, const Rect& field) { return field.width() - 4 * ui.px(8); }

}  // namespace

std::optional<Rect> edit_bar_place(const Ui& ui, const Rect& field) {
  const float inset = ui.px(8);
  if (field.height() < ui.target() + 2 * inset + ui.line(Style::editor)) return std::nullopt;
  const float room = room_in(ui, field);
  const float width = std::min(Buttons(ui, room).width(), room) + 2 * ui.px(4);
  return Rect{field.right - inset - width, field.bottom - 2 * inset - ui.target(), field.right - inset,
              field.bottom - inset};
}

std::optional<EditCommand> draw_edit_bar(Ui& ui, const Rect& place, const Rect& field, const TextBuffer& text) {
  ui.panel(place, ui.theme.sunken);
  const bool chosen = !text.selection().empty();
  const std::array<bool, 5> means{chosen, chosen, !ui.memory().clipboard.empty(), text.can_undo(), text.can_redo()};
  const std::array<EditCommand, 5> commands{edit::Cut{}, edit::Copy{}, edit::Paste{}, edit::Undo{}, edit::Redo{}};
  Buttons buttons(ui, room_in(ui, field));
  auto row = place.padded(ui.px(4), ui.px(4));
  const float whole = row.width();
  std::optional<EditCommand> touched;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    auto& look = buttons.looks[i];
    look.not_yet = !means[i];
    const auto at = row.cut_left(buttons.share(i, whole));
    row.left += ui.px(6);
    if (ui.button({at.left, at.middle_y() - ui.target() / 2, at.right, at.middle_y() + ui.target() / 2},
                  ui.say(kNames[i]), look) &&
        means[i])
      touched = commands[i];
  }
  ui.paper(ui.theme.surface);
  return touched;
}

}  // namespace candour
