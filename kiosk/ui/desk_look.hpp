#pragma once
#include <string>
#include <string_view>

#include "kiosk/ui/ui.hpp"

namespace candour {

// How screens look that somebody sits before: the facilitator's desk and the lead reviewer's table.

/// A second button in small letters.
ButtonLook desk_button(Icon icon = Icon::none);
ButtonLook desk_main_button(Icon icon = Icon::none);
/// What a header ends with. Where there is no room for its word, the icon alone locks.
ButtonLook lock_look(bool with_words);
ButtonLook undo_look(bool anything_to_undo);
/// An icon and words (or the icon alone) on a tint, in a round; its width.
float draw_pill(Ui& ui, float left, float top, Icon icon, std::string_view words, Colour paper, Colour ink);
float pill_width(const Ui& ui, Icon icon, std::string_view words);
/// A card with a heading (or none); what is inside of it.
Rect draw_titled_card(Ui& ui, const Rect& at, std::string_view heading);
/// "10:56" of a minute of the day.
std::string time_of(int minute_of_day);

}  // namespace candour
