#include <algorithm>

#include "kiosk/screens/review/review_page.hpp"

namespace candour {
namespace {

std::size_t most_coded(const ReviewPage& page) {
  std::size_t most = 1;
  for (const auto* theme : page.open().review.themes_in_use())
    most = std::max(most, page.open().review.coded_with(theme->theme.code));
  return most;
}

bool is_below(const ReviewPage& page, const CodebookTheme& theme) {
  return page.open().review.theme(theme.parent) != nullptr;
}

void draw_theme(ReviewPage& page, Rect& at, const CodebookTheme& theme, std::size_t most) {
  auto& ui = page.ui;
  const auto& code = theme.theme.code;
  Ui::Scope scope(ui, code);
  const auto count = page.open().review.coded_with(code);
  const int key = key_of(page.open().review, code);
  const float indent = is_below(page, theme) ? ui.px(18) : 0;
  const float cap_room = page.slim() ? 0 : ui.px(36);  // there the number in the disc says it
  const float words = at.width() - indent - ui.px(12 + 44 + 48) - cap_room;
  const float height = std::max(ui.px(46), ui.height_of(theme.theme.name, Style::body, words) + ui.px(22));
  auto row = at.cut_top(height);
  const bool here = page.model.theme_at_hand == code;
  const auto paper = here ? ui.theme.tint : ui.theme.surface;
  if (here) ui.canvas.fill(row, paper, ui.px(8));
  ui.paper(paper);
  auto in = row;
  in.left += indent + ui.px(8);
  in.right -= ui.px(6);
  const float radius = ui.px(14);
  draw_theme_disc(page, in.left + radius, row.middle_y(), radius, code);
  in.left += ui.px(42);
  auto cap = in.cut_right(cap_room);
  if (key > 0 && cap_room > 0) draw_key_cap(page, cap.left + ui.px(8), row.middle_y(), {std::to_string(key)});
  in.right -= ui.px(6);
  Rect line{in.left, row.top + ui.px(5), in.left + words, row.bottom};
  ui.paragraph(line, theme.theme.name, Style::body, ui.theme.ink);
  const auto number = std::to_string(count);
  ui.words({in.right - ui.px(40), row.top + ui.px(5), in.right, row.top + ui.px(5) + ui.line(Style::body)}, number,
           Style::label, ui.theme.ink, Align::right);
  const Rect bar{in.left, row.bottom - ui.px(12), in.right, row.bottom - ui.px(6)};
  ui.canvas.fill(bar, ui.theme.sunken, ui.px(3));
  if (count > 0) {
    const float share = static_cast<float>(count) / static_cast<float>(most);
    ui.canvas.fill({bar.left, bar.top, bar.left + std::max(ui.px(6), bar.width() * share), bar.bottom},
                   theme_colour(page, code), ui.px(3));
  }
  ui.paper(ui.theme.surface);
  if (ui.act(row, ui.id_of("theme"))) page.act(review::ShowTheme{here ? std::string() : code});
  Item item;
  item.kind = Item::Kind::button;
  item.id = ui.id_of("theme");
  item.label = theme.theme.name;
  item.at = row;
  item.acts = !ui.inert();
  item.on = here;
  item.style = Style::body;
  item.ink = ui.theme.ink;
  item.paper = paper;
  ui.enlist(std::move(item));
  if (ui.focused(ui.id_of("theme"))) ui.draw_focus(row, ui.px(8));
  at.top += ui.px(4);
}

enum class Group { practice, system, enquiry };

Group group_of(const Theme& theme) {
  return theme.is_enquiry ? Group::enquiry : theme.is_system ? Group::system : Group::practice;
}

void draw_group(ReviewPage& page, Rect& at, Group group, std::string_view heading, std::size_t most) {
  auto& ui = page.ui;
  const auto all = page.open().review.themes_in_use();
  const auto group_of_root = [&](const CodebookTheme& theme) {
    const auto* root = &theme;
    while (const auto* above = page.open().review.theme(root->parent)) root = above;
    return group_of(root->theme);
  };
  bool headed = false;
  for (const auto* theme : all) {
    if (group_of_root(*theme) != group) continue;
    if (!headed) {
      ui.paragraph(at, page.say(heading), Style::small, ui.theme.ink_2);
      at.top += ui.px(4);
    }
    headed = true;
    draw_theme(page, at, *theme, most);
  }
  if (headed) at.top += ui.px(10);
}

constexpr float kBesideTheme = 36;  // pixels at scale 1, for its disc

float meaning_height(const ReviewPage& page, const CodebookTheme& theme, float width) {
  const auto& ui = page.ui;
  return ui.px(14) + ui.height_of(theme.theme.name, Style::label, width - ui.px(kBesideTheme)) + ui.px(6) +
         ui.height_of(theme.theme.description, Style::caption, width) + ui.px(10) + 2 * ui.target() + ui.px(8);
}

/// Where it ends.
float draw_meaning(ReviewPage& page, Rect at, const CodebookTheme& theme) {
  auto& ui = page.ui;
  const auto& code = theme.theme.code;
  ui.canvas.fill({at.left, at.top, at.right, at.top + ui.px(1)}, ui.theme.line);
  at.top += ui.px(14);
  draw_theme_disc(page, at.left + ui.px(13), at.top + ui.line(Style::label) / 2, ui.px(13), code);
  Rect head{at.left + ui.px(kBesideTheme), at.top, at.right, at.bottom};
  at.top += ui.paragraph(head, theme.theme.name, Style::label, ui.theme.ink) + ui.px(6);
  ui.paragraph(at, ui.within(theme.theme.description, Style::caption, at.width(), 6), Style::caption, ui.theme.ink_2);
  at.top += ui.px(10);
  {
    ButtonRow row(ui, at, ui.px(8));
    ask::Theme edit{code, theme.theme.is_system, theme.parent};
    if (row.button(page.say("review.edit_theme"), desk_button(Icon::pencil))) page.act(review::Ask{edit});
    const auto count = page.open().review.coded_with(code);
    if (count > 0 &&
        row.button(page.say("review.show_coded", {{"n", std::to_string(count)}}), desk_button(Icon::eye))) {
      CommentFilter only;
      only.theme = code;
      page.act(review::Filter{only});
    }
    if (count > 1 && row.button(page.say("review.split_theme"), desk_button(Icon::mix)))
      page.act(review::Ask{ask::Split{code, {}}});
  }
  return at.top;
}

}  // namespace

void draw_themes(ReviewPage& page, Rect at) {
  auto& ui = page.ui;
  ui.page({});
  ui.card(at);
  auto in = at.padded(ui.px(18), ui.px(16));
  auto head = in.cut_top(ui.target());
  const auto button = [&](std::string_view id, Icon icon) {
    const auto words = page.say(id);
    auto look = desk_button(icon);
    look.words_hidden = page.slim();
    const bool used = ui.button(head.cut_right(ui.button_width(words, look)), words, look);
    head.right -= ui.px(8);
    return used;
  };
  if (button("review.merge", Icon::link)) page.act(review::Ask{ask::Merge{page.model.theme_at_hand, {}}});
  if (button("review.new", Icon::plus)) page.act(review::Ask{ask::Theme{}});
  const auto title = page.say("review.themes");
  const auto style = fitting_line(ui, title, head.width(), {Style::title, Style::heading, Style::label, Style::small});
  ui.words(head, ui.within(title, style, head.width(), 1), style, ui.theme.ink);
  in.top += ui.px(10);
  const auto* theme = page.open().review.theme(page.model.theme_at_hand);
  if (theme && !theme->retired) {
    const float height = std::min(meaning_height(page, *theme, in.width()), in.height() * 0.45F);
    auto meaning = ui.begin_scroll("meaning " + theme->theme.code, in.cut_bottom(height), Ui::Begins::at_its_top);
    ui.end_scroll(draw_meaning(page, meaning, *theme));
    in.bottom -= ui.px(8);
  }
  auto body = ui.begin_scroll("themes", in);
  body.right -= ui.px(10);
  const auto most = most_coded(page);
  draw_group(page, body, Group::practice, "review.practice_themes", most);
  draw_group(page, body, Group::system, "review.system_themes", most);
  draw_group(page, body, Group::enquiry, "review.enquiries", most);
  if (page.open().review.themes_in_use().empty())
    ui.paragraph(body, page.say("review.no_themes"), Style::body, ui.theme.ink_2);
  ui.end_scroll(body.top + ui.px(8));
}

}  // namespace candour
