#include <fmt/format.h>

#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

void draw_brand(Page& page, Rect& at) {
  auto& ui = page.ui;
  const auto line = at.cut_top(ui.px(56));
  draw_logo(ui, line.left, line.middle_y(), ui.px(56));
  ui.words({line.left + ui.px(64), line.top, line.right, line.bottom}, page.say("app.name"), Style::lead, ui.theme.ink);
}

std::string case_line(const Page& page) {
  const auto& shown = page.model.shown_case;
  if (!shown) return {};
  return page.say("app.learning_event", {{"name", shown->pseudonym}}) + " · " + shown->partnership;
}

/// The circle of people with something in its middle.
Rect draw_circle(Page& page, Rect at, float hole, float opacity = 1) {
  const float side = std::min(at.width(), at.height());
  const Rect square{at.middle_x() - side / 2, at.middle_y() - side / 2, at.middle_x() + side / 2,
                    at.middle_y() + side / 2};
  draw_people(page.ui, square, hole, opacity);
  return square;
}

/// Left column and circle, or one below the other.
struct Halves {
  Rect words, circle;
};
Halves halves(Page& page) {
  const auto& ui = page.ui;
  auto body = page.body.padded(ui.px(ui.shape() == Shape::wide ? 64 : 24), ui.px(ui.shape() == Shape::small ? 14 : 40));
  if (ui.shape() == Shape::tall) {
    const auto circle = body.cut_bottom(body.height() * 0.36F);
    return {body, circle};
  }
  const auto circle = body.cut_right(body.width() * (ui.settings.text == TextSize::normal ? 0.46F : 0.32F));
  body.right -= ui.px(24);
  return {body, circle};
}

/// A heading and a sentence beside the circle, as all quiet pages have them; what is left of the words' column.
Rect quiet_page(Page& page, std::string_view title, std::string_view body_text, Icon icon) {
  auto& ui = page.ui;
  auto [words, circle] = halves(page);
  draw_brand(page, words);
  words.top += ui.px(ui.shape() == Shape::small ? 8 : 40);
  ui.paragraph(words, title, ui.shape() == Shape::small || ui.narrow() ? Style::title : Style::display, ui.theme.ink);
  words.top += ui.px(12);
  ui.paragraph(words, body_text, Style::body, ui.theme.ink_2);
  words.top += ui.px(16);
  const auto square = draw_circle(page, circle, 0.5F);
  const float size = square.width() * 0.2F;
  ui.canvas.icon(icon, square.middle_x() - size / 2, square.middle_y() - size / 2, size, ui.theme.primary);
  return words;
}

void draw_support_button(Page& page, Rect& at) {
  ButtonRow row(page.ui, at, page.ui.px(12));
  if (row.button(page.say("waiting.help"), {.icon = Icon::support})) page.act(act::Show{Overlay::support});
}

std::string start_time(const Page& page) {
  const auto& shown = page.model.shown_case;
  return shown ? shown->session.start : std::string();
}

/// Which event this is: its name, and the words that desk and kiosks have to have in common.
std::vector<std::string> event_lines(const Page& page) {
  std::vector<std::string> lines;
  if (auto event = case_line(page); !event.empty()) lines.push_back(std::move(event));
  const auto& words = page.model.event_words;
  if (!words.empty()) lines.push_back(page.say("waiting.words", {{"words", words}}));
  return lines;
}

float height_of(const Page& page, const std::vector<std::string>& lines, float width) {
  float height = 0;
  for (const auto& line : lines) height += page.ui.height_of(line, Style::caption, width);
  return height;
}

}  // namespace

void draw_waiting(Page& page) {
  auto& ui = page.ui;
  auto [words, circle] = halves(page);
  const auto lines = event_lines(page);
  const float needed = height_of(page, lines, circle.width());
  const bool below_circle = needed <= ui.line(Style::caption) * 3 + 1;
  auto foot = below_circle ? circle.cut_bottom(needed) : Rect{};
  auto body = ui.begin_scroll("waiting", words);
  const float inset = ui.px(10);
  body.right -= inset;
  draw_brand(page, body);
  body.top += ui.px(ui.shape() == Shape::small ? 8 : 44);
  ui.paragraph(body, page.say("waiting.title"), ui.narrow() ? Style::display : Style::hero, ui.theme.ink);
  body.top += ui.px(12);
  ui.paragraph(body, page.say("waiting.title_other"), Style::body, ui.theme.ink_2);
  body.top += ui.px(16);
  ui.paragraph(body, page.say("waiting.body"), Style::body, ui.theme.ink);
  body.top += ui.px(28);
  {
    ButtonRow row(page.ui, body, ui.px(12));
    if (row.button(page.say("waiting.how"), main_button(Icon::info))) page.act(act::Show{Overlay::how});
    if (row.button(page.say("waiting.help"), {.icon = Icon::support})) page.act(act::Show{Overlay::support});
  }
  body.top += ui.px(20);
  {
    ButtonRow row(page.ui, body, ui.px(32));
    const bool welsh = page.model.settings.language == Language::cy;
    if (row.button(page.say("common.other_language"), {.kind = ButtonLook::Kind::quiet, .icon = Icon::speech})) {
      auto settings = page.model.settings;
      settings.language = welsh ? Language::en : Language::cy;
      page.act(act::Change{settings});
    }
    if (row.button(page.say("waiting.set"), {.kind = ButtonLook::Kind::quiet, .icon = Icon::eye}))
      page.act(act::Show{Overlay::settings});
  }
  if (!below_circle) {
    body.top += ui.px(20);
    for (const auto& line : lines) ui.paragraph(body, line, Style::caption, ui.theme.ink_2);
  }
  ui.end_scroll(body.top + ui.px(12));
  const auto square = draw_circle(page, circle, 0.42F, breath(ui));
  const auto start = start_time(page);
  const bool known = page.model.room && !start.empty();
  if (known) {
    const float top = square.middle_y() - (ui.line(Style::lead) + ui.line(Style::hero)) / 2;
    if (ui.width_of(page.say("waiting.at"), Style::lead) < square.width() * 0.5F) {
      ui.words({square.left, top, square.right, top + ui.line(Style::lead)}, page.say("waiting.at"), Style::lead,
               ui.theme.ink_2, Align::centre);
    }
    draw_digits(
        ui, {square.left, top + ui.line(Style::lead), square.right, top + ui.line(Style::lead) + ui.line(Style::hero)},
        start, ui.narrow() ? Style::title : Style::hero, ui.theme.ink);
  } else {
    Rect middle{square.left + square.width() * 0.28F, square.middle_y() - ui.line(Style::lead),
                square.right - square.width() * 0.28F, square.bottom};
    ui.paragraph(middle, page.say("waiting.ready"), ui.narrow() ? Style::small : Style::lead, ui.theme.ink_2,
                 Align::centre);
  }
  if (!below_circle) return;
  for (const auto& line : lines) ui.paragraph(foot, line, Style::caption, ui.theme.ink_2, Align::centre);
}

void draw_room_break(Page& page) {
  const auto& room = *page.model.room;
  const auto left = room.back_in ? *room.back_in - (page.model.now - page.model.room_heard) : Millis{};
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(left).count();
  const auto body = minutes > 0 ? page.say("room.break_back", {{"n", std::to_string(minutes)}})
                                : std::string(page.say("room.break_soon"));
  auto words = quiet_page(page, page.say("room.break_title"), body, Icon::cup);
  draw_support_button(page, words);
}

void draw_room_reset(Page& page) {
  auto words = quiet_page(page, page.say("room.reset_title"), page.say("room.reset_body"), Icon::heart);
  draw_support_button(page, words);
}

void draw_room_family(Page& page) {
  const auto& shown = page.model.shown_case;
  const auto title =
      shown ? page.say("room.family_title", {{"name", shown->pseudonym}}) : std::string(page.say("room.family_bar"));
  auto words = quiet_page(page, title, page.say("room.family_body"), Icon::people);
  draw_support_button(page, words);
}

/// Over what somebody wrote before they went to listen.
void draw_kept(Page& page) {
  page.ui.page(page.body);
  auto words = quiet_page(page, page.say("room.kept_title"), page.say("room.kept_body"), Icon::lock);
  ButtonRow row(page.ui, words, page.ui.px(12));
  if (row.button(page.say("common.keep_writing"), main_button(Icon::pencil))) page.act(act::StillHere{});
  if (row.button(page.say("idle.clear"), {.icon = Icon::bin})) page.act(act::FinishAnyway{});
}

void draw_room_ending(Page& page) {
  const bool closed = page.model.room->phase == Phase::closed;
  auto words =
      quiet_page(page, page.say(closed ? "room.closed_title" : "room.closing_title"),
                 page.say(closed ? "room.closed_body" : "room.closing_body"), closed ? Icon::tick : Icon::lock);
  draw_support_button(page, words);
}

}  // namespace candour
