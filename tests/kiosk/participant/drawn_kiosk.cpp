#include "tests/kiosk/participant/drawn_kiosk.hpp"

#include "kiosk/screens/participant/participant.hpp"

namespace candour {

Actions DrawnKiosk::drawn(std::vector<KeyPress> keys) {
  Actions actions;
  draw(std::move(keys), [&](Ui& ui) { actions = draw_participant(kiosk.model, ui); });
  return actions;
}

Actions DrawnKiosk::would_do(const Item& item) {
  const auto memory = memory_;
  const auto items = items_;
  read();
  touch_at(Touch::What::down, item.seen().middle_x(), item.seen().middle_y());
  drawn({});
  touch_at(Touch::What::up, x_, y_);
  auto actions = drawn({});
  memory_ = memory;
  items_ = items;
  std::erase_if(actions, [](const auto& each) { return std::holds_alternative<act::Touched>(each); });
  return actions;
}

Actions DrawnKiosk::frame(std::vector<KeyPress> keys) {
  auto actions = drawn(std::move(keys));
  const auto page = kiosk.model.page_at_hand();
  for (const auto& action : actions) {
    if (kiosk.model.page_at_hand() != page) break;
    const auto done = kiosk.done.size();
    kiosk.happen(action);
    for (auto i = done; i < kiosk.done.size(); ++i) {
      if (std::holds_alternative<effect::Wipe>(kiosk.done[i])) memory_.forget();
      if (const auto check = kiosk.done[i]; std::holds_alternative<effect::Check>(check))
        kiosk.happen(news::Found{std::get<effect::Check>(check).texts});
    }
  }
  if (!actions.empty()) goes_on();
  return actions;
}

Actions DrawnKiosk::lift(std::vector<KeyPress> keys) {
  touch_at(Touch::What::up, x_, y_);
  return frame(std::move(keys));
}

void DrawnKiosk::pass(std::chrono::milliseconds time) {
  kiosk.pass(time);
  settle();
}

void DrawnKiosk::type(std::string_view words) {
  frame({letters(words)});
  settle();
}

}  // namespace candour
