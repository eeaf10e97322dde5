#include "tests/kiosk/core/all_forms.hpp"

#include "tests/kiosk/core/small_steps.hpp"

namespace candour {
namespace {

Prompt asked_of_family(std::string id) {
  auto made = small_prompt(std::move(id), PromptInput::free_text);
  made.family = true;
  return made;
}

}  // namespace

std::shared_ptr<const Case> case_of_all_forms() {
  using enum PromptInput;
  auto made = std::make_shared<Case>();
  made->session.steps = {
      small_step("facts", {small_prompt("facts-1", fact_response), small_prompt("facts-2", free_text)}),
      small_step("lived",
                 {asked_of_family("family-1"), small_prompt("lived-1", free_text), small_prompt("lived-2", free_text)}),
      small_step("issues",
                 {small_prompt("issues-1", free_text),
                  small_prompt("issues-2", tag, Kind::comment, {"A", "B", "C", "D"}), small_prompt("issues-3", vote)}),
      small_step("reflect", {small_prompt("reflect-1", free_text),
                             small_prompt("reflect-2", choice, Kind::comment, {"Time", "Rules"}),
                             small_prompt("reflect-3", free_text)}),
      small_step("learning",
                 {small_prompt("learn-1", free_text, Kind::good_practice),
                  small_prompt("learn-2", free_text, Kind::recommendation), small_prompt("learn-3", free_text),
                  small_prompt("learn-4", free_text, Kind::escalation)}),
      small_step("rating", {small_prompt("rating-1", rating, Kind::comment, {"1", "2", "3"})}),
      small_step("mixed",
                 {small_prompt("mixed-1", free_text), small_prompt("mixed-2", rating, Kind::comment, {"1", "2"}),
                  small_prompt("mixed-3", choice, Kind::comment, {"Yes", "No"})})};
  for (const auto* code : {"A", "B", "C", "D"}) {
    made->themes.emplace_back();
    made->themes.back().code = code;
    made->themes.back().name = std::string("Theme ") + code;
  }
  made->chronology.resize(3);
  for (std::size_t i = 0; i < 3; ++i) made->chronology[i].id = "E00" + std::to_string(i + 1);
  return made;
}

void show_all_forms(KioskAtHand& kiosk) {
  const auto shown = case_of_all_forms();
  kiosk.happen(news::CaseShown{shown});
  auto room = *kiosk.model.room;
  room.steps.clear();
  for (const auto& step : shown->session.steps) room.steps.push_back({step.id, 20});
  kiosk.happen(news::Room{room});
}

}  // namespace candour
