#include "kiosk/core/update.hpp"

#include <algorithm>
#include <tuple>
#include <type_traits>

#include "kiosk/core/drafting.hpp"
#include "kiosk/core/happening.hpp"
#include "kiosk/core/sending.hpp"

namespace candour {
namespace {

void on(Happening& at, const act::Touched&) {
  at.model.touched = at.now;
  at.model.asking_still_there = false;
}

void on(Happening& at, const act::Held&) { at.model.touched = std::max(at.model.touched, at.now - kIdleBeforeAsking); }

void on(Happening& at, const act::Begin&) {
  auto& model = at.model;
  if (model.turn || !model.taking() || !model.step()) return;
  model.turn.emplace();
  at.chance.fill(model.turn->sitting.bytes);
  model.overlay = Overlay::none;
  go_to_room_step(model);
}

void on(Happening& at, const act::Finish&) {
  auto& turn = *at.model.turn;
  if (is_keeping(turn)) return;
  if (!has_unsent(turn)) return end_turn(at);
  turn.leaving = true;
}

void on(Happening& at, const act::FinishAnyway&) { end_turn(at); }
void on(Happening& at, const act::KeepWriting&) { at.model.turn->leaving = false; }
void on(Happening& at, const act::StillHere&) {
  on(at, act::Touched{});
  if (at.model.turn) at.model.turn->set_aside = false;
}
void on(Happening& at, const act::HandOver&) { on(at, act::Finish{}); }

void on(Happening& at, const act::Show& action) { at.model.overlay = action.overlay; }
void on(Happening& at, const act::Change& action) { at.model.settings = action.settings; }

void on(Happening& at, const act::FollowRoom&) { go_to_room_step(at.model); }

void on(Happening& at, const act::ReadAloud& action) {
  if (!at.model.headphones) {
    at.model.hint = "common.no_headphones";
    return;
  }
  at.model.reading = true;
  at.perform(effect::Speak{action.text, at.model.settings.language});
}

void on(Happening& at, const act::StopReading&) {
  at.model.reading = false;
  at.perform(effect::Hush{});
}

void on(Happening& at, const act::Hint& action) { at.model.hint = action.id; }

void on(Happening& at, const news::Room& news) { hear(at.model, news); }
void on(Happening& at, const news::CaseShown& news) {
  hear(at.model, news);
  if (at.model.hint == "welcome.no_case") at.model.hint.clear();
}
void on(Happening& at, const news::BoardShown& news) {
  hear(at.model, news);
  if (at.model.overlay == Overlay::facts && !news.board.facts) at.model.overlay = Overlay::none;
}
void on(Happening& at, const news::LineChanged& news) { hear(at.model, news); }
void on(Happening& at, const news::StorageChanged& news) { at.model.storage_trouble = news.trouble; }
void on(Happening& at, const news::Headphones& news) {
  at.model.headphones = news.there;
  if (!news.there && at.model.reading) on(at, act::StopReading{});  // never through a loudspeaker
}
void on(Happening& at, const news::ReadingEnded&) { at.model.reading = false; }
void on(Happening&, const news::TimePassed&) {}

/// What can happen without a turn; everything else is left over from one that has just ended.
template <class A>
constexpr bool kWithoutTurn =
    std::is_same_v<A, act::Touched> || std::is_same_v<A, act::Begin> || std::is_same_v<A, act::StillHere> ||
    std::is_same_v<A, act::Show> || std::is_same_v<A, act::Change> || std::is_same_v<A, act::ReadAloud> ||
    std::is_same_v<A, act::StopReading> || std::is_same_v<A, act::Hint> || std::is_same_v<A, news::Room> ||
    std::is_same_v<A, news::CaseShown> || std::is_same_v<A, news::BoardShown> || std::is_same_v<A, news::LineChanged> ||
    std::is_same_v<A, news::StorageChanged> || std::is_same_v<A, news::Headphones> ||
    std::is_same_v<A, news::ReadingEnded> || std::is_same_v<A, news::TimePassed> || std::is_same_v<A, news::Kept> ||
    std::is_same_v<A, news::NotKept> || std::is_same_v<A, news::Joined>;

template <class A>
constexpr bool kByHand =
    std::is_same_v<A, act::Edited> || std::is_same_v<A, act::EditedFact> || std::is_same_v<A, act::EditedWhen> ||
    std::is_same_v<A, act::CheckAndSend> || std::is_same_v<A, act::Answer> || std::is_same_v<A, act::Pick> ||
    std::is_same_v<A, act::Rate> || std::is_same_v<A, act::ToggleTag>;

/// The question that somebody has before them, if anybody has.
const Prompt* question_at_hand(const Model& model) {
  if (const auto* prompt = model.prompt()) return prompt;
  const auto* step = model.turn ? model.step() : nullptr;
  return step && !step->prompts.empty() ? &step->prompts.front() : nullptr;
}

std::string place_of(const Model& model) {
  const auto* question = question_at_hand(model);
  return question ? std::to_string(model.turn->step) + "/" + question->id : std::string();
}

/// Whoever has everything read to them has each new question read.
void read_new_question(Happening& at, const std::string& before) {
  const auto place = place_of(at.model);
  if (!at.model.settings.aloud || place.empty() || place == before) return;
  on(at, act::ReadAloud{in_language(question_at_hand(at.model)->text, at.model.settings.language)});
}

/// What a hint is about: somebody's page, and the question or the text on it.
using HintedAt = std::tuple<SittingId, std::size_t, Turn::Page, std::string, std::size_t>;
HintedAt hinted_at(const Model& model) {
  if (!model.turn) return {};
  const auto& turn = *model.turn;
  return {turn.sitting, turn.step, turn.page, turn.prompt, turn.checking ? turn.checking->at : 0};
}

/// Writing is open again: who listened has the time it takes to come back to the screen.
void open_again(Happening& at) {
  at.model.touched = at.now;
  if (at.model.hint == kFamilyHint) at.model.hint.clear();
}

}  // namespace

std::vector<Effect> update(Model& model, const Action& action, std::chrono::milliseconds now, Chance& chance) {
  Happening at{model, now, chance};
  model.is_at(now);
  const auto before = place_of(model);
  const auto hinted = hinted_at(model);
  const auto hint = model.hint;
  const bool listened = model.listening();
  std::visit(
      [&](const auto& each) {
        using A = std::decay_t<decltype(each)>;
        if constexpr (kByHand<A>) model.hint.clear();
        if constexpr (kWithoutTurn<A>) {
          on(at, each);
        } else {
          if (model.turn) on(at, each);
        }
      },
      action);
  if (listened && !model.listening()) open_again(at);
  watch_the_clock(at);
  if (model.turn) follow_room_if_nothing_is_written(model);
  if (model.hint == hint && hinted_at(model) != hinted) model.hint.clear();
  read_new_question(at, before);
  return std::move(at.effects);
}

std::chrono::milliseconds next_change(const Model& model) {
  using namespace std::chrono;
  // Countdowns tick by whole seconds; nothing else moves by itself.
  const bool counting = (model.turn && model.turn->sending && model.turn->sending->open) || model.asking_still_there;
  if (counting) return floor<seconds>(model.now) + 1s;
  auto next = std::min(model.now + 60s, model.out_of_touch_at());
  const bool kept = model.turn && model.turn->set_aside && model.listening();  // for as long as that takes
  const bool open = model.turn || model.overlay != Overlay::none || model.settings != model.house;
  if (open && !kept) next = std::min<milliseconds>(next, model.touched + kIdleBeforeAsking);
  if (model.turn && only_thanks_left(*model.turn)) next = std::min<milliseconds>(next, model.touched + kClearAfterSent);
  return std::max(next, model.now + 1ms);
}

}  // namespace candour
