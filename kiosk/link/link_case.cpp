// The part of the link that keeps the last case for a start without a desk; link.cpp takes in what comes.
#include "kiosk/link/link.hpp"

namespace candour {

void Link::begin_case() {
  if (!kept_case_) return;
  if (const auto begun = kept_case_->begin(options_.enrolled_key); !begun) tell(begun.error().sentence);
}

void Link::take_case(Case shown) {
  case_ = std::move(shown);
  auto text = shown_case_.take_text();
  if (!kept_case_) return;
  if (const auto kept = kept_case_->keep(std::move(text)); !kept) tell(kept.error().sentence);
}

/// As if it had just come. When it does come, from a desk that had shown it before the power went, it is no news.
void Link::take_kept_case() {
  if (!kept_case_) return;
  auto kept = kept_case_->take_for(*last_room_.room());
  if (!kept) return tell(kept.error().sentence);
  if (!*kept) return;
  case_ = std::move((*kept)->shown);
  shown_case_.came_out((*kept)->hash);
}

}  // namespace candour
