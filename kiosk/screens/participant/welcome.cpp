#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

/// The promise and its limits, top down; moves the top of `at`.
void draw_promise(Page& page, Rect& at) {
  auto& ui = page.ui;
  const auto k = std::to_string(page.model.room ? page.model.room->k : 5);
  ui.paragraph(at, page.say("welcome.title"), ui.shape() == Shape::small || ui.narrow() ? Style::title : Style::display,
               ui.theme.ink);
  const float gap = ui.px(ui.shape() == Shape::small ? 12 : 24);
  at.top += gap;
  draw_point(page, at, Icon::mask, page.say("welcome.who"), page.say("welcome.who_body"));
  at.top += gap;
  draw_point(page, at, Icon::mix, page.say("welcome.mix"), page.say("welcome.mix_body", {{"k", k}}));
  at.top += gap;
  draw_point(page, at, Icon::heart, page.say("welcome.learn"), page.say("welcome.learn_body"));
  at.top += gap;
  draw_point(page, at, Icon::flag, page.say("welcome.limits"), page.say("welcome.limits_body"));
  at.top += gap;
}

std::string read_out(const Page& page) {
  std::string all;
  for (const auto* id : {"welcome.title", "welcome.who", "welcome.who_body", "welcome.mix", "welcome.learn",
                         "welcome.learn_body", "welcome.limits", "welcome.limits_body"}) {
    all += page.say(id);
    all += ". ";
  }
  return all;
}

void draw_brand_line(Page& page, const Rect& at) {
  auto& ui = page.ui;
  draw_logo(ui, at.left, at.middle_y(), ui.px(46));
  ui.words({at.left + ui.px(56), at.top, at.right, at.bottom}, page.say("app.name"), Style::label, ui.theme.ink);
}

/// Every setting is a row of buttons of which one is on; moves the top of `at`.
template <class T>
void draw_setting(Page& page, Rect& at, std::string_view title, std::span<const Choice> choices,
                  std::span<const T> values, T Settings::*which) {
  auto& ui = page.ui;
  ui.paragraph(at, title, Style::label, ui.theme.ink);
  at.top += ui.px(8);
  Ui::Scope scope(ui, title);
  if (const auto used = draw_choices(page, at, choices)) {
    auto settings = page.model.settings;
    settings.*which = values[*used];
    page.act(act::Change{settings});
  }
  at.top += ui.px(24);
}

ButtonLook choice(bool on, Icon icon = Icon::none, Style style = Style::label) {
  return {.icon = icon, .on = on, .choice = true, .style = style};
}

void draw_setting_rows(Page& page, Rect& at) {
  const auto& now = page.model.settings;
  {
    // Each language in itself, whichever is shown.
    const bool english = now.language == Language::en;
    const std::string_view here = page.say("app.language"), other = page.say("common.other_language");
    const Choice languages[] = {{english ? here : other, choice(english)}, {english ? other : here, choice(!english)}};
    constexpr Language values[] = {Language::en, Language::cy};
    draw_setting<Language>(page, at, page.say("settings.language"), languages, values, &Settings::language);
  }
  {
    const Choice sizes[] = {
        {page.say("settings.size_normal"), choice(now.text == TextSize::normal, Icon::none, Style::small)},
        {page.say("settings.size_large"), choice(now.text == TextSize::large)},
        {page.say("settings.size_largest"), choice(now.text == TextSize::largest, Icon::none, Style::lead)}};
    constexpr TextSize values[] = {TextSize::normal, TextSize::large, TextSize::largest};
    draw_setting<TextSize>(page, at, page.say("settings.size"), sizes, values, &Settings::text);
  }
  {
    const Choice colours[] = {
        {page.say("settings.soft"), choice(now.colours == Colours::soft, Icon::sun)},
        {page.say("settings.contrast"), choice(now.colours == Colours::contrast, Icon::contrast)}};
    constexpr Colours values[] = {Colours::soft, Colours::contrast};
    draw_setting<Colours>(page, at, page.say("settings.colours"), colours, values, &Settings::colours);
  }
  {
    auto on = choice(now.aloud);
    on.not_yet = !page.model.headphones;
    const Choice aloud[] = {{page.say("settings.on"), on}, {page.say("settings.off"), choice(!now.aloud)}};
    constexpr bool values[] = {true, false};
    draw_setting<bool>(page, at, page.say("settings.aloud"), aloud, values, &Settings::aloud);
    if (!page.model.headphones) {
      at.top -= page.ui.px(16);
      draw_note(page, at, Icon::headphones, page.say("common.no_headphones"), page.ui.theme.ink_2);
      at.top += page.ui.px(20);
    }
  }
  const Choice movement[] = {{page.say("settings.gentle"), choice(!now.still)},
                             {page.say("settings.none"), choice(now.still)}};
  constexpr bool values[] = {false, true};
  draw_setting<bool>(page, at, page.say("settings.movement"), movement, values, &Settings::still);
}

void draw_settings_panel(Page& page, Rect at) {
  auto& ui = page.ui;
  auto body = ui.begin_scroll("settings", at);
  body.right -= ui.px(20);
  body.top += ui.px(6);
  ui.paragraph(body, page.say("settings.title"), Style::title, ui.theme.ink);
  body.top += ui.px(24);
  draw_setting_rows(page, body);
  draw_note(page, body, Icon::info, page.say("settings.reset"), ui.theme.ink_2);
  ui.end_scroll(body.top + ui.px(12));
}

/// Begin, and beside it what there is room for: reading aloud, or the settings where they are a page of their own.
std::vector<Deed> first_deeds(const Page& page) {
  auto& ui = page.ui;
  const bool ready = page.model.step() != nullptr;
  auto begin = main_button(Icon::arrow, true, !ready);
  begin.style = Style::call;
  begin.least = 220;
  const auto begins = ready ? Action(act::Begin{}) : Action(act::Hint{"welcome.no_case"});
  std::vector<Deed> deeds{{page.say("welcome.begin"), begin, begins}};
  const ButtonLook read{.icon = Icon::headphones, .not_yet = !page.model.headphones};
  if (ui.shape() == Shape::wide) deeds.push_back({page.say("welcome.page"), read, act::ReadAloud{read_out(page)}});
  if (ui.narrow()) deeds.push_back({page.say("waiting.set"), {.icon = Icon::eye}, act::Show{Overlay::settings}});
  if (ui.narrow() && has_overview(page.model)) {
    const ButtonLook look{.icon = Icon::table, .name = page.say("facts.overview")};
    deeds.push_back({page.say("facts.overview_short"), look, act::Show{Overlay::facts}});
  }
  return deeds;
}

}  // namespace

void draw_welcome(Page& page) {
  auto& ui = page.ui;
  if (!ui.narrow()) {
    const auto right = page.body.cut_right(ui.px(540));
    ui.canvas.fill(right, ui.theme.surface);
    ui.canvas.fill({right.left, right.top, right.left + ui.px(1), right.bottom}, ui.theme.line);
    ui.paper(ui.theme.surface);
    auto inside = right.padded(ui.px(40), ui.px(32));
    if (has_overview(page.model)) {
      auto row = inside.cut_bottom(ui.target());  // the settings are a page of their own meanwhile
      ButtonRow buttons(ui, row, ui.px(16));
      if (buttons.button(page.say("waiting.set"), {.icon = Icon::eye})) page.act(act::Show{Overlay::settings});
      inside.bottom -= ui.px(12);
      draw_overview_panel(page, inside);
    } else {
      draw_settings_panel(page, inside);
    }
    ui.paper(ui.theme.page);
  }
  auto left = page.body.padded(ui.px(ui.shape() == Shape::wide ? 48 : 20), ui.px(ui.shape() == Shape::small ? 10 : 32));
  const auto deeds = first_deeds(page);
  auto row = left.cut_bottom(deeds_height(page, left.width(), ui.px(16), deeds) + ui.px(4));
  draw_deeds(page, row, ui.px(16), deeds);
  left.bottom -= ui.px(12);
  if (!page.model.step()) {
    const auto why = page.say("welcome.no_case");
    auto note = left.cut_bottom(ui.height_of(why, Style::caption, left.width() - ui.em(36)) + ui.px(8));
    draw_note(page, note, Icon::info, why, ui.theme.ink);
  }
  auto body = ui.begin_scroll("promise", left);
  body.right -= ui.px(16);
  draw_brand_line(page, body.cut_top(ui.px(48)));
  body.top += ui.px(ui.shape() == Shape::small ? 4 : 28);
  draw_promise(page, body);
  ui.end_scroll(body.top);
}

void draw_how(Page& page) {
  auto& ui = page.ui;
  if (draw_overlay_header(page, page.say("waiting.how"))) page.act(act::Show{});
  ui.page(page.body);
  auto body = ui.begin_scroll("how", page.body.padded(page.margin(), ui.px(24)));
  body.right -= ui.px(16);
  draw_promise(page, body);
  ui.end_scroll(body.top);
}

void draw_settings(Page& page) {
  auto& ui = page.ui;
  if (draw_overlay_header(page, page.say("waiting.set"))) page.act(act::Show{});
  ui.page(page.body);
  draw_settings_panel(page, page.body.padded(page.margin(), ui.px(20)));
}

}  // namespace candour
