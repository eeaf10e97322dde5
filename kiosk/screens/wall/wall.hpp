#pragma once
#include "kiosk/core/wall/wall_model.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// The wall, drawn anew. `Ui` says in which size, look and language.
void draw_wall(const WallModel& model, Ui& ui);

}  // namespace candour
