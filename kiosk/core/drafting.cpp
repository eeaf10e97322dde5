// What somebody does to their drafts. Nothing here leaves the kiosk.
#include "kiosk/core/drafting.hpp"

#include <algorithm>

namespace candour {
namespace {

constexpr std::size_t kMostTags = 3;

template <class T>
void toggle(std::vector<T>& list, const T& value) {
  const auto found = std::find(list.begin(), list.end(), value);
  if (found == list.end()) {
    list.push_back(value);
  } else {
    list.erase(found);
  }
}

template <class T>
void toggle(std::set<T>& set, const T& value) {
  if (set.erase(value) == 0) set.insert(value);
}

template <class T>
void toggle(std::optional<T>& chosen, const T& value) {
  chosen = chosen == value ? std::nullopt : std::optional<T>(value);
}

/// Not to one of a step that was left in the same frame: a key took the last letter, and the room was further.
void go_to_question(Model& model, const std::string& prompt, Turn::Page page) {
  const auto* step = model.step();
  const auto is_it = [&](const auto& each) { return each.id == prompt; };
  if (!step || std::none_of(step->prompts.begin(), step->prompts.end(), is_it)) return;
  model.turn->prompt = prompt;
  go_to(*model.turn, page);
}

}  // namespace

void on(Happening& at, const act::ChoosePrompt& action) { go_to_question(at.model, action.id, Turn::Page::answering); }

void on(Happening& at, const act::OpenWriting& action) { go_to_question(at.model, action.draft, Turn::Page::writing); }

void on(Happening& at, const act::CloseWriting&) { back_to_question(*at.model.turn); }

void on(Happening& at, const act::AddFact&) { go_to_own_page(*at.model.turn, kMissingFact, Turn::Page::adding_fact); }

/// From the support page it can be had from the thanks, too: what was sent is left as it is before anything else is
/// written.
void on(Happening& at, const act::WriteUrgent&) {
  if (is_keeping(*at.model.turn)) return;
  close_undo_window(at);
  at.model.turn->sending.reset();
  at.model.overlay = Overlay::none;
  go_to_own_page(*at.model.turn, kUrgent, Turn::Page::writing_urgent);
}

void on(Happening& at, const act::Edited& action) { draft_at_hand(*at.model.turn).text = action.text; }

void on(Happening& at, const act::EditedWhen& action) { draft_at_hand(*at.model.turn).when = action.text; }

void on(Happening& at, const act::EditedFact& action) { at.model.turn->facts[action.entry].text = action.text; }

void on(Happening& at, const act::Answer& action) {
  auto& turn = *at.model.turn;
  auto& fact = turn.facts[action.entry];
  const bool out_of_sight = fact.response == action.answer && !fact.text.empty() && turn.fact != action.entry;
  if (out_of_sight) {
    turn.fact = action.entry;  // its words are shown before they go with it
    return;
  }
  toggle(fact.response, action.answer);
  const bool asks_for_words = fact.response == FactAnswer::amend || fact.response == FactAnswer::query;
  turn.fact = asks_for_words ? action.entry : std::string();
  if (!asks_for_words) fact.text.wipe();  // the words went with the answer
  if (!fact.response) turn.facts.erase(action.entry);
}

void on(Happening& at, const act::OpenFact& action) { at.model.turn->fact = action.entry; }

void on(Happening& at, const act::ChooseSide& action) { toggle(draft_at_hand(*at.model.turn).side, action.side); }

void on(Happening& at, const act::ToggleTag& action) {
  auto& tags = draft_at_hand(*at.model.turn).tags;
  const bool there = std::find(tags.begin(), tags.end(), action.code) != tags.end();
  if (there || tags.size() < kMostTags) {
    toggle(tags, action.code);
  } else {
    at.model.hint = "answer.pick_three";
  }
}

void on(Happening& at, const act::ToggleFactor& action) {
  toggle(draft_at_hand(*at.model.turn).factors, action.factor);
}

void on(Happening& at, const act::Pick& action) {
  auto& choices = draft_at_hand(*at.model.turn).choices;
  const bool there = std::find(choices.begin(), choices.end(), action.option) != choices.end();
  choices.clear();
  if (!there) choices.push_back(action.option);
}

void on(Happening& at, const act::Rate& action) { toggle(draft_at_hand(*at.model.turn).rating, action.rating); }

void on(Happening& at, const act::ChooseKnown& action) { toggle(draft_at_hand(*at.model.turn).known, action.known); }

void on(Happening& at, const act::ShowMoments& action) { at.model.turn->moments = action.which; }

void on(Happening& at, const act::ChooseMoment& action) {
  at.model.turn->moments = Moments::hidden;
  at.model.turn->moment = action.entry.empty() ? std::nullopt : std::optional(action.entry);
}

void on(Happening& at, const act::Resonate& action) {
  if (waits_for_family(at)) return;
  if (!at.model.turn->resonated.contains(action.record)) toggle(at.model.turn->resonates, action.record);
}

}  // namespace candour
