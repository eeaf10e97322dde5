#pragma once
#include <vector>

#include "common/pack/event_pack.hpp"

namespace candour {

/// How a kiosk asks a step's prompts. It follows from what the pack asks, never from a step's id: packs may name and
/// order their steps as they like.
enum class StepForm {
  facts,    ///< a fact_response: the timeline
  issues,   ///< a vote: kind of point, words, what the room has said
  reflect,  ///< a choice beside words: influences, "known at the time?", the timeline up to a moment
  columns,  ///< words of at least two kinds (good practice, improvement, recommendation): side by side
  answer,   ///< everything else: one question at a time
};

StepForm form_of(const Step& step);

/// Something is asked in this step only while the family is in the room.
bool asks_the_family(const Step& step);

/// The step as it is asked while the family is in the room: only the prompts for it, where there are any; and as it is
/// asked otherwise, without them. Whoever asks, or wants a step's form, asks this first: a pack's step is both.
Step asked_of(const Step& step, bool family);

/// The prompts that ask for words, in the pack's order.
std::vector<const Prompt*> prompts_for_words(const Step& step);

/// What the step asks first of all: the timeline where that is what it is about, else its first words; or null.
const Prompt* main_prompt(const Step& step);

/// The first prompt with this input, or null.
const Prompt* prompt_with(const Step& step, PromptInput input);

}  // namespace candour
