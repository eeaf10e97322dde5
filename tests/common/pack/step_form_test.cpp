#include "common/pack/step_form.hpp"

#include <gtest/gtest.h>

namespace candour {
namespace {

Prompt prompt(std::string id, PromptInput input, bool family = false) {
  Prompt made;
  made.id = std::move(id);
  made.input = input;
  made.family = family;
  return made;
}

std::string ids(const Step& step) {
  std::string all;
  for (const auto& each : step.prompts) all += each.id;
  return all;
}

TEST(StepForm, isThatOfWhatIsAskedJustNow) {
  Step step;
  step.prompts = {prompt("f", PromptInput::free_text, true), prompt("t", PromptInput::fact_response),
                  prompt("w", PromptInput::free_text)};
  EXPECT_TRUE(asks_the_family(step));
  EXPECT_EQ(ids(asked_of(step, true)), "f");
  EXPECT_EQ(form_of(asked_of(step, true)), StepForm::answer);
  EXPECT_EQ(ids(asked_of(step, false)), "tw");
  EXPECT_EQ(form_of(asked_of(step, false)), StepForm::facts);
}

TEST(StepForm, isAsEverWhereNothingIsAskedOfTheFamily) {
  Step step;
  step.prompts = {prompt("w", PromptInput::free_text), prompt("v", PromptInput::vote)};
  EXPECT_FALSE(asks_the_family(step));
  for (const bool family : {true, false}) {
    EXPECT_EQ(ids(asked_of(step, family)), "wv");
    EXPECT_EQ(form_of(asked_of(step, family)), StepForm::issues);
  }
}

TEST(StepForm, mayHaveNothingToAskWithoutTheFamily) {
  Step step;
  step.prompts = {prompt("f", PromptInput::free_text, true)};
  EXPECT_EQ(ids(asked_of(step, false)), "");
}

}  // namespace
}  // namespace candour
