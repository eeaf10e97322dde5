#include "tests/kiosk/core/offered.hpp"

#include <fmt/format.h>

#include <typeinfo>

#include "common/pack/step_form.hpp"

namespace candour {
namespace {

using Page = Turn::Page;
using Touches = std::vector<Actions>;

template <class... A>
void add(Touches& touches, A... actions) {
  touches.push_back({Action(std::move(actions))...});
}

const Draft& draft_in(const Turn& turn, const std::string& id) {
  static const Draft none;
  const auto found = turn.drafts.find(id);
  return found == turn.drafts.end() ? none : found->second;
}

bool asks_about_details(const Model& model) {
  return model.turn && model.turn->page == Page::checking && model.turn->checking && model.turn->checking->asked_once;
}

Touches of_dialogs(const Model& model) {
  Touches touches;
  if (model.asking_still_there) {
    add(touches, act::StillHere{});
    add(touches, act::FinishAnyway{});
  } else if (model.turn && model.turn->leaving) {
    add(touches, act::KeepWriting{});
    add(touches, act::FinishAnyway{});
  } else if (asks_about_details(model)) {
    add(touches, act::BackToWriting{});
    add(touches, act::SendAnyway{});
  }
  return touches;
}

void settings_of(const Model& model, Touches& touches) {
  const auto each = [&](auto Settings::*which, auto... values) {
    const auto change = [&](auto value) {
      auto settings = model.settings;
      settings.*which = value;
      add(touches, act::Change{settings});
    };
    (change(values), ...);
  };
  each(&Settings::language, Language::en, Language::cy);
  each(&Settings::text, TextSize::normal, TextSize::large, TextSize::largest);
  each(&Settings::colours, Colours::soft, Colours::contrast);
  each(&Settings::aloud, true, false);
  each(&Settings::still, true, false);
}

Touches of_overlay(const Model& model) {
  Touches touches;
  add(touches, act::Show{});
  if (model.overlay == Overlay::settings) settings_of(model, touches);
  const bool keeping = model.turn && model.turn->sending && model.turn->sending->state == Sending::State::keeping;
  if (model.overlay == Overlay::support && model.turn && !keeping) add(touches, act::WriteUrgent{});
  return touches;
}

void waiting_page(const Model& model, Touches& touches) {
  for (const auto overlay : {Overlay::how, Overlay::support, Overlay::settings}) add(touches, act::Show{overlay});
  settings_of(model, touches);
}

Touches without_turn(const Model& model) {
  Touches touches;
  if (!model.room || model.room->phase == Phase::waiting) {
    waiting_page(model, touches);
  } else if (!model.taking()) {
    add(touches, act::Show{Overlay::support});
  } else if (model.room->phase == Phase::reset) {
    add(touches, act::Show{Overlay::support});
  } else {
    for (int i = 0; i < 4; ++i) {
      if (model.step())
        add(touches, act::Begin{});
      else
        add(touches, act::Hint{"welcome.no_case"});
    }
    add(touches, act::ReadAloud{"the promise"});
    add(touches, act::Show{Overlay::settings});
    settings_of(model, touches);
  }
  return touches;
}

void moments_page(const Model& model, Touches& touches) {
  add(touches, act::ShowMoments{Moments::hidden});
  add(touches, act::ChooseMoment{});
  for (const auto& entry : model.shown_case->chronology) add(touches, act::ChooseMoment{entry.id});
  add(touches, act::ShowMoments{Moments::all});
}

void facts_page(const Model& model, Touches& touches) {
  for (const auto& entry : model.shown_case->chronology) {
    for (const auto answer : {FactAnswer::agree, FactAnswer::amend, FactAnswer::query})
      add(touches, act::Answer{entry.id, answer});
  }
  add(touches, act::AddFact{});
  add(touches, act::CheckAndSend{});
  add(touches, act::CheckAndSend{});
  add(touches, act::NothingToAdd{});
}

void issues_page(const Model& model, Touches& touches) {
  const auto& turn = *model.turn;
  add(touches, act::ChooseSide{Side::practice});
  add(touches, act::ChooseSide{Side::system});
  add(touches, act::OpenWriting{turn.prompt});
  add(touches, act::CheckAndSend{});
  add(touches, act::CheckAndSend{});
  if (const auto* tags = prompt_with(*model.step(), PromptInput::tag)) {
    for (const auto& code : tags->options) add(touches, act::ToggleTag{code});
  }
  for (const auto& entry : model.board ? model.board->entries : std::vector<BoardEntry>()) {
    if (entry.step == model.step()->id) add(touches, act::Resonate{entry.record});
  }
  add(touches, act::NothingToAdd{});
}

void reflect_page(const Model& model, Touches& touches) {
  const auto& turn = *model.turn;
  add(touches, act::ShowMoments{turn.moment ? Moments::up_to_chosen : Moments::all});
  if (const auto* factors = prompt_with(*model.step(), PromptInput::choice)) {
    for (const auto& factor : factors->options) add(touches, act::ToggleFactor{factor});
  }
  for (const auto known : {Known::yes, Known::no, Known::unsure}) add(touches, act::ChooseKnown{known});
  const auto prompts = prompts_for_words(*model.step());
  for (const auto* prompt : prompts) {
    if (prompts.size() > 1) add(touches, act::ChoosePrompt{prompt->id});
  }
  add(touches, act::OpenWriting{turn.prompt});
  add(touches, act::ReadAloud{"reflect"});
  add(touches, act::CheckAndSend{});
  add(touches, act::CheckAndSend{});
  add(touches, act::NothingToAdd{});
}

void learning_page(const Model& model, Touches& touches) {
  for (const auto* prompt : prompts_for_words(*model.step())) {
    if (prompt->kind == Kind::escalation) {
      add(touches, act::WriteUrgent{});
      continue;
    }
    add(touches, act::OpenWriting{prompt->id});
    const bool column = prompt->kind != Kind::comment;
    if (column && !draft_in(*model.turn, prompt->id).text.empty())
      add(touches, act::ChoosePrompt{prompt->id}, act::CheckAndSend{});
  }
  add(touches, act::NothingToAdd{});
}

void answer_page(const Model& model, Touches& touches) {
  const auto& prompts = model.step()->prompts;
  for (const auto& prompt : prompts) {
    if (prompts.size() > 1) add(touches, act::ChoosePrompt{prompt.id});
  }
  if (const auto* prompt = model.prompt()) {
    for (const auto& option : prompt->options) {
      if (prompt->input == PromptInput::tag) add(touches, act::ToggleTag{option});
      if (prompt->input == PromptInput::rating) add(touches, act::Rate{std::stoi(option)});
      if (prompt->input == PromptInput::choice) add(touches, act::Pick{option});
    }
  }
  add(touches, act::CheckAndSend{});
  add(touches, act::CheckAndSend{});
  add(touches, act::NothingToAdd{});
}

void step_page(const Model& model, Touches& touches) {
  const auto* step = model.step();
  if (!step) return waiting_page(model, touches);
  switch (form_of(*step)) {
    case StepForm::facts:
      return facts_page(model, touches);
    case StepForm::issues:
      return issues_page(model, touches);
    case StepForm::reflect:
      return reflect_page(model, touches);
    case StepForm::columns:
      return learning_page(model, touches);
    case StepForm::answer:
      return answer_page(model, touches);
  }
}

void check_page(const Model& model, Touches& touches) {
  const auto& checking = *model.turn->checking;
  for (int i = 0; i < 3; ++i) add(touches, act::SendNow{});
  add(touches, act::BackToWriting{});
  if (checking.nothing_to_add) return;
  const auto& findings = checking.here().findings;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    add(touches, act::Decide{i, Finding::Decision::removed, ""});
    add(touches, act::Decide{i, Finding::Decision::kept, ""});
    add(touches, act::EditFinding{i});
    for (const auto& words : findings[i].instead) add(touches, act::Decide{i, Finding::Decision::replaced, words});
  }
  if (open_details(checking.here()) > 0) add(touches, act::RemoveAll{});
  add(touches, act::ReadAloud{checking.here().text});
}

void sent_page(const Model& model, Touches& touches) {
  const auto& sending = *model.turn->sending;
  if (sending.state == Sending::State::not_kept) {
    add(touches, act::Undo{});
    add(touches, act::Finish{});
    return;
  }
  if (sending.open && model.now < sending.undo_until) add(touches, act::Undo{});
  add(touches, act::WriteAnother{});
  add(touches, act::WriteAnother{});
  add(touches, act::HandOver{});
}

}  // namespace

Touches offered(const Model& model) {
  if (auto dialog = of_dialogs(model); !dialog.empty()) return dialog;
  if (model.overlay != Overlay::none) return of_overlay(model);
  if (!model.turn) return without_turn(model);
  const auto& turn = *model.turn;
  Touches touches;
  if (turn.set_aside) {
    add(touches, act::StillHere{});
    add(touches, act::FinishAnyway{});
    return touches;
  }
  if (turn.moments != Moments::hidden) {
    moments_page(model, touches);
    return touches;
  }
  if (turn.page != Page::sent) add(touches, act::Finish{});
  add(touches, act::Show{Overlay::support});
  switch (turn.page) {
    case Page::answering:
      step_page(model, touches);
      break;
    case Page::writing:
    case Page::adding_fact:
    case Page::writing_urgent:
      add(touches, act::CloseWriting{});
      for (int i = 0; i < 3; ++i) add(touches, act::CheckAndSend{});
      break;
    case Page::checking:
      check_page(model, touches);
      break;
    case Page::sent:
      sent_page(model, touches);
      break;
  }
  return touches;
}

std::vector<FieldAt> fields_of(const Model& model) {
  using Of = FieldAt::Of;
  const auto& turn = model.turn;
  if (!turn || model.overlay != Overlay::none || !of_dialogs(model).empty()) return {};
  if (turn->set_aside || turn->moments != Moments::hidden) return {};
  const FieldAt words{Of::draft, turn->prompt, draft_in(*turn, turn->prompt).text};
  if (turn->page == Page::adding_fact) return {words, {Of::when, turn->prompt, draft_in(*turn, kMissingFact).when}};
  if (turn->page == Page::writing || turn->page == Page::writing_urgent) return {words};
  const auto* step = model.step();
  if (turn->page != Page::answering || !step) return {};
  if (form_of(*step) == StepForm::facts) {
    const auto fact = turn->facts.find(turn->fact);
    if (fact == turn->facts.end()) return {};
    return {{Of::fact, fact->first, fact->second.text}};
  }
  const auto* prompt = model.prompt();
  const bool asks_words = !prompt || prompt->input == PromptInput::free_text;
  if (form_of(*step) == StepForm::answer && asks_words) return {words};
  return {};
}

namespace {

std::string fields(const act::Show& each) { return std::to_string(static_cast<int>(each.overlay)); }
std::string fields(const act::Change& each) {
  const auto& to = each.settings;
  return fmt::format("{} {} {} {} {}", to.language == Language::cy, static_cast<int>(to.text),
                     to.colours == Colours::contrast, to.aloud, to.still);
}
std::string fields(const act::ChoosePrompt& each) { return each.id; }
std::string fields(const act::OpenWriting& each) { return each.draft; }
std::string fields(const act::Edited& each) { return std::string(each.text.text()); }
std::string fields(const act::EditedWhen& each) { return std::string(each.text.text()); }
std::string fields(const act::EditedFact& each) { return fmt::format("{} {}", each.entry, each.text.text()); }
std::string fields(const act::Answer& each) { return fmt::format("{} {}", each.entry, to_string(each.answer)); }
std::string fields(const act::ChooseSide& each) { return std::string(to_string(each.side)); }
std::string fields(const act::ToggleTag& each) { return each.code; }
std::string fields(const act::ToggleFactor& each) { return each.factor; }
std::string fields(const act::Pick& each) { return each.option; }
std::string fields(const act::Rate& each) { return std::to_string(each.rating); }
std::string fields(const act::ChooseKnown& each) { return std::string(to_string(each.known)); }
std::string fields(const act::ShowMoments& each) { return std::to_string(static_cast<int>(each.which)); }
std::string fields(const act::ChooseMoment& each) { return each.entry; }
std::string fields(const act::Resonate& each) { return each.record; }
std::string fields(const act::Decide& each) {
  return fmt::format("{} {} {}", each.finding, static_cast<int>(each.decision), each.words);
}
std::string fields(const act::EditFinding& each) { return std::to_string(each.finding); }
std::string fields(const act::Hint& each) { return each.id; }
std::string fields(const news::Room& each) { return fmt::format("{} {}", each.room.at, to_string(each.room.phase)); }
std::string fields(const news::BoardShown& each) {
  return fmt::format("{} {}", each.board.family, each.board.professionals_write);
}
std::string fields(const news::Kept& each) { return std::to_string(each.ticket); }
std::string fields(const news::NotKept& each) { return std::to_string(each.ticket); }
template <class Other>
std::string fields(const Other&) {
  return {};
}

}  // namespace

std::string spelled(const Action& action) {
  return std::visit([](const auto& each) { return fmt::format("{} {}", typeid(each).name(), fields(each)); }, action);
}

Actions escape_of(const Model& model) {
  if (auto dialog = of_dialogs(model); !dialog.empty()) return dialog.front();
  if (model.overlay != Overlay::none) return {act::Show{}};
  const auto& turn = model.turn;
  if (!turn || turn->set_aside) return {};
  if (turn->moments != Moments::hidden) return {act::ShowMoments{Moments::hidden}};
  if (turn->page == Page::checking) return {act::BackToWriting{}};
  const bool writes =
      turn->page == Page::writing || turn->page == Page::adding_fact || turn->page == Page::writing_urgent;
  return writes ? Actions{act::CloseWriting{}} : Actions{};
}

}  // namespace candour
