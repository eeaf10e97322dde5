#pragma once
#include <vector>

#include "kiosk/ui/ui.hpp"
#include "kiosk/writing/edit_command.hpp"

namespace candour {

/// What a key of the on-screen keyboard does to a text.
using Stroke = EditCommand;

/// Draws the keyboard at the bottom of `body` and takes it off, while somebody is writing and has not hidden it. What
/// was touched in this frame.
std::vector<Stroke> draw_keyboard(Ui& ui, Rect& body);

/// How high it is, so that a page can say beforehand what will be left.
float keyboard_height(const Ui& ui);

}  // namespace candour
