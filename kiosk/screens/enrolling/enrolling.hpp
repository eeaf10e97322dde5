#pragma once
#include "kiosk/core/enrolling_model.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// Says whom to ask, and what is wrong with the stick that is in. Nothing on it can be touched.
void draw_enrolling(const EnrollingModel& model, Ui& ui);

}  // namespace candour
