#include "kiosk/screens/participant/page.hpp"

namespace candour {
namespace {

struct Dialog {
  std::string title, body;
  std::string_view safe, other;  ///< the safe choice is at the right, and what Escape means
};

/// 0: nothing yet, 1: the safe choice, 2: the other.
int draw(Page& page, const Dialog& dialog) {
  auto& ui = page.ui;
  ui.canvas.fill(ui.screen, ui.theme.scrim);
  const float width = std::min(ui.em(600), ui.screen.width() - 2 * page.margin()), inset = ui.px(28);
  const float words = width - 2 * inset;
  const float safe = ui.button_width(dialog.safe, main_button(Icon::none)), other = ui.button_width(dialog.other, {});
  const bool stacked = safe + other + ui.px(16) > words;
  const float height = ui.px(24) + ui.height_of(dialog.title, Style::title, words) + ui.px(8) +
                       ui.height_of(dialog.body, Style::body, words) + ui.px(24) +
                       (stacked ? 2 * ui.target() + ui.px(12) : ui.target()) + ui.px(28);
  const Rect box{ui.screen.middle_x() - width / 2, ui.screen.middle_y() - height / 2, ui.screen.middle_x() + width / 2,
                 ui.screen.middle_y() + height / 2};
  ui.canvas.fill(box, ui.theme.surface, ui.px(20));
  ui.canvas.frame(box, ui.theme.edge, ui.px(2), ui.px(20));
  ui.paper(ui.theme.surface);
  auto inner = box.padded(inset, ui.px(24));
  ui.paragraph(inner, dialog.title, Style::title, ui.theme.ink);
  inner.top += ui.px(8);
  ui.paragraph(inner, dialog.body, Style::body, ui.theme.ink_2);
  inner.top += ui.px(24);
  Rect right, left;
  if (stacked) {
    right = inner.cut_top(ui.target());
    inner.top += ui.px(12);
    left = inner.cut_top(ui.target());
  } else {
    auto line = inner.cut_top(ui.target());
    right = line.cut_right(safe);
    line.right -= ui.px(16);
    left = line.cut_right(other);
  }
  if (ui.button(right, dialog.safe, main_button(Icon::none)) || ui.escape()) return 1;
  return ui.button(left, dialog.other, {}) ? 2 : 0;
}

void draw_idle(Page& page) {
  const auto left = page.model.touched + kIdleBeforeAsking + kIdleAfterAsking - page.model.now;
  const auto seconds = std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::seconds>(left).count());
  const auto used =
      draw(page, {std::string(page.say("idle.title")), page.say("idle.body", {{"n", std::to_string(seconds)}}),
                  page.say("idle.here"), page.say("idle.clear")});
  if (used == 1) page.act(act::StillHere{});
  if (used == 2) page.act(act::FinishAnyway{});
}

void draw_leave(Page& page) {
  const auto used = draw(page, {std::string(page.say("leave.title")), std::string(page.say("leave.body")),
                                page.say("common.keep_writing"), page.say("leave.clear")});
  if (used == 1) page.act(act::KeepWriting{});
  if (used == 2) page.act(act::FinishAnyway{});
}

void draw_left_in(Page& page) {
  const auto open = open_details(page.model.turn->checking->here());
  const auto title = page.say("check.left_title", {{"n", std::to_string(open)}});
  const auto used = draw(
      page, {title, std::string(page.say("check.left_body")), page.say("check.back"), page.say("check.left_send")});
  if (used == 1) page.act(act::BackToWriting{});
  if (used == 2) page.act(act::SendAnyway{});
}

bool asks_about_details(const Model& model) {
  const auto& turn = model.turn;
  return turn && turn->page == Turn::Page::checking && turn->checking && turn->checking->asked_once;
}

}  // namespace

bool dialog_open(const Model& model) {
  return model.asking_still_there || (model.turn && model.turn->leaving) || asks_about_details(model);
}

void draw_dialogs(Page& page) {
  if (page.model.asking_still_there) return draw_idle(page);
  if (page.model.turn && page.model.turn->leaving) return draw_leave(page);
  if (asks_about_details(page.model)) draw_left_in(page);
}

}  // namespace candour
