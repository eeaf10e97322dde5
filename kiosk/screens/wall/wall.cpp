#include "kiosk/screens/wall/wall.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/wall/wall_page.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

void draw_mix_sign(Ui& ui, float left, float middle_y, float size) {
  draw_mix(ui, {left, middle_y - size / 2, left + size, middle_y + size / 2});
}

}  // namespace

void draw_wall_place(WallPage& page, std::string_view at_right) {
  auto& ui = page.ui;
  auto line = page.body.cut_top(ui.px(56));
  draw_logo(ui, line.left, line.middle_y(), ui.px(56));
  line.left += ui.px(76);
  if (!at_right.empty()) {
    ui.words(line.cut_right(ui.width_of(at_right, Style::lead)), at_right, Style::lead, ui.theme.ink_2);
    line.right -= ui.px(48);
  }
  const auto& room = *page.model.room;
  const auto step =
      page.say("common.step", {{"n", std::to_string(room.at + 1)}, {"m", std::to_string(room.steps.size())}});
  ui.words(line.cut_left(ui.width_of(step, Style::label)), step, Style::label, ui.theme.accent);
  line.left += ui.px(20);
  const auto* here = page.model.step_of_room();
  const std::string title = here ? page.in(here->title) : std::string();
  if (ui.width_of(title, Style::lead) <= line.width()) ui.words(line, title, Style::lead, ui.theme.ink_2);
}

void draw_wall_foot(WallPage& page, std::string_view words, std::string_view at_right) {
  auto& ui = page.ui;
  auto line = page.body.cut_bottom(ui.line(Style::caption) + ui.px(8));
  if (!at_right.empty()) {
    ui.words(line.cut_right(ui.width_of(at_right, Style::caption)), at_right, Style::caption, ui.theme.ink_2);
    line.right -= ui.px(40);
  }
  draw_mix_sign(ui, line.left, line.middle_y(), ui.px(40));
  line.left += ui.px(60);
  const float tall = ui.height_of(words, Style::caption, line.width());
  line.top = std::min(line.top, line.bottom - tall);
  page.body.bottom = std::min(page.body.bottom, line.top);
  ui.paragraph(line, words, Style::caption, ui.theme.ink_2);
}

void draw_wall_clock(WallPage& page, const Rect& at) {
  auto& ui = page.ui;
  using namespace std::chrono;
  const auto left = page.model.remaining();
  const auto planned = minutes(page.model.room->steps[page.model.room->at].minutes);
  constexpr int kDots = 60;
  const auto share =
      static_cast<float>(left.count()) / static_cast<float>(duration_cast<milliseconds>(planned).count());
  const int dots = std::clamp(static_cast<int>(std::lround(share * kDots)), 0, kDots);
  draw_ring(ui, at, dots, kDots);
  const float role_line = ui.line(Style::hero);
  const auto inside = within_ring(ui, at);
  const float top = at.middle_y() - role_line / 2;
  const bool over = left <= milliseconds(0);
  const auto digits = over ? std::string("0:00") : minutes_and_seconds(left);
  const auto above = over                 ? page.say("wall.take_a_moment")
                     : left <= minutes(2) ? page.say("wall.nearly")
                                          : page.say("wall.left");
  draw_words_above(ui, inside, top, above, Style::caption, ui.theme.ink_2);
  draw_digits(ui, {at.left, top, at.right, top + role_line}, digits, Style::hero, ui.theme.ink);
  const auto until = page.model.room->phase == Phase::open && !over ? page.model.time_in(left) : std::string();
  const auto below = page.model.room->phase == Phase::paused ? std::string(page.say("wall.paused"))
                     : until.empty()                         ? std::string()
                                                             : page.say("wall.until", {{"time", until}});
  if (!below.empty()) draw_words_below(ui, inside, top + role_line, below, Style::caption, ui.theme.ink_2);
}

void draw_wall(const WallModel& model, Ui& ui) {
  ui.page(ui.screen);
  WallPage page{model, ui, ui.screen.padded(ui.px(96), ui.px(66))};
  if (model.room && model.room->rehearsal) {
    auto line = page.body.cut_top(ui.line(Style::caption));
    ui.words(line, page.say("app.rehearsal"), Style::caption, ui.theme.ink_2, Align::centre);
    page.body.top += ui.px(4);
  }
  switch (model.page()) {
    case WallModel::Page::prompt:
    case WallModel::Page::family:
      return draw_wall_prompt(page);
    case WallModel::Page::facts:
      return draw_wall_facts(page);
    case WallModel::Page::getting_ready:
    case WallModel::Page::waiting:
    case WallModel::Page::on_break:
    case WallModel::Page::reset:
    case WallModel::Page::announcement:
    case WallModel::Page::ended:
      return draw_wall_quiet(page);
  }
}

}  // namespace candour
