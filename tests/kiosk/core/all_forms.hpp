#pragma once
#include <memory>

#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {

/// Each form of step, one that has prompts for the family too, one in which nothing but a touch is asked, and one of
/// words and touches.
std::shared_ptr<const Case> case_of_all_forms();

/// That case, in a room of its steps.
void show_all_forms(KioskAtHand& kiosk);

}  // namespace candour
