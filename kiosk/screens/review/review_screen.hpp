#pragma once
#include "kiosk/core/review/review_action.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// The lead reviewer's table, drawn anew; what was done at it comes back. `Ui` says in which size, look and language.
ReviewActions draw_review(const ReviewModel& model, Ui& ui);

}  // namespace candour
