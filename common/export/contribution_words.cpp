#include "common/export/contribution_words.hpp"

namespace candour {

const Step* step_of(const Session& session, const Contribution& contribution) {
  for (const auto& step : session.steps) {
    if (step.id == contribution.step) return &step;
  }
  return nullptr;
}

const Prompt* prompt_of(const Session& session, const Contribution& contribution) {
  const auto* step = step_of(session, contribution);
  if (step == nullptr) return nullptr;
  for (const auto& prompt : step->prompts) {
    if (prompt.id == contribution.prompt) return &prompt;
  }
  return nullptr;
}

const ChronologyEntry* entry_of(const EventPack& pack, const Contribution& contribution) {
  if (contribution.kind != Kind::fact_response || !contribution.target) return nullptr;
  for (const auto& entry : pack.chronology) {
    if (entry.id == *contribution.target) return &entry;
  }
  return nullptr;
}

std::string in_one_cell(const std::vector<std::string>& list) {
  std::string text;
  for (const auto& each : list) text += (text.empty() ? "" : "; ") + each;
  return text;
}

std::vector<std::string> codes_of(const ReviewedComment& reviewed) {
  std::vector<std::string> codes;
  for (const auto& coding : reviewed.codings) codes.push_back(coding.theme);
  return codes;
}

std::string set_aside_in_words(const ReviewedComment& reviewed) {
  if (!reviewed.set_aside) return "no";
  return reviewed.set_aside->empty() ? "yes" : "yes: " + *reviewed.set_aside;
}

std::string rehearsal_mark(bool rehearsal) { return rehearsal ? "This was a rehearsal" : ""; }

}  // namespace candour
