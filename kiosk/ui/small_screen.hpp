#pragma once
#include "kiosk/ui/ui.hpp"

namespace candour {

/// Pages of a desk are made for screens from this size on, in pixels at scale 1; with larger letters, from the second.
inline constexpr float kLeastDeskWidth = 1024, kLeastDeskHeight = 600;
inline constexpr float kLeastWidthForLarge = 1280, kLeastHeightForLarge = 720;

/// In place of a desk's page on a smaller one, or one that stands upright. True: somebody wants the page all the same.
bool draw_small_screen(Ui& ui);

}  // namespace candour
