#include <algorithm>

#include "kiosk/screens/wall/wall_page.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

constexpr float kHole = 0.5F;  ///< of the circle, free for what is said in it

/// What stands beside the circle and in it.
struct Saying {
  Icon icon = Icon::none;
  std::string title, body;
  std::string above, digits, below;  ///< in the circle
  bool support = false;              ///< who helps
  std::string next;                  ///< at the bottom
};

std::string announced(const WallPage& page) {
  const auto& board = page.model.board;
  return board && board->announcement ? board->announcement->text : std::string();
}

Saying on_break(const WallPage& page) {
  using namespace std::chrono;
  Saying saying{Icon::cup, std::string(page.say("wall.break")), announced(page), {}, {}, {}, true, {}};
  const auto left = page.model.back_in();
  const auto minutes_left = std::to_string(ceil<minutes>(left).count());
  const auto at = page.model.time_in(left);
  if (left <= milliseconds(0)) {
    saying.above = page.say("wall.back_soon");
  } else if (at.empty()) {
    saying.above = page.say("wall.back_in");
    saying.digits = minutes_left;
    saying.below = page.say("wall.minutes_word", {{"n", minutes_left}});
  } else {
    saying.above = page.say("wall.back_at");
    saying.digits = at;
    saying.below = page.say("wall.minutes", {{"n", minutes_left}});
  }
  if (const auto* step = page.model.step_of_room())
    saying.next = page.say("wall.next", {{"name", page.in(step->title)}});
  return saying;
}

Saying saying_of(const WallPage& page) {
  const auto& model = page.model;
  switch (model.page()) {
    case WallModel::Page::on_break:
      return on_break(page);
    case WallModel::Page::reset:
      return {Icon::heart,
              std::string(page.say("room.reset_title")),
              std::string(page.say("room.reset_body")),
              {},
              {},
              {},
              true,
              {}};
    case WallModel::Page::announcement:
      return {Icon::megaphone, std::string(page.say("wall.announcement")), announced(page), {}, {}, {}, false, {}};
    case WallModel::Page::ended:
      return {
          Icon::heart, std::string(page.say("wall.ended")), std::string(page.say("wall.ended_body")), {}, {}, {}, true,
          {}};
    case WallModel::Page::waiting:
    case WallModel::Page::getting_ready:
    case WallModel::Page::prompt:
    case WallModel::Page::facts:
    case WallModel::Page::family:
      break;
  }
  Saying saying{Icon::none,
                std::string(page.say("waiting.title")),
                std::string(page.say("waiting.title_other")),
                {},
                {},
                {},
                false,
                {}};
  const bool known = model.room && model.shown_case && !model.shown_case->session.start.empty();
  if (known) {
    saying.above = page.say("waiting.at");
    saying.digits = model.shown_case->session.start;
  } else {
    saying.above = page.say("waiting.ready");
  }
  if (!model.room && model.not_let_in) {
    saying.title = page.say("enrol.refused");
    saying.body = page.say("enrol.refused_body");
  }
  if (model.shown_case)
    saying.next =
        page.say("app.learning_event", {{"name", model.shown_case->pseudonym}}) + " · " + model.shown_case->partnership;
  return saying;
}

void draw_circle(WallPage& page, const Rect& at, const Saying& saying) {
  auto& ui = page.ui;
  const float side = std::min(at.width(), at.height());
  const Rect square{at.left, at.middle_y() - side / 2, at.left + side, at.middle_y() + side / 2};
  draw_people(ui, square, kHole);
  if (saying.digits.empty() && saying.above.empty()) {
    const float size = side * 0.2F;
    ui.canvas.icon(saying.icon, square.middle_x() - size / 2, square.middle_y() - size / 2, size, ui.theme.accent);
    return;
  }
  const float digits = saying.digits.empty() ? 0 : ui.line(Style::hero);
  const auto inside = within_people(ui, square, kHole);
  const float top = square.middle_y() - digits / 2;
  draw_words_above(ui, inside, top, saying.above, Style::lead, ui.theme.ink_2);
  if (saying.digits.empty()) return;
  draw_digits(ui, {square.left, top, square.right, top + digits}, saying.digits, Style::hero, ui.theme.ink);
  if (!saying.below.empty()) draw_words_below(ui, inside, top + digits, saying.below, Style::small, ui.theme.ink_2);
}

/// Who helps: the pack's first line of it.
void draw_support_line(WallPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto& shown = page.model.shown_case;
  const auto words =
      shown && !shown->support.empty() ? page.in(shown->support.front()) : std::string(page.say("wall.support"));
  const float height = ui.height_of(words, Style::body, at.width() - ui.px(150)) + 2 * ui.px(26);
  const Rect card{at.left, at.top, at.right, at.top + height};
  ui.canvas.fill(card, ui.theme.surface, ui.px(16));
  if (ui.settings.colours == Colours::contrast) ui.canvas.frame(card, ui.theme.edge, ui.px(2), ui.px(16));
  ui.canvas.icon(Icon::support, card.left + ui.px(36), card.middle_y() - ui.px(24), ui.px(48), ui.theme.primary);
  ui.paper(ui.theme.surface);
  Rect line{card.left + ui.px(112), card.top + ui.px(26), card.right - ui.px(38), card.bottom};
  ui.paragraph(line, words, Style::body, ui.theme.ink);
  ui.page({});
  at.top = card.bottom;
}

/// The largest letters in which both fit.
void draw_words(WallPage& page, Rect at, const Saying& saying) {
  auto& ui = page.ui;
  const bool in_circle = saying.above.empty() && saying.digits.empty();  // it stands there
  const float icon = saying.icon == Icon::none || in_circle ? 0 : ui.px(100);
  const float support = saying.support ? ui.px(200) : 0;
  const float room = at.height() - icon - support - ui.px(50);
  auto title = Style::display, body = Style::body;
  for (const auto smaller : {Style::title, Style::heading}) {
    if (ui.height_of(saying.title, title, at.width()) + ui.height_of(saying.body, body, at.width()) <= room) break;
    title = smaller;
  }
  if (ui.height_of(saying.title, title, at.width()) + ui.height_of(saying.body, body, at.width()) > room)
    body = Style::caption;
  const float all = icon + support + ui.px(50) + ui.height_of(saying.title, title, at.width()) +
                    ui.height_of(saying.body, body, at.width());
  at.top += std::max(0.0F, (at.height() - all) / 2);
  if (icon > 0) {
    ui.canvas.icon(saying.icon, at.left, at.top, ui.px(90), ui.theme.accent);
    at.top += icon;
  }
  ui.paragraph(at, saying.title, title, ui.theme.ink);
  at.top += ui.px(24);
  if (!saying.body.empty()) ui.paragraph(at, saying.body, body, ui.theme.ink);
  at.top += ui.px(26);
  if (saying.support) draw_support_line(page, at);
}

}  // namespace

void draw_wall_quiet(WallPage& page) {
  auto& ui = page.ui;
  const auto saying = saying_of(page);
  if (!saying.next.empty()) {
    auto line = page.body.cut_bottom(ui.line(Style::caption));
    ui.words(line, saying.next, Style::caption, ui.theme.ink_2, Align::right);
    page.body.bottom -= ui.px(20);
  }
  auto circle = page.body.cut_left(page.body.width() * 0.46F);
  page.body.left += ui.px(110);
  draw_circle(page, circle, saying);
  draw_words(page, page.body, saying);
}

}  // namespace candour
