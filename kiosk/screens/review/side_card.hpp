#pragma once
#include <algorithm>
#include <string_view>

#include "kiosk/screens/review/review_page.hpp"

namespace candour {

/// A card of a column: as high as what stands in it, which the last frame knows. `top` is the column's.
class SideCard {
 public:
  SideCard(ReviewPage& page, Rect& column, std::string_view name, std::string_view heading)
      : page_(page), column_(column), name_(name) {
    auto& ui = page.ui;
    height_ = std::max(ui.px(120), ui.scroll_of(name).length);
    const auto card = column.cut_top(height_);
    ui.page({});
    ui.card(card);
    inner = card.padded(ui.px(20), ui.px(14));
    top_ = card.top;
    head = inner.cut_top(ui.target());
    heading_ = heading;
    inner.top += ui.px(6);
  }
  /// A button at the right of the heading.
  bool button(std::string_view words, Icon icon, std::string_view name = {}) {
    auto look = desk_button(icon);
    look.name = name;
    const bool used = page_.ui.button(head.cut_right(page_.ui.button_width(words, look)), words, look);
    head.right -= page_.ui.px(8);
    return used;
  }
  ~SideCard() {
    auto& ui = page_.ui;
    const auto style =
        fitting_line(ui, heading_, head.width(), {Style::heading, Style::label, Style::small, Style::caption});
    ui.words(head, ui.within(heading_, style, head.width(), 1), style, ui.theme.ink);
    const float height = inner.top + ui.px(18) - top_;
    if (height != height_) {
      ui.remember_length(name_, height);
      ui.again();
    }
    column_.top += page_.gap();
  }
  SideCard(const SideCard&) = delete;
  SideCard& operator=(const SideCard&) = delete;

  Rect inner, head;

 private:
  ReviewPage& page_;
  Rect& column_;
  std::string_view name_, heading_;
  float height_ = 0, top_ = 0;
};

}  // namespace candour
