#pragma once
#include <optional>

#include "kiosk/ui/ui.hpp"
#include "kiosk/writing/edit_command.hpp"

namespace candour {

/// Where a field's edit bar lies: along its lower edge, as wide as its buttons need. Nowhere in a field that is too low
/// for it.
std::optional<Rect> edit_bar_place(const Ui& ui, const Rect& field);

/// Cut, copy, paste, undo and redo for a finger: up after two taps or a long one, until the next one elsewhere or a
/// letter. What was touched, if anything.
std::optional<EditCommand> draw_edit_bar(Ui& ui, const Rect& place, const Rect& field, const TextBuffer& text);

}  // namespace candour
