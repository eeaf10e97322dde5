#include "kiosk/core/sending.hpp"

#include <algorithm>

#include "common/pack/step_form.hpp"
#include "kiosk/core/contributions.hpp"

namespace candour {
namespace {

using Page = Turn::Page;

StepForm form_at(const Model& model) {
  const auto* step = model.step();
  return step ? form_of(*step) : StepForm::answer;
}

/// Whether Send means the answers to the timeline, and not one draft.
bool sends_facts(const Model& model) {
  return form_at(model) == StepForm::facts && model.turn->page == Page::answering;
}

bool only_votes(const Model& model) {
  const auto& turn = *model.turn;
  const auto draft = turn.drafts.find(turn.prompt);
  const bool words = draft != turn.drafts.end() && !draft->second.text.empty();
  return form_at(model) == StepForm::issues && turn.page != Page::writing_urgent && !words && !turn.resonates.empty();
}

/// Why words are too many: the id of a sentence, or empty.
std::string why_too_long(const Fit& fit) {
  if (fit.left < 0) return "answer.over_hint";
  return fit.over_bytes ? "answer.over_bytes" : "";
}

/// Why the draft at hand cannot be sent with these words yet: likewise.
std::string why_not_yet(const Model& model, std::string_view words) {
  const auto& turn = *model.turn;
  const auto found = turn.drafts.find(turn.prompt);
  static const Draft none;
  const auto& draft = found == turn.drafts.end() ? none : found->second;
  if (const auto why = why_too_long(fit_of(model, turn.prompt, words)); !why.empty()) return why;
  const bool urgent = turn.prompt == kUrgent;
  if (!urgent && form_at(model) == StepForm::reflect) {
    return words.empty() && draft.factors.empty() && !draft.known ? "reflect.empty" : "";
  }
  const auto* prompt = model.prompt();
  if (prompt && prompt->input != PromptInput::free_text && !urgent) {
    return draft.rating || !draft.choices.empty() || !draft.tags.empty() ? "" : "answer.first_pick";
  }
  if (words.empty()) return "answer.empty";
  const bool asks_side = form_at(model) == StepForm::issues && !urgent;
  return asks_side && !draft.side ? "issues.choose_kind" : "";
}

std::string why_no_facts_yet(const Model& model) {
  bool any = false;
  for (const auto& [entry, fact] : model.turn->facts) {
    if (!fact.response) continue;
    any = true;
    if (const auto why = why_too_long(fit_of(model, entry, fact.text.text())); !why.empty()) return why;
  }
  return any ? "" : "facts.none_yet";
}

std::vector<CheckedText> words_of_facts(const Turn& turn) {
  std::vector<CheckedText> texts;
  for (const auto& [entry, fact] : turn.facts) {
    if (fact.response && !fact.text.empty()) texts.push_back({entry, true, std::string(fact.text.text()), {}});
  }
  return texts;
}

/// What was decided about a text in the check, or the text itself when it did not have to be looked at.
std::string final_text(const Turn& turn, const std::string& draft, std::string_view written) {
  if (turn.checking) {
    for (const auto& checked : turn.checking->texts) {
      if (checked.draft == draft) return resolved(checked);
    }
  }
  return std::string(written);
}

void add(Happening& at, effect::Send& send, Contribution contribution) {
  const auto ticket = at.model.next_ticket++;
  at.model.turn->sending->tickets.insert(ticket);
  send.contributions.push_back({ticket, std::move(contribution)});
}

void add_facts(Happening& at, effect::Send& send) {
  auto& turn = *at.model.turn;
  for (auto& [entry, fact] : turn.facts) {
    if (!fact.response) continue;
    auto text = final_text(turn, entry, fact.text.text());
    add(at, send, fact_contribution(at.model, entry, text, at.chance));
    fact.text.start_with(text);  // undone, it comes back as it was decided
  }
  turn.sending->facts = true;
}

void add_draft(Happening& at, effect::Send& send) {
  auto& turn = *at.model.turn;
  auto& draft = draft_at_hand(turn);
  auto text = final_text(turn, turn.prompt, draft.text.text());
  add(at, send, contribution_of(at.model, turn.prompt, text, at.chance));
  draft.text.start_with(text);
  turn.sending->drafts.insert(turn.prompt);
  turn.sending->urgent = turn.prompt == kUrgent;
}

void add_votes(Happening& at, effect::Send& send) {
  for (const auto& record : at.model.turn->resonates) add(at, send, vote_for(at.model, record, at.chance));
  at.model.turn->sending->votes = !at.model.turn->resonates.empty();
}

void send(Happening& at, Page from) {
  auto& model = at.model;
  auto& turn = *model.turn;
  close_undo_window(at);
  turn.sending = Sending{};
  turn.sending->undo_until = at.now + kUndoWindow;
  effect::Send effect;
  effect.step = static_cast<std::uint8_t>(turn.step);
  effect.sitting = turn.sitting;
  if (turn.checking && turn.checking->nothing_to_add) {
    add(at, effect, nothing_to_add(model, at.chance));
    turn.sending->nothing_to_add = true;
  } else if (form_at(model) == StepForm::facts && from == Page::answering) {
    add_facts(at, effect);
  } else {
    const bool votes_alone = only_votes(model);
    if (!votes_alone) add_draft(at, effect);
    if (form_at(model) == StepForm::issues && turn.prompt != kUrgent) add_votes(at, effect);
  }
  go_to(turn, Page::sent);
  at.perform(std::move(effect));
}

/// Why what was decided about the text at hand cannot be sent: too much of it is left, or nothing.
std::string why_not_as_decided(const Model& model) {
  const auto& checking = *model.turn->checking;
  if (checking.nothing_to_add) return "";
  const auto words = resolved(checking.here());
  return checking.here().fact ? why_too_long(fit_of(model, checking.here().draft, words)) : why_not_yet(model, words);
}

/// Whether a check is of what somebody has before them now. They may have gone on to something else.
bool asked_from_here(const Model& model, const std::vector<CheckedText>& texts) {
  const auto& turn = *model.turn;
  if (texts.empty() || turn.page == Page::checking || turn.page == Page::sent) return false;
  return texts.front().fact ? sends_facts(model) : !sends_facts(model) && texts.front().draft == turn.prompt;
}

/// The page that the checked words came from.
Page page_of(const Turn& turn) {
  if (turn.prompt == kUrgent) return Page::writing_urgent;
  if (turn.prompt == kMissingFact) return Page::adding_fact;
  return Page::answering;
}

}  // namespace

void close_undo_window(Happening& at) {
  auto& turn = at.model.turn;
  if (!turn || !turn->sending || !turn->sending->open) return;
  auto& sending = *turn->sending;
  sending.open = false;
  if (sending.state == Sending::State::not_kept) return;
  at.perform(effect::Release{{sending.tickets.begin(), sending.tickets.end()}});
  for (const auto& draft : sending.drafts) turn->drafts.erase(draft);
  if (sending.facts) turn->facts.clear();
  if (sending.facts) turn->fact.clear();
  if (sending.votes) turn->resonated.merge(turn->resonates);
  if (sending.votes) turn->resonates.clear();
}

bool waits_for_family(Happening& at) {
  if (!at.model.sending_waits()) return false;
  at.model.hint = kFamilyHint;
  return true;
}

void on(Happening& at, const act::CheckAndSend&) {
  if (waits_for_family(at)) return;
  auto& turn = *at.model.turn;
  const bool facts = sends_facts(at.model);
  const auto written = facts ? std::string_view() : draft_at_hand(turn).text.text();
  const auto why = facts ? why_no_facts_yet(at.model) : only_votes(at.model) ? "" : why_not_yet(at.model, written);
  at.model.hint = why;
  if (!why.empty()) return;
  std::vector<CheckedText> texts;
  if (facts) {
    texts = words_of_facts(turn);
  } else if (!only_votes(at.model) && !draft_at_hand(turn).text.empty()) {
    texts.push_back({turn.prompt, false, std::string(draft_at_hand(turn).text.text()), {}});
  }
  if (texts.empty()) return send(at, facts ? Page::answering : turn.page);
  at.perform(effect::Check{std::move(texts)});
}

void on(Happening& at, const news::Found& news) {
  if (!asked_from_here(at.model, news.texts)) return;
  auto& turn = *at.model.turn;
  Checking checking;
  for (const auto& text : news.texts) {
    if (!text.fact || !text.findings.empty()) checking.texts.push_back(text);
  }
  if (checking.texts.empty()) {
    if (!waits_for_family(at)) send(at, Page::answering);
    return;
  }
  turn.checking = std::move(checking);
  turn.page = Page::checking;
}

void on(Happening& at, const act::NothingToAdd&) {
  if (waits_for_family(at)) return;
  Checking checking;
  checking.nothing_to_add = true;
  checking.texts.emplace_back();
  at.model.turn->checking = std::move(checking);
  at.model.turn->page = Page::checking;
}

void on(Happening& at, const act::Decide& action) {
  auto& checking = at.model.turn->checking;
  if (!checking || action.finding >= checking->here().findings.size()) return;
  auto& finding = checking->texts[checking->at].findings[action.finding];
  const bool again = finding.decision == action.decision && finding.words == action.words;
  finding.decision = again ? Finding::Decision::open : action.decision;
  finding.words = again ? std::string() : action.words;
}

void on(Happening& at, const act::RemoveAll&) {
  auto& checking = at.model.turn->checking;
  if (!checking) return;
  for (auto& finding : checking->texts[checking->at].findings) {
    if (finding.decision == Finding::Decision::open && !finding.blame) finding.decision = Finding::Decision::removed;
  }
}

void on(Happening& at, const act::EditFinding& action) {
  auto& turn = *at.model.turn;
  if (!turn.checking || action.finding >= turn.checking->here().findings.size()) return;
  const auto& checked = turn.checking->here();
  const auto& finding = checked.findings[action.finding];
  if (checked.fact) {
    turn.facts[checked.draft].text.select({finding.begin, finding.end});
    turn.fact = checked.draft;
  } else {
    draft_at_hand(turn).text.select({finding.begin, finding.end});
  }
  on(at, act::BackToWriting{});
}

void on(Happening& at, const act::BackToWriting&) {
  auto& turn = *at.model.turn;
  if (!turn.checking) return;
  const bool fact = turn.checking->here().fact;
  go_to(turn, fact ? Page::answering : page_of(turn));
}

void on(Happening& at, const act::SendNow&) {
  auto& checking = at.model.turn->checking;
  if (!checking || waits_for_family(at)) return;
  if (open_details(checking->here()) > 0 && !checking->asked_once) {
    checking->asked_once = true;
    return;
  }
  on(at, act::SendAnyway{});
}

void on(Happening& at, const act::SendAnyway&) {
  auto& turn = *at.model.turn;
  auto& checking = turn.checking;
  if (!checking) return;
  checking->asked_once = false;  // a hint lies under the question
  if (waits_for_family(at)) return;
  const auto& here = checking->here();
  at.model.hint = why_not_as_decided(at.model);
  if (!at.model.hint.empty()) return;
  if (checking->at + 1 < checking->texts.size()) {
    ++checking->at;
    return;
  }
  send(at, here.fact ? Page::answering : page_of(turn) == Page::answering ? Page::writing : page_of(turn));
}

void on(Happening& at, const act::Undo&) {
  auto& turn = *at.model.turn;
  if (!turn.sending) return;
  const auto& sending = *turn.sending;
  if (sending.state != Sending::State::not_kept) {
    if (!sending.open) return;
    at.perform(effect::Withdraw{{sending.tickets.begin(), sending.tickets.end()}});
  }
  const bool facts = sending.facts;
  turn.sending.reset();
  go_to(turn, facts ? Page::answering : page_of(turn));
}

void on(Happening& at, const act::WriteAnother&) {
  auto& turn = *at.model.turn;
  if (is_keeping(turn)) return;
  close_undo_window(at);
  turn.sending.reset();
  back_to_question(turn);
}

namespace {

Sending* sending_of(Model& model, Ticket ticket) {
  auto& turn = model.turn;
  return turn && turn->sending && turn->sending->tickets.contains(ticket) ? &*turn->sending : nullptr;
}

}  // namespace

void on(Happening& at, const news::Kept& news) {
  auto* sending = sending_of(at.model, news.ticket);
  if (sending && sending->state == Sending::State::keeping) sending->state = Sending::State::safe;
}

void on(Happening& at, const news::NotKept& news) {
  if (auto* sending = sending_of(at.model, news.ticket)) {
    sending->state = Sending::State::not_kept;
    sending->open = false;
  }
  at.model.storage_trouble = true;
}

void on(Happening& at, const news::Joined& news) {
  for (const auto ticket : news.tickets) {
    auto* sending = sending_of(at.model, ticket);
    if (!sending) continue;
    sending->joined.insert(ticket);
    if (sending->joined.size() == sending->tickets.size()) sending->state = Sending::State::joined;
  }
}

}  // namespace candour
