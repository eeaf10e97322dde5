#pragma once
#include <set>
#include <string>

#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {

/// The words of record 1, and what is left of them without the name; and without the last word, as another desk has it.
inline constexpr auto kWhole = "Mrs Example rang twice", kLess = "[…] rang twice", kTheirs = "Mrs Example rang […]";

/// An open desk that has read them, and decided nothing.
DeskAtHand with_a_name();

/// These words of record 1 are taken out here: it can be called off for ten seconds.
void redact(DeskAtHand& desk, const std::set<std::size_t>& words);
/// What the hub says when it has put that redaction of this desk in its place.
void hub_has_it(DeskAtHand& desk, std::size_t which = 0);
/// Another desk's redaction of record 1, of the whole text.
Recorded of_another_desk(const std::string& text);

/// What stands there first; "(nothing)" where nothing does.
std::string on_the_wall(const DeskAtHand& desk);
bool on_the_wall_elsewhere(const DeskAtHand& desk);
bool ever_on_the_wall(const DeskAtHand& desk, const std::string& text);

}  // namespace candour
