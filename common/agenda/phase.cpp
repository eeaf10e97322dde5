#include "common/agenda/phase.hpp"

namespace candour {

std::string_view to_string(Phase phase) {
  switch (phase) {
    case Phase::waiting:
      return "waiting";
    case Phase::open:
      return "open";
    case Phase::paused:
      return "paused";
    case Phase::pause_for_break:
      return "break";
    case Phase::reset:
      return "reset";
    case Phase::closing:
      return "closing";
    case Phase::closed:
      return "closed";
  }
  return {};
}

std::optional<Phase> phase_from(std::string_view word) {
  for (const auto phase : kAllPhases) {
    if (to_string(phase) == word) return phase;
  }
  return std::nullopt;
}

}  // namespace candour
