#pragma once
#include <string_view>

#include "kiosk/ui/ui.hpp"

namespace candour {

/// Draws the mark of the `index`th agency of a case: a shape and a colour of its own, and the first letters of its id.
/// Marks stand beside facts of the chronology only, never beside what somebody wrote in the room.
void draw_agency_mark(Ui& ui, const Rect& at, std::size_t index, std::string_view id);

}  // namespace candour
