#include "kiosk/core/room_news.hpp"

#include "common/pack/step_form.hpp"

namespace candour {

void hear(RoomView& view, const news::Room& news) {
  view.room = news.room;
  view.event_words = news.event_words;
  view.room_heard = view.now;
}

void hear(RoomView& view, const news::CaseShown& news) {
  view.shown_case = news.shown;
  view.usual_steps.clear();
  view.family_steps.clear();
  if (!news.shown) return;
  for (const auto& step : news.shown->session.steps) {
    view.usual_steps.push_back(asked_of(step, false));
    view.family_steps.push_back(asked_of(step, true));
  }
}

void hear(RoomView& view, const news::BoardShown& news) { view.board = news.board; }

void hear(RoomView& view, const news::LineChanged& news) {
  if (view.line_up != news.up || view.not_let_in != news.not_let_in) view.line_changed = view.now;
  view.line_up = news.up;
  view.not_let_in = news.not_let_in;
  view.was_up = view.was_up || news.up;
}

}  // namespace candour
