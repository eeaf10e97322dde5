#include "kiosk/screens/enrolling/enrolling.hpp"

#include <algorithm>

#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

std::string words_of(const EnrollingModel& model, Ui& ui) {
  using State = EnrollingModel::State;
  switch (model.state) {
    case State::looking:
      return std::string(ui.say("enrol.looking"));
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

}  // namespace

void draw_enrolling(const EnrollingModel& model, Ui& ui) {
  const bool done = model.state == EnrollingModel::State::done;
  ui.page(ui.screen);
  const auto screen = ui.screen;
  const bool tall = screen.height() > screen.width();
  auto words = screen.padded(ui.px(tall ? 28 : 64), ui.px(28));
  auto circle = tall ? words.cut_bottom(words.height() * 0.36F) : words.cut_right(words.width() * 0.4F);
  if (!tall) words.right -= ui.px(24);
  const float side = std::min(circle.width(), circle.height());
  const Rect square{circle.middle_x() - side / 2, circle.middle_y() - side / 2, circle.middle_x() + side / 2,
                    circle.middle_y() + side / 2};
  draw_people(ui, square, 0.42F);
  const float size = side * 0.2F;
  ui.canvas.icon(done ? Icon::tick : Icon::key, square.middle_x() - size / 2, square.middle_y() - size / 2, size,
                 ui.theme.primary);

  const auto title = done ? ui.say("enrol.done", {{"name", model.device}}) : std::string(ui.say("enrol.title"));
  const auto body =
      done ? ui.say("enrol.done_body", {{"words", model.event_words}}) : std::string(ui.say("enrol.body"));
  const auto state = words_of(model, ui);
  const auto other = done ? std::string() : std::string(ui.say("enrol.title_other"));
  auto style = Style::display;
  if (ui.height_of(title, style, words.width()) > words.height() * 0.34F) style = Style::title;
  const float gap = ui.px(16);
  const float height = ui.height_of(title, style, words.width()) + ui.height_of(other, Style::body, words.width()) +
                       ui.height_of(body, Style::body, words.width()) +
                       ui.height_of(state, Style::label, words.width()) + 3 * gap;
  words.top += std::max(0.0F, (words.height() - height) / 2);
  ui.paragraph(words, title, style, ui.theme.ink);
  words.top += gap / 2;
  if (!other.empty()) ui.paragraph(words, other, Style::body, ui.theme.ink_2);
  words.top += gap;
  ui.paragraph(words, body, Style::body, ui.theme.ink);
  words.top += gap;
  if (!state.empty()) ui.paragraph(words, state, Style::label, ui.theme.ink_2);
}

}  // namespace candour
