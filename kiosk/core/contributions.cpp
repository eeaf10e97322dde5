#include "kiosk/core/contributions.hpp"

#include <algorithm>

#include "common/pack/step_form.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/contribution_json.hpp"

namespace candour {
namespace {

const Prompt* find_prompt(const Model& model, const std::string& id) {
  const auto* step = model.step();
  if (!step) return nullptr;
  const auto found =
      std::find_if(step->prompts.begin(), step->prompts.end(), [&](const auto& each) { return each.id == id; });
  return found == step->prompts.end() ? nullptr : &*found;
}

Contribution begun(const Model& model, Kind kind, Chance& chance) {
  Contribution made;
  chance.fill(made.nonce.bytes);
  made.kind = kind;
  if (const auto* step = model.step()) made.step = step->id;
  made.lang = model.settings.language == Language::cy ? "cy" : "en";
  return made;
}

void take_marks(Contribution& made, const Draft& draft) {
  made.side = draft.side;
  made.factors = draft.factors;
  made.known = draft.known;
  made.choices = draft.choices;
  made.tags = draft.tags;
  made.rating = draft.rating;
}

Contribution missing_fact(const Model& model, std::string text, Chance& chance) {
  auto made = begun(model, Kind::fact_response, chance);
  made.response = FactAnswer::add;
  made.text = std::move(text);
  const auto words = prompts_for_words(*model.step());
  if (!words.empty()) made.prompt = words.front()->id;
  const auto draft = model.turn->drafts.find(kMissingFact);
  if (draft != model.turn->drafts.end() && !draft->second.when.empty()) made.when = draft->second.when.text();
  return made;
}

std::size_t size_of_when(const Turn& turn, const std::string& draft) {
  const auto found = turn.drafts.find(draft);
  return found == turn.drafts.end() ? 0 : found->second.when.size();
}

}  // namespace

Contribution contribution_of(const Model& model, const std::string& draft, std::string text, Chance& chance) {
  if (draft == kMissingFact) return missing_fact(model, std::move(text), chance);
  const auto* prompt = find_prompt(model, draft);
  const auto kind = draft == kUrgent ? Kind::escalation : prompt ? prompt->kind : Kind::comment;
  auto made = begun(model, kind, chance);
  made.text = std::move(text);
  if (prompt) made.prompt = prompt->id;
  const auto found = model.turn->drafts.find(draft);
  if (found != model.turn->drafts.end() && draft != kUrgent) take_marks(made, found->second);
  const auto* step = model.step();
  if (step && form_of(*step) == StepForm::reflect && draft != kUrgent) made.target = model.turn->moment;
  return made;
}

Contribution fact_contribution(const Model& model, const std::string& entry, std::string text, Chance& chance) {
  auto made = begun(model, Kind::fact_response, chance);
  made.target = entry;
  made.response = model.turn->facts.at(entry).response;
  made.text = std::move(text);
  if (const auto* step = model.step()) {
    if (const auto* prompt = prompt_with(*step, PromptInput::fact_response)) made.prompt = prompt->id;
  }
  return made;
}

Contribution vote_for(const Model& model, const std::string& record, Chance& chance) {
  auto made = begun(model, Kind::vote, chance);
  made.target = record;
  if (const auto* step = model.step()) {
    if (const auto* prompt = prompt_with(*step, PromptInput::vote)) made.prompt = prompt->id;
  }
  return made;
}

Contribution nothing_to_add(const Model& model, Chance& chance) { return begun(model, Kind::pass, chance); }

Fit fit_of(const Model& model, const std::string& draft, std::string_view text) {
  const auto* prompt = find_prompt(model, draft);
  const int most = prompt ? prompt->max_chars : static_cast<int>(Contribution::kMostCharacters);
  Fit fit;
  fit.most = most;
  fit.left = most - static_cast<int>(count_code_points(text));
  // The rest of the JSON takes some hundred bytes; only a long text can be too much for the seal.
  constexpr std::size_t kSurelyFits = 1500;
  if (fit.left < 0 || !model.turn || text.size() + size_of_when(*model.turn, draft) < kSurelyFits) return fit;
  struct NoChance final : Chance {
    std::uint32_t uniform(std::uint32_t) override { return 0; }
    void fill(std::span<std::uint8_t>) override {}
  } none;
  const bool fact = model.turn->facts.contains(draft);
  const auto made = fact ? fact_contribution(model, draft, std::string(text), none)
                         : contribution_of(model, draft, std::string(text), none);
  fit.over_bytes = !to_json(made);
  return fit;
}

}  // namespace candour
