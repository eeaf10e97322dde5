#include "common/pack/step_form.hpp"

#include <algorithm>
#include <set>

namespace candour {

const Prompt* prompt_with(const Step& step, PromptInput input) {
  for (const auto& prompt : step.prompts) {
    if (prompt.input == input) return &prompt;
  }
  return nullptr;
}

bool asks_the_family(const Step& step) {
  return std::any_of(step.prompts.begin(), step.prompts.end(), [](const auto& each) { return each.family; });
}

Step asked_of(const Step& step, bool family) {
  auto asked = step;
  const bool alone = family && asks_the_family(step);
  std::erase_if(asked.prompts, [&](const auto& each) { return each.family != alone; });
  return asked;
}

std::vector<const Prompt*> prompts_for_words(const Step& step) {
  std::vector<const Prompt*> found;
  for (const auto& prompt : step.prompts) {
    if (prompt.input == PromptInput::free_text) found.push_back(&prompt);
  }
  return found;
}

StepForm form_of(const Step& step) {
  if (prompt_with(step, PromptInput::fact_response)) return StepForm::facts;
  const auto words = prompts_for_words(step);
  std::set<Kind> kinds;
  for (const auto* prompt : words) {
    if (prompt->kind != Kind::escalation) kinds.insert(prompt->kind);  // it has a page of its own
  }
  if (kinds.size() >= 2) return StepForm::columns;
  if (prompt_with(step, PromptInput::rating))
    return StepForm::answer;  // one question at a time, whatever else is asked
  if (prompt_with(step, PromptInput::vote) && !words.empty()) return StepForm::issues;
  if (!words.empty() && prompt_with(step, PromptInput::choice)) return StepForm::reflect;
  return StepForm::answer;
}

const Prompt* main_prompt(const Step& step) {
  if (step.prompts.empty()) return nullptr;
  const auto words = prompts_for_words(step);
  return form_of(step) == StepForm::facts || words.empty() ? &step.prompts.front() : words.front();
}

}  // namespace candour
