#include <algorithm>
#include <vector>

#include "common/pack/step_form.hpp"
#include "kiosk/screens/wall/wall_page.hpp"

namespace candour {
namespace {

constexpr std::size_t kColumns = 3;
constexpr float kPadding = 34;  // pixels at scale 1, of a comment's card

/// A comment, as many of the three columns as it needs, and in which letters.
struct Placed {
  const BoardEntry* entry = nullptr;
  std::size_t columns = 1;
  Style style = Style::body;
};

float columns_width(const Ui& ui, float width, std::size_t columns) {
  const float gap = ui.px(28);
  const float one = (width - gap * (kColumns - 1)) / kColumns;
  return one * static_cast<float>(columns) + gap * static_cast<float>(columns - 1);
}

/// In the largest letters and the fewest columns in which all of it can be read; the smallest and all of them else.
Placed placed(const Ui& ui, const BoardEntry& entry, const Rect& room) {
  for (const auto style : {Style::body, Style::caption}) {
    for (std::size_t columns = 1; columns <= kColumns; ++columns) {
      const float width = columns_width(ui, room.width(), columns) - 2 * ui.px(kPadding);
      if (ui.height_of(entry.text, style, width) <= room.height() - 2 * ui.px(kPadding))
        return {&entry, columns, style};
    }
  }
  return {&entry, kColumns, Style::caption};
}

using Sheet = std::vector<Placed>;

/// At most three comments a page, in the board's order.
std::vector<Sheet> sheets(const Ui& ui, const std::vector<const BoardEntry*>& comments, const Rect& room) {
  std::vector<Sheet> found;
  std::size_t used = kColumns;
  for (const auto* entry : comments) {
    const auto place = placed(ui, *entry, room);
    if (used + place.columns > kColumns) {
      found.emplace_back();
      used = 0;
    }
    used += place.columns;
    found.back().push_back(place);
  }
  return found;
}

/// `share` of it is seen, the rest is the page behind it.
void draw_sheet(WallPage& page, const Sheet& sheet, Rect room, float share) {
  auto& ui = page.ui;
  float tallest = 0;
  for (const auto& each : sheet) {
    const float width = columns_width(ui, room.width(), each.columns) - 2 * ui.px(kPadding);
    tallest = std::max(tallest, ui.height_of(each.entry->text, each.style, width));
  }
  const float height = std::clamp(tallest + 2 * ui.px(kPadding), std::min(ui.px(260), room.height()), room.height());
  for (const auto& each : sheet) {
    auto card = room.cut_left(columns_width(ui, page.body.width(), each.columns));
    room.left += ui.px(28);
    card.bottom = card.top + height;
    ui.canvas.fill(card, ui.theme.surface, ui.px(16));
    if (ui.settings.colours == Colours::contrast) ui.canvas.frame(card, ui.theme.edge, ui.px(2), ui.px(16));
    ui.paper(ui.theme.surface);
    auto words = card.padded(ui.px(kPadding), ui.px(kPadding));
    ui.paragraph(words, each.entry->text, each.style, ui.theme.ink);
    if (share < 1) ui.canvas.fill(card, faded(ui.theme.page, 1 - share));
  }
  ui.page({});
}

/// What the step asks, as one sentence to be read from the back of the room.
std::string question(const WallPage& page) {
  const auto& step = *page.model.step_of_room();
  const auto* prompt = main_prompt(step);
  return page.in(prompt ? prompt->text : step.title);
}

std::string heading(const WallPage& page) {
  const bool family = page.model.page() == WallModel::Page::family;
  if (!family) return question(page);
  const auto& name = page.model.shown_case->pseudonym;
  return page.say("wall.family", {{"name", name}});
}

}  // namespace

void draw_wall_prompt(WallPage& page) {
  auto& ui = page.ui;
  const auto comments =
      page.model.page() == WallModel::Page::family ? std::vector<const BoardEntry*>{} : page.model.comments();
  draw_wall_place(page, {});
  const bool away = page.model.out_of_touch();
  const bool any = !comments.empty();
  // The clock stands at the right of the question, which has the rest of the width and, alone, of the height.
  auto upper = page.body;
  upper.bottom = any ? page.body.top + page.body.height() * 0.46F : page.body.bottom - ui.px(90);
  const float ring = std::min(ui.px(any ? 432 : 560), upper.height() + ui.px(40));
  auto clock = upper.cut_right(ring);
  clock.top -= ui.px(any ? 40 : 0);
  const float middle = any ? clock.top + ring / 2 : upper.middle_y();
  draw_wall_clock(page, {clock.left, middle - ring / 2, clock.right, middle + ring / 2});
  upper.right -= ui.px(64);
  upper.top += ui.px(any ? 44 : 30);
  const auto words = heading(page);
  auto style = Style::display;
  for (const auto smaller : {Style::title, Style::heading, Style::body}) {
    if (ui.height_of(words, style, upper.width()) <= upper.height() - (any ? ui.line(Style::label) : 0)) break;
    style = smaller;
  }
  if (!any) upper.top += std::max(0.0F, (upper.height() - ui.height_of(words, style, upper.width())) / 2);
  ui.paragraph(upper, words, style, ui.theme.ink);

  Rect lower = page.body;
  lower.top += page.body.height() * 0.46F + ui.px(8);
  lower.bottom -= ui.line(Style::caption) + ui.px(30);
  const auto pages =
      any ? sheets(ui, comments, {lower.left, lower.top + ui.px(52), lower.right, lower.bottom}) : std::vector<Sheet>{};
  const auto shown = sheet_shown(page.model, pages.size());
  const auto foot = away                                           ? page.say("wall.away")
                    : page.model.page() == WallModel::Page::family ? page.say("wall.family_foot")
                                                                   : page.say("wall.foot");
  const auto number =
      pages.size() > 1
          ? page.say("wall.page", {{"n", std::to_string(shown.at + 1)}, {"m", std::to_string(pages.size())}})
          : std::string();
  draw_wall_foot(page, foot, number);
  if (!any) return;
  auto label = lower.cut_top(ui.px(52));
  ui.words({label.left, label.top, label.right, label.top + ui.line(Style::small)}, page.say("common.room"),
           Style::small, ui.theme.ink_2);
  draw_sheet(page, pages[shown.at], lower, shown.share);
}

}  // namespace candour
