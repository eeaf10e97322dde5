#include "common/record/changes.hpp"

namespace candour {
namespace {

ChronologyChange::What what_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::agreed:
      return ChronologyChange::What::agreed;
    case Outcome::amended:
      return ChronologyChange::What::amended;
    case Outcome::queried:
      return ChronologyChange::What::queried;
  }
  return ChronologyChange::What::agreed;
}

}  // namespace

std::vector<ChronologyChange> changes_of(const std::vector<ChronologyEntry>& chronology, const Decisions& decisions) {
  std::vector<ChronologyChange> changes;
  for (const auto& entry : chronology) {
    const auto found = decisions.outcomes.find(entry.id);
    if (found == decisions.outcomes.end()) continue;
    changes.push_back({what_of(found->second.outcome), entry.id, entry.event, found->second.text, {}});
  }
  for (const auto& added : decisions.added)
    changes.push_back({ChronologyChange::What::added, {}, {}, added.text, added.when});
  return changes;
}

std::vector<ChronologyEntry> amended(std::vector<ChronologyEntry> chronology, const Decisions& decisions) {
  for (auto& entry : chronology) {
    const auto found = decisions.outcomes.find(entry.id);
    const bool other = found != decisions.outcomes.end() && found->second.outcome == Outcome::amended;
    if (other && !found->second.text.empty()) entry.event = found->second.text;
  }
  return chronology;
}

}  // namespace candour
