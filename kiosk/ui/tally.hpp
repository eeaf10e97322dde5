#pragma once
#include <array>
#include <string>
#include <string_view>

#include "common/record/tally.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// How the parts of a tally are told apart without their colours: whole, striped, dotted.
enum class Pattern { whole, stripes, dots };

/// How each answer to an entry looks on every screen, in the order in which they stand.
struct AnswerLook {
  ShownCount EntryTally::*count;
  Pattern pattern;
  Icon icon;
  Colour Palette::*colour;
  std::string_view words;  ///< id of its name
};
inline constexpr std::array<AnswerLook, 3> kAnswerLooks{{
    {&EntryTally::agree, Pattern::whole, Icon::tick, &Palette::agree, "facts.agree"},
    {&EntryTally::amend, Pattern::stripes, Icon::pencil, &Palette::amend, "facts.amend"},
    {&EntryTally::query, Pattern::dots, Icon::question, &Palette::query, "wall.has_question"},
}};

/// "0", "few" or the number, in the language of the screen.
std::string shown_count(const Ui& ui, const ShownCount& count);

/// A bar, or a part of one.
void draw_pattern(Ui& ui, const Rect& at, Pattern pattern, Colour colour);

/// A box of dashes: too little to be shown.
void draw_dashed_box(Ui& ui, const Rect& at, Colour colour);

}  // namespace candour
