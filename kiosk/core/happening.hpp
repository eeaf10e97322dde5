#pragma once
#include <utility>
#include <vector>

#include "common/sealed/random.hpp"
#include "kiosk/core/effect.hpp"
#include "kiosk/core/model.hpp"

namespace candour {

/// What every part of `update` works on: the model, what time it is, and what has to be done.
struct Happening {
  Model& model;
  std::chrono::milliseconds now;
  Chance& chance;
  std::vector<Effect> effects{};

  template <class E>
  void perform(E effect) {
    effects.emplace_back(std::move(effect));
  }
};

// turn.cpp: who stands here, and when they leave.
bool has_unsent(const Turn& turn);
/// What was sent is not in the spool yet: it is nowhere but in this turn.
bool is_keeping(const Turn& turn);
/// Nothing is lost by clearing: it was sent, its window is over, and nothing else was written.
bool only_thanks_left(const Turn& turn);
/// Another page, with the check left behind: what was decided there is of words that may be written anew.
void go_to(Turn& turn, Turn::Page page);
/// The page of kMissingFact or kUrgent, which no question of the step leads to, and from there back to the one that
/// somebody was at.
void go_to_own_page(Turn& turn, const char* draft, Turn::Page page);
void back_to_question(Turn& turn);
void go_to_room_step(Model& model);
void follow_room_if_nothing_is_written(Model& model);
void end_turn(Happening& at);
void watch_the_clock(Happening& at);

// sending.cpp: from a draft to the spool, and back while that can be.
void close_undo_window(Happening& at);
/// Nothing is sent while the family is heard, and the hint says so. What cannot wait goes to the lead reviewer all the
/// same: somebody may be at risk.
bool waits_for_family(Happening& at);

/// The draft at hand, made when it is not there yet. Precondition: a turn.
Draft& draft_at_hand(Turn& turn);

}  // namespace candour
