#include "kiosk/screens/enrolling/enrolling.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

constexpr float kGap = 16;

std::string words_of(const EnrollingModel& model, Ui& ui) {
  using State = EnrollingModel::State;
  switch (model.state) {
    case State::looking:
      return std::string(ui.say("enrol.looking"));
    case State::own_broken:
      return std::string(ui.say("enrol.own_broken"));
    case State::other_role:
      return ui.say("enrol.other_role", {{"role", model.role}});
    case State::broken:
      return ui.say("enrol.broken", {{"file", model.file}});
    case State::several:
      return ui.say("enrol.several", {{"n", std::to_string(model.files)}});
    case State::not_kept:
      return std::string(ui.say("enrol.not_kept"));
    case State::done:
      break;
  }
  return {};
}

struct Said {
  std::string title, other, body, state;
};

Said said_by(const EnrollingModel& model, Ui& ui) {
  if (model.state == EnrollingModel::State::done)
    return {ui.say("enrol.done", {{"name", model.device}}),
            {},
            ui.say("enrol.done_body", {{"words", model.event_words}}),
            {}};
  return {std::string(ui.say("enrol.title")), std::string(ui.say("enrol.title_other")),
          std::string(ui.say("enrol.body")), words_of(model, ui)};
}

float height_of(const Said& said, Style title, float width, const Ui& ui) {
  return ui.height_of(said.title, title, width) + ui.height_of(said.other, Style::body, width) +
         ui.height_of(said.body, Style::body, width) + ui.height_of(said.state, Style::label, width) + 3 * ui.px(kGap);
}

/// The largest letters with which all of it has room; nothing where none have.
std::optional<Style> title_style(const Said& said, Rect room, const Ui& ui) {
  for (const auto style : {Style::display, Style::title, Style::heading, Style::lead}) {
    const bool fits = ui.height_of(said.title, style, room.width()) <= room.height() * 0.34F || style != Style::display;
    if (fits && height_of(said, style, room.width(), ui) <= room.height()) return style;
  }
  return std::nullopt;
}

void draw_picture(Ui& ui, Rect circle, bool done) {
  const float side = std::min(circle.width(), circle.height());
  const Rect square{circle.middle_x() - side / 2, circle.middle_y() - side / 2, circle.middle_x() + side / 2,
                    circle.middle_y() + side / 2};
  draw_people(ui, square, 0.42F);
  const float size = side * 0.2F;
  ui.canvas.icon(done ? Icon::tick : Icon::key, square.middle_x() - size / 2, square.middle_y() - size / 2, size,
                 ui.theme.primary);
}

}  // namespace

void draw_enrolling(const EnrollingModel& model, Ui& ui) {
  ui.page(ui.screen);
  const bool tall = ui.screen.height() > ui.screen.width();
  const auto whole = ui.screen.padded(ui.px(tall ? 28 : 64), ui.px(28));
  const auto said = said_by(model, ui);
  auto words = whole;
  const auto circle = tall ? words.cut_bottom(words.height() * 0.36F) : words.cut_right(words.width() * 0.4F);
  if (!tall) words.right -= ui.px(24);
  auto style = title_style(said, words, ui);
  if (style)
    draw_picture(ui, circle, model.state == EnrollingModel::State::done);
  else
    words = whole;  // large letters on a small screen: what is said comes before the picture
  if (!style) style = title_style(said, words, ui).value_or(Style::lead);

  const float gap = ui.px(kGap);
  words.top += std::max(0.0F, (words.height() - height_of(said, *style, words.width(), ui)) / 2);
  ui.paragraph(words, said.title, *style, ui.theme.ink);
  words.top += gap / 2;
  if (!said.other.empty()) ui.paragraph(words, said.other, Style::body, ui.theme.ink_2);
  words.top += gap;
  ui.paragraph(words, said.body, Style::body, ui.theme.ink);
  words.top += gap;
  if (!said.state.empty()) ui.paragraph(words, said.state, Style::label, ui.theme.ink_2);
}

}  // namespace candour
