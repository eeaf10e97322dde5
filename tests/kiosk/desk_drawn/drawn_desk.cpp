#include "tests/kiosk/desk_drawn/drawn_desk.hpp"

#include "kiosk/screens/desk/desk_screen.hpp"

namespace candour {

DrawnDesk::DrawnDesk() : DrawnScreen(Size()) {
  desk.unlock();
  settle();
}

void DrawnDesk::one_frame(std::vector<KeyPress> keys) {
  DeskActions actions;
  draw(std::move(keys), [&](Ui& ui) { actions = draw_desk(desk.model, ui); });
  for (const auto& action : actions) desk.happen(action);
  if (!actions.empty()) goes_on();
}

}  // namespace candour
