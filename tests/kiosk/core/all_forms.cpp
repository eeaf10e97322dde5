#include "tests/kiosk/core/all_forms.hpp"

namespace candour {
namespace {

Prompt asked(std::string id, PromptInput input, Kind kind = Kind::comment, std::vector<std::string> options = {}) {
  Prompt made;
  made.id = std::move(id);
  made.input = input;
  made.kind = kind;
  made.options = std::move(options);
  return made;
}

Step step_of(std::string id, std::vector<Prompt> prompts) {
  Step made;
  made.id = std::move(id);
  made.prompts = std::move(prompts);
  return made;
}

Prompt asked_of_family(std::string id) {
  auto made = asked(std::move(id), PromptInput::free_text);
  made.family = true;
  return made;
}

}  // namespace

std::shared_ptr<const Case> case_of_all_forms() {
  using enum PromptInput;
  auto made = std::make_shared<Case>();
  made->session.steps = {
      step_of("facts", {asked("facts-1", fact_response), asked("facts-2", free_text)}),
      step_of("lived", {asked_of_family("family-1"), asked("lived-1", free_text), asked("lived-2", free_text)}),
      step_of("issues", {asked("issues-1", free_text), asked("issues-2", tag, Kind::comment, {"A", "B", "C", "D"}),
                         asked("issues-3", vote)}),
      step_of("reflect", {asked("reflect-1", free_text), asked("reflect-2", choice, Kind::comment, {"Time", "Rules"}),
                          asked("reflect-3", free_text)}),
      step_of("learning",
              {asked("learn-1", free_text, Kind::good_practice), asked("learn-2", free_text, Kind::recommendation),
               asked("learn-3", free_text), asked("learn-4", free_text, Kind::escalation)}),
      step_of("rating", {asked("rating-1", rating, Kind::comment, {"1", "2", "3"})}),
      step_of("mixed", {asked("mixed-1", free_text), asked("mixed-2", rating, Kind::comment, {"1", "2"}),
                        asked("mixed-3", choice, Kind::comment, {"Yes", "No"})})};
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
