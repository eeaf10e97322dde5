#pragma once
#include <vector>

#include "common/sealed/random.hpp"
#include "kiosk/core/action.hpp"
#include "kiosk/core/effect.hpp"

namespace candour {

/// The participant's screen as a pure machine: `action` happened at `now` (any monotonic clock), the model changes, and
/// what is to be done comes back. Chance is for sittings and nonces.
///
///  1. A contribution leaves a draft only by a press of Send; it is in the spool, held, before anything claims so, and
///     the draft is wiped only once its undo window is over.
///  2. A step change, pause, break or the close never takes away what somebody is writing.
///  3. The end of a turn leaves nothing of it in the model.
std::vector<Effect> update(Model& model, const Action& action, std::chrono::milliseconds now, Chance& chance);

/// When the screen changes by itself, if nothing happens before: a countdown, a clock, the end of a window.
std::chrono::milliseconds next_change(const Model& model);

}  // namespace candour
