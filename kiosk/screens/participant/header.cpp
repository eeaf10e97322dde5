#include <fmt/format.h>

#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

float header_height(const Ui& ui) {
  const float at_scale_one = ui.shape() == Shape::wide ? 80 : ui.shape() == Shape::small ? 69 : 72;
  return std::max(ui.px(at_scale_one), ui.line(Style::label) + ui.line(Style::caption) + ui.px(14));
}

Rect cut_header(Page& page) {
  auto& ui = page.ui;
  const auto at = page.body.cut_top(header_height(ui));
  ui.canvas.fill(at, ui.theme.surface);
  ui.canvas.fill({at.left, at.bottom - ui.px(1), at.right, at.bottom}, ui.theme.line);
  ui.paper(ui.theme.surface);
  return at.padded(page.margin(), 0);
}

/// A button of the header at its right end; labels fall away where there is no room for them.
bool header_button(Page& page, Rect& bar, std::string_view label, std::string_view short_label, Icon icon) {
  auto& ui = page.ui;
  ButtonLook look{.icon = icon, .style = Style::small, .name = label};
  auto words = label;
  if (ui.narrow()) words = short_label;
  look.words_hidden = words.empty();
  if (words.empty()) words = label;
  const float width = ui.button_width(words, look);
  const auto right = bar.cut_right(width);
  bar.cut_right(ui.px(12));
  return ui.button({right.left, right.middle_y() - ui.target() / 2, right.right, right.middle_y() + ui.target() / 2},
                   words, look);
}

std::string step_words(const Page& page) {
  const auto& model = page.model;
  const auto at = model.turn ? model.turn->step : model.room->at;
  return page.say("common.step", {{"n", std::to_string(at + 1)}, {"m", std::to_string(model.room->steps.size())}});
}

/// The logo, and where the room is; false where there is no room for that.
bool draw_place(Page& page, Rect bar) {
  auto& ui = page.ui;
  const auto& model = page.model;
  draw_logo(ui, bar.left - ui.px(4), bar.middle_y(), ui.px(46));
  bar.left += ui.px(52);
  const auto at = model.turn ? model.turn->step : model.room->at;
  const auto count = model.room->steps.size();
  const auto step = step_words(page);
  const auto* here = model.step();
  const std::string title = here ? page.in(here->title) : std::string();
  const float step_width = ui.width_of(step, Style::label);
  const bool tall = ui.shape() == Shape::tall;
  const float lines = tall ? ui.line(Style::label) + ui.line(Style::caption) : ui.line(Style::label);
  const bool segments = !tall && bar.width() > ui.px(310) && ui.shape() == Shape::wide;
  float top = bar.middle_y() - (lines + (segments ? ui.px(16) : 0)) / 2;
  if (step_width > bar.width()) return false;
  ui.words({bar.left, top, bar.left + step_width, top + ui.line(Style::label)}, step, Style::label, ui.theme.ink);
  const float title_width = ui.width_of(title, tall ? Style::caption : Style::body);
  const float after = bar.left + step_width + ui.px(12);
  if (tall && title_width <= bar.width()) {
    ui.words({bar.left, top + ui.line(Style::label), bar.right, top + lines}, title, Style::caption, ui.theme.ink_2);
  } else if (!tall && after + title_width <= bar.right) {
    ui.words({after, top, after + title_width, top + ui.line(Style::label)}, title, Style::body, ui.theme.ink_2);
  }
  if (segments)
    draw_steps(ui, {bar.left, top + lines + ui.px(8), bar.left + ui.px(310), top + lines + ui.px(16)}, at, count);
  return true;
}

}  // namespace

void draw_anonymous(Page& page, const Rect& at) {
  auto& ui = page.ui;
  const float height = ui.em(40),
              width = ui.width_of(page.say("common.anonymous"), Style::caption) + ui.em(24) + ui.px(44);
  const Rect pill{at.right - width, at.middle_y() - height / 2, at.right, at.middle_y() + height / 2};
  ui.canvas.fill(pill, ui.theme.tint, height / 2);
  ui.paper(ui.theme.tint);
  ui.canvas.icon(Icon::mask, pill.left + ui.px(14), pill.middle_y() - ui.em(12), ui.em(24), ui.theme.primary);
  ui.words({pill.left + ui.px(24) + ui.em(24), pill.top, pill.right, pill.bottom}, page.say("common.anonymous"),
           Style::caption, ui.theme.ink);
}

void draw_header(Page& page) {
  auto& ui = page.ui;
  auto bar = cut_header(page);
  const bool sent = page.model.turn->page == Turn::Page::sent;
  if (!sent && header_button(page, bar, page.say("common.finish"), page.say("common.finish_short"), Icon::walk))
    page.act(act::Finish{});
  const bool tall = ui.shape() == Shape::tall;
  const auto support = page.say("common.support");
  if (header_button(page, bar, support, tall ? std::string_view() : support, Icon::support))
    page.act(act::Show{Overlay::support});
  const float mark = ui.width_of(page.say("common.anonymous"), Style::caption) + ui.em(24) + ui.px(44);
  const float place = ui.px(60) + ui.width_of(ui.say("common.step", {{"n", "5"}, {"m", "5"}}), Style::label);
  if (bar.width() - mark > place) {
    draw_anonymous(page, bar);
    bar.cut_right(mark + ui.px(16));
    ui.paper(ui.theme.surface);
    draw_place(page, bar);
    return;
  }
  const bool placed = draw_place(page, bar);
  // No room beside the step: the mark has a line of its own, and stays; with the step where even that found none.
  ui.page({page.body.left, page.body.top, page.body.right, page.body.bottom});
  const auto line = page.body.cut_top(ui.em(48)).padded(page.margin(), 0);
  if (!placed)
    ui.words(line, ui.within(step_words(page), Style::label, line.width() - mark, 1), Style::label, ui.theme.ink);
  draw_anonymous(page, line);
}

bool draw_overlay_header(Page& page, std::string_view title) {
  auto& ui = page.ui;
  auto bar = cut_header(page);
  const bool close =
      header_button(page, bar, page.say("common.close"), page.say("common.back"), Icon::cross) || ui.escape();
  draw_logo(ui, bar.left - ui.px(4), bar.middle_y(), ui.px(46));
  bar.left += ui.px(52);
  if (ui.width_of(title, Style::label) <= bar.width()) {
    ui.words(bar, title, Style::label, ui.theme.ink);
    return close;
  }
  ui.page(page.body);
  page.body.top += ui.px(14);
  auto line = page.body.padded(page.margin(), 0);
  ui.paragraph(line, title, Style::label, ui.theme.ink);
  page.body.top = line.top;
  return close;
}

}  // namespace candour
