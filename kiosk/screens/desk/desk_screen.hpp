#pragma once
#include "kiosk/core/desk/desk_action.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// The facilitator's desk, drawn anew; what was done at it comes back. `Ui` says in which size, look and language.
DeskActions draw_desk(const DeskModel& model, Ui& ui);

}  // namespace candour
