#include "common/export/prompt_groups.hpp"

#include <map>
#include <utility>

#include "common/export/contribution_words.hpp"

namespace candour {
namespace {

using Place = std::pair<std::size_t, std::size_t>;  // of the step in the agenda, of the prompt in the step

Place place_of(const Session& session, const Contribution& c) {
  const auto* step = step_of(session, c);
  if (step == nullptr) return {session.steps.size(), 0};
  const auto* prompt = prompt_of(session, c);
  const auto at = prompt == nullptr ? step->prompts.size() : static_cast<std::size_t>(prompt - step->prompts.data());
  return {static_cast<std::size_t>(step - session.steps.data()), at};
}

PromptGroup begun(const Session& session, const Contribution& c) {
  const auto* step = step_of(session, c);
  const auto* prompt = prompt_of(session, c);
  auto title = step != nullptr ? step->title.en : c.step;
  return {title, prompt != nullptr ? prompt->text.en : title + ": not tied to a question", {}};
}

}  // namespace

std::vector<PromptGroup> prompt_groups(const ReviewedEvent& event) {
  std::map<Place, PromptGroup> groups;
  for (const auto& each : event.record.contributions) {
    if (each.contribution.text.empty()) continue;
    const auto place = place_of(event.session, each.contribution);
    auto found = groups.find(place);
    if (found == groups.end()) found = groups.emplace(place, begun(event.session, each.contribution)).first;
    found->second.comments.push_back(&each);
  }
  std::vector<PromptGroup> listed;
  for (auto& [place, group] : groups) listed.push_back(std::move(group));
  return listed;
}

}  // namespace candour
