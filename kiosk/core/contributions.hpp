#pragma once
#include <string>
#include <vector>

#include "common/sealed/random.hpp"
#include "kiosk/core/model.hpp"

namespace candour {

/// How much of a text still fits: its prompt's limit in characters, and the seal's in bytes (WIRE.md).
struct Fit {
  int left = 0;             ///< characters; below zero: so many too many
  int most = 0;             ///< characters in all
  bool over_bytes = false;  ///< fewer characters than the limit, but they take more room than the seal has
  bool fits() const { return left >= 0 && !over_bytes; }
};
Fit fit_of(const Model& model, const std::string& draft, std::string_view text);

/// One idea as it will be sealed: `text` is the draft's, or what became of it in the check. Precondition: a turn and a
/// case.
Contribution contribution_of(const Model& model, const std::string& draft, std::string text, Chance& chance);

/// The answer to one entry of the timeline.
Contribution fact_contribution(const Model& model, const std::string& entry, std::string text, Chance& chance);

Contribution vote_for(const Model& model, const std::string& record, Chance& chance);
Contribution nothing_to_add(const Model& model, Chance& chance);

}  // namespace candour
