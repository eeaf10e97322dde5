#include "tests/kiosk/review_drawn/drawn_table.hpp"

#include "kiosk/screens/review/review_screen.hpp"

namespace candour {

DrawnTable::DrawnTable(Size size) : DrawnScreen(size) {
  table.unlock();
  settle();
}

void DrawnTable::one_frame(std::vector<KeyPress> keys) {
  ReviewActions actions;
  draw(std::move(keys), [&](Ui& ui) { actions = draw_review(table.model, ui); });
  const auto page = table.model.page_at_hand();
  for (const auto& action : actions) {
    if (table.model.page_at_hand() != page) break;
    table.happen(action);
  }
  if (!actions.empty()) goes_on();
}

void DrawnTable::type(std::string_view words) {
  for (const char letter : words) {
    frame({letters({&letter, 1})});
    settle();
  }
}

}  // namespace candour
