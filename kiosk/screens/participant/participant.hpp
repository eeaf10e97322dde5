#pragma once
#include "kiosk/core/action.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// Everything a participant sees, drawn anew; what was done at it comes back. `Ui` says in which size, look and
/// language.
Actions draw_participant(const Model& model, Ui& ui);

}  // namespace candour
