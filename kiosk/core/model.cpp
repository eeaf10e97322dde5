#include "kiosk/core/model.hpp"

#include <algorithm>

namespace candour {

const Step* Model::step() const {
  if (!room) return nullptr;
  return turn ? step(turn->step, turn->family) : step(room->at);
}

const Prompt* Model::prompt() const {
  const auto* here = step();
  if (!here || !turn) return nullptr;
  for (const auto& prompt : here->prompts) {
    if (prompt.id == turn->prompt) return &prompt;
  }
  return nullptr;
}

PageAtHand Model::page_at_hand() const {
  if (!turn) return {{}, 0, Turn::Page::answering, overlay};
  return {turn->sitting, turn->step, turn->page, overlay};
}

bool Model::moved_on() const { return turn && room && room->at != turn->step; }

bool Model::asked_otherwise() const { return turn && turn->family != asks_family(turn->step); }

bool Model::taking() const {
  return room && !listening() &&
         (room->phase == Phase::open || room->phase == Phase::paused || room->phase == Phase::reset);
}

bool Model::sending_waits() const {
  if (!turn || !listening()) return false;
  const bool cannot_wait =
      turn->checking ? turn->checking->here().draft == kUrgent : turn->page == Turn::Page::writing_urgent;
  return !cannot_wait;
}

}  // namespace candour
