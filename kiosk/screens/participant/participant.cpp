#include "kiosk/screens/participant/participant.hpp"

#include <utility>

#include "common/pack/step_form.hpp"
#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/typed_first.hpp"

namespace candour {
namespace {

void draw_step(Page& page) {
  const auto* step = page.model.step();
  if (!step) return draw_waiting(page);
  switch (form_of(*step)) {
    case StepForm::facts:
      return draw_facts(page);
    case StepForm::issues:
      return draw_issues(page);
    case StepForm::reflect:
      return draw_reflect(page);
    case StepForm::columns:
      return draw_learning(page);
    case StepForm::answer:
      return draw_answer(page);
  }
}

void draw_turn(Page& page) {
  const auto& turn = *page.model.turn;
  if (turn.set_aside) return draw_kept(page);
  if (turn.moments != Moments::hidden) return draw_moments(page);
  draw_header(page);
  draw_banners(page);
  switch (turn.page) {
    case Turn::Page::answering:
      return draw_step(page);
    case Turn::Page::writing:
    case Turn::Page::adding_fact:
    case Turn::Page::writing_urgent:
      return draw_writing(page);
    case Turn::Page::checking:
      return draw_check(page);
    case Turn::Page::sent:
      return draw_sent(page);
  }
}

void draw_without_turn(Page& page) {
  page.ui.page(page.body);
  draw_banners(page);
  page.ui.page(page.body);
  const auto& room = page.model.room;
  if (!room || room->phase == Phase::waiting) return draw_waiting(page);
  if (room->phase == Phase::pause_for_break) return draw_room_break(page);
  if (room->phase == Phase::reset) return draw_room_reset(page);
  if (room->phase == Phase::closing || room->phase == Phase::closed) return draw_room_ending(page);
  if (page.model.listening()) return draw_room_family(page);
  draw_welcome(page);
}

void draw_page(Page& page) {
  switch (page.model.overlay) {
    case Overlay::how:
      return draw_how(page);
    case Overlay::settings:
      return draw_settings(page);
    case Overlay::support:
      return draw_support(page);
    case Overlay::facts:
      return draw_overview(page);
    case Overlay::none:
      break;
  }
  if (page.model.turn)
    draw_turn(page);
  else
    draw_without_turn(page);
}

/// That somebody is there, before anything else they did. The question whether they are stays until the finger is
/// lifted: closed under it, its answer would be a touch of the page below.
void see_hand(const Model& model, const Ui& ui, Actions& actions) {
  const bool asked = model.asking_still_there;
  const bool there = asked ? ui.hand.released : ui.hand.pressed || ui.hand.dragging;
  if (there || ui.hand.wheel != 0 || !ui.keys().empty())
    actions.insert(actions.begin(), act::Touched{});
  else if (asked && ui.hand.pressed)
    actions.insert(actions.begin(), act::Held{});
}

bool is_typed(const Action& action) {
  return std::holds_alternative<act::Edited>(action) || std::holds_alternative<act::EditedWhen>(action) ||
         std::holds_alternative<act::EditedFact>(action);
}

/// Another for each page, and for each question over it.
std::size_t number_of_page(const Model& model) {
  const auto page = model.page_at_hand();
  const auto& turn = model.turn;
  const std::size_t checked = turn && turn->checking ? turn->checking->at + 1 : 0;
  std::size_t number = FirstEightBytes()(page.sitting);
  for (const auto each : {page.step, static_cast<std::size_t>(page.page), static_cast<std::size_t>(page.overlay),
                          checked, static_cast<std::size_t>(dialog_open(model))})
    number = number * 31 + each;
  return number;
}

/// A finger means the page that it came down on, and whoever taps twice what they saw the first time. On a page that
/// came meanwhile a tap would be an answer to something that nobody has read: a check skipped, a turn ended.
bool meant_for_the_page_before(const Model& model, Ui& ui) {
  auto& memory = ui.memory();
  const auto here = number_of_page(model);
  if (ui.hand.pressed) memory.pressed_page = here;
  if (!ui.hand.tap) return false;
  const bool tapped_here = std::exchange(memory.tapped_page, here) == here;
  return memory.pressed_page != here || (ui.hand.taps == 2 && !tapped_here);
}

}  // namespace

Actions draw_participant(const Model& model, Ui& ui) {
  Actions actions;
  Page page{model, ui, actions, ui.screen};
  const bool dialog = dialog_open(model);
  ui.set_inert(dialog);
  ui.page(ui.screen);
  draw_page(page);
  ui.set_inert(false);
  if (dialog) draw_dialogs(page);
  typed_first(actions, is_typed);
  if (meant_for_the_page_before(model, ui)) std::erase_if(actions, [](const auto& each) { return !is_typed(each); });
  see_hand(model, ui, actions);
  return actions;
}

}  // namespace candour
