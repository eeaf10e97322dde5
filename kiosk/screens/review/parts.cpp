#include <algorithm>
#include <array>

#include "kiosk/screens/review/review_page.hpp"

namespace candour {
namespace {

constexpr Colour rgb(unsigned red, unsigned green, unsigned blue) {
  return 0xff000000U | blue << 16 | green << 8 | red;
}

/// Dark enough for white numbers (4.5 to 1 and more), and told apart by people who do not see red and green.
constexpr std::array kThemeColours = {rgb(0x1e, 0x55, 0x4a), rgb(0x5a, 0x26, 0x76), rgb(0x8a, 0x45, 0x13),
                                      rgb(0x48, 0x4e, 0xc4), rgb(0x5a, 0x6b, 0x4c), rgb(0x7a, 0x5c, 0x7e),
                                      rgb(0x4a, 0x06, 0x14), rgb(0x0b, 0x5f, 0x8a), rgb(0x6b, 0x5a, 0x00)};

float inside_of_cap(const ReviewPage& page, const DrawnKey& key) {
  float width = page.ui.width_of(key.words, Style::caption);
  for (const auto arrow : key.arrows) width += arrow == Icon::none ? 0 : page.ui.line(Style::caption);
  return width;
}

}  // namespace

bool ReviewPage::moved_on() const {
  return std::any_of(actions.begin(), actions.end(), [](const auto& each) {
    return std::holds_alternative<review::Step>(each) || std::holds_alternative<review::NextNotCoded>(each) ||
           std::holds_alternative<review::Choose>(each) || std::holds_alternative<review::Filter>(each) ||
           std::holds_alternative<review::UndoLast>(each);
  });
}

void draw_review_field(ReviewPage& page, const Rect& at, const FormField& field) {
  if (auto changed = draw_form_field(page.form(), at, field)) page.act(review::Edited{field.name, std::move(*changed)});
}

bool draw_tick_row(ReviewPage& page, Rect& at, const TickRow& row) {
  auto& ui = page.ui;
  const float width = at.width() - ui.px(60);
  const float below = row.below.empty() ? 0 : ui.height_of(row.below, Style::caption, width);
  const auto place = at.cut_top(std::max(ui.target(), ui.height_of(row.words, row.style, width) + below + ui.px(16)));
  const Rect mark{place.left + ui.px(8), place.top + ui.px(10), place.left + ui.px(34), place.top + ui.px(36)};
  ui.canvas.fill(mark, row.on ? ui.theme.primary : ui.theme.surface, ui.px(5));
  ui.canvas.frame(mark, ui.theme.edge, ui.px(2), ui.px(5));
  if (row.on) ui.canvas.icon(Icon::tick, mark.left + ui.px(3), mark.top + ui.px(3), ui.px(20), ui.theme.on_primary);
  Rect line{place.left + ui.px(50), place.top + ui.px(8), place.left + ui.px(50) + width, place.bottom};
  ui.paragraph(line, row.words, row.style, ui.theme.ink);
  if (!row.below.empty()) ui.paragraph(line, row.below, Style::caption, ui.theme.ink_2);
  const auto id = ui.id_of("tick");
  Item item;
  item.kind = Item::Kind::area;
  item.id = id;
  item.label = row.words;
  item.at = place;
  item.acts = !ui.inert();
  item.on = row.on;
  item.style = row.style;
  item.ink = ui.theme.ink;
  item.paper = ui.theme.surface;
  ui.enlist(std::move(item));
  if (ui.focused(id)) ui.draw_focus(place, ui.px(6));
  return ui.act(place, id);
}

Colour theme_colour(const ReviewPage& page, std::string_view code) {
  const auto themes = page.open().review.themes_in_use();
  std::size_t place = 0;
  while (place < themes.size() && themes[place]->theme.code != code) ++place;
  return kThemeColours[place % kThemeColours.size()];
}

void draw_theme_disc(ReviewPage& page, float x, float y, float radius, std::string_view code) {
  auto& ui = page.ui;
  const auto colour = theme_colour(page, code);
  const int key = key_of(page.open().review, code);
  ui.canvas.disc(x, y, radius, colour);
  if (ui.settings.colours == Colours::contrast) ui.canvas.ring(x, y, radius, ui.theme.edge, ui.px(1));
  constexpr Colour kWhite = 0xffffffff;
  if (key == 0) {
    ui.canvas.icon(Icon::tag, x - radius * 0.6F, y - radius * 0.6F, radius * 1.2F, kWhite);
    return;
  }
  const auto words = std::to_string(key);
  ui.canvas.text(x - ui.width_of(words, Style::caption) / 2, y - ui.line(Style::caption) / 2, words, Style::caption,
                 kWhite);
}

Style fitting_line(const Ui& ui, std::string_view words, float width, std::initializer_list<Style> from_largest) {
  for (const auto style : from_largest) {
    if (ui.width_of(words, style) <= width) return style;
  }
  return *(from_largest.end() - 1);
}

float key_cap_width(const ReviewPage& page, const DrawnKey& key) {
  return std::max(page.ui.px(28), inside_of_cap(page, key) + page.ui.px(14));
}

float draw_key_cap(ReviewPage& page, float left, float middle_y, const DrawnKey& key) {
  auto& ui = page.ui;
  const float width = key_cap_width(page, key), height = ui.px(28);
  const Rect at{left, middle_y - height / 2, left + width, middle_y + height / 2};
  ui.canvas.fill({at.left, at.top, at.right, at.bottom + ui.px(2)}, ui.theme.edge, ui.px(6));
  ui.canvas.fill(at, ui.theme.surface, ui.px(6));
  ui.canvas.frame(at, ui.theme.edge, ui.px(1.5F), ui.px(6));
  ui.paper(ui.theme.surface);
  float x = at.middle_x() - inside_of_cap(page, key) / 2;
  if (!key.words.empty()) {
    const float end = x + ui.width_of(key.words, Style::caption);
    ui.words({x, at.top, end, at.bottom}, key.words, Style::caption, ui.theme.ink);
    x = end;
  }
  const float arrow = ui.line(Style::caption);
  for (const auto each : key.arrows) {
    if (each == Icon::none) continue;
    ui.canvas.icon(each, x, middle_y - arrow / 2, arrow, ui.theme.ink);
    x += arrow;
  }
  return width;
}

std::string_view kind_words(const Contribution& c) {
  switch (c.kind) {
    case Kind::good_practice:
      return "learning.good";
    case Kind::improvement:
      return "learning.improve";
    case Kind::recommendation:
      return "learning.recommend";
    case Kind::escalation:
      return "review.escalation";
    case Kind::fact_response:
      return c.response == FactAnswer::query   ? "facts.query"
             : c.response == FactAnswer::add   ? "desk.addition"
             : c.response == FactAnswer::agree ? "facts.agree"
                                               : "facts.amend";
    default:
      break;
  }
  if (c.side == Side::practice) return "issues.practice";
  if (c.side == Side::system) return "issues.system";
  return "desk.comment";
}

std::string step_words(const ReviewPage& page, const std::string& step) {
  const auto& steps = page.open().base->session.steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].id == step) return page.say("review.step", {{"n", std::to_string(i + 1)}});
  }
  return step;
}

std::string what_it_is(const ReviewPage& page, const Contribution& c) {
  return step_words(page, c.step) + " · " + std::string(page.say(kind_words(c)));
}

}  // namespace candour
