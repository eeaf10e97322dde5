#include <algorithm>

#include "common/pack/step_form.hpp"
#include "kiosk/core/happening.hpp"

namespace candour {

bool has_unsent(const Turn& turn) {
  const auto written = [](const auto& each) { return !each.second.blank(); };
  const auto answered = [](const auto& each) { return each.second.response || !each.second.text.empty(); };
  if (turn.sending && turn.sending->open && turn.sending->state != Sending::State::not_kept) {
    // What waits in its undo window is sent; only the rest would be lost.
    const auto rest = [&](const auto& each) {
      return !turn.sending->drafts.contains(each.first) && !each.second.blank();
    };
    return std::any_of(turn.drafts.begin(), turn.drafts.end(), rest) ||
           (!turn.sending->facts && std::any_of(turn.facts.begin(), turn.facts.end(), answered)) ||
           (!turn.sending->votes && !turn.resonates.empty());
  }
  return std::any_of(turn.drafts.begin(), turn.drafts.end(), written) ||
         std::any_of(turn.facts.begin(), turn.facts.end(), answered) || !turn.resonates.empty();
}

bool is_keeping(const Turn& turn) { return turn.sending && turn.sending->state == Sending::State::keeping; }

bool only_thanks_left(const Turn& turn) {
  return turn.page == Turn::Page::sent && turn.sending && !turn.sending->open && !has_unsent(turn);
}

Draft& draft_at_hand(Turn& turn) { return turn.drafts[turn.prompt]; }

void go_to(Turn& turn, Turn::Page page) {
  turn.checking.reset();
  turn.page = page;
}

void go_to_own_page(Turn& turn, const char* draft, Turn::Page page) {
  back_to_question(turn);
  turn.question = turn.prompt;
  turn.prompt = draft;
  go_to(turn, page);
}

void back_to_question(Turn& turn) {
  go_to(turn, Turn::Page::answering);
  if (turn.prompt == kUrgent || turn.prompt == kMissingFact) turn.prompt = turn.question;
}

void go_to_room_step(Model& model) {
  auto& turn = *model.turn;
  turn.step = model.room->at;
  turn.family = model.asks_family(turn.step);
  go_to(turn, Turn::Page::answering);
  turn.fact.clear();
  turn.moments = Moments::hidden;
  turn.moment.reset();
  turn.prompt.clear();
  const auto* step = model.step();
  if (!step || step->prompts.empty()) return;
  const auto words = prompts_for_words(*step);
  turn.prompt = words.empty() ? step->prompts.front().id : words.front()->id;
}

void follow_room_if_nothing_is_written(Model& model) {
  if (!model.moved_on() && !model.asked_otherwise()) return;
  auto& turn = *model.turn;
  const bool busy = turn.page == Turn::Page::sent || turn.page == Turn::Page::checking || has_unsent(turn) ||
                    turn.page == Turn::Page::writing_urgent;
  if (!busy) go_to_room_step(model);
}

void end_turn(Happening& at) {
  close_undo_window(at);
  at.model.turn.reset();
  at.model.settings = at.model.house;
  at.model.overlay = Overlay::none;
  at.model.asking_still_there = false;
  at.model.hint.clear();
  if (at.model.reading) at.perform(effect::Hush{});
  at.model.reading = false;
  at.perform(effect::Wipe{});
}

namespace {

/// Whether an untouched screen has anything to put away.
bool anything_open(const Model& model) {
  return model.turn || model.overlay != Overlay::none || model.settings != model.house;
}

}  // namespace

void watch_the_clock(Happening& at) {
  auto& model = at.model;
  if (model.turn && model.turn->sending && model.turn->sending->open && at.now >= model.turn->sending->undo_until &&
      model.turn->sending->state != Sending::State::keeping) {
    close_undo_window(at);
  }
  if (model.reading) model.touched = at.now;  // who listens is there
  const auto idle = at.now - model.touched;
  if (!anything_open(model)) return;
  if (model.turn && model.listening() && has_unsent(*model.turn)) {
    // They cannot send and may be far from here, listening: their words stay, out of sight, for as long as that takes.
    model.asking_still_there = false;
    if (idle >= kIdleBeforeAsking) model.turn->set_aside = true;
    return;
  }
  if (model.turn && only_thanks_left(*model.turn) && idle >= kClearAfterSent) return end_turn(at);
  if (idle >= kIdleBeforeAsking + kIdleAfterAsking) return end_turn(at);
  if (!model.turn && idle >= kIdleBeforeAsking) return end_turn(at);
  model.asking_still_there = model.turn && idle >= kIdleBeforeAsking;
}

}  // namespace candour
