#include <algorithm>
#include <utility>

#include "common/record/cited_words.hpp"
#include "kiosk/core/desk/deciding.hpp"

namespace candour {
namespace {

using namespace std::chrono_literals;

/// Whoever asks means the step that they see. The others mean the room, at whichever step it is.
bool is_about_a_step(Verb verb) {
  return verb != Verb::open && verb != Verb::pause && verb != Verb::resume && verb != Verb::take_break &&
         verb != Verb::reset;
}

void request(AtDesk& at, Command command) {
  const auto& room = at.model.room;
  if (room && is_about_a_step(command.verb)) command.at_step = room->steps[room->at].id;
  const auto id = at.some_id();
  at.model.asked[id] = command;
  at.perform(desk_effect::Request{{id, command}});
}

// Locking.

void lock(AtDesk& at) {
  auto& model = at.model;
  if (!model.open) return;
  finish_redaction(at);
  model.open.reset();
  model.board.reset();
  model.asking.reset();
  model.toast.reset();
  model.fields.clear();
  model.passphrase_shown = false;
  model.lock = {};
  at.perform(desk_effect::Forget{});
}

// Answers to what is being asked.

void answer(AtDesk& at, const ask::Do& asked) { request(at, asked.command); }
void answer(AtDesk& at, const ask::Break& asked) { request(at, {Verb::take_break, asked.minutes, {}}); }
void answer(AtDesk& at, const ask::Urgent& asked) {
  decide(at, decision::MarkUrgent{asked.record, at.model.field("text")});
}
void answer(AtDesk& at, const ask::Redact& asked) { hold_redaction(at, asked); }
void answer(AtDesk& at, const ask::AskRedaction& asked) {
  auto& open = *at.model.open;
  // What is asked for is of the text that is shown: without the words that were just taken out.
  if (open.redaction && open.redaction->record == asked.record) finish_redaction(at);
  const auto* shown = shown_contribution(open, asked.record);
  if (shown == nullptr || asked.words.empty()) return;
  const auto words = cited_words(shown->text);
  decision::AskToRedact decided{asked.record, {}};
  for (const auto index : asked.words) {
    if (index < words.size()) decided.spans.push_back(words[index].span);
  }
  if (!decided.spans.empty()) decide(at, decided);
}
void answer(AtDesk& at, const ask::SetOutcome& asked) {
  decide(at, decision::SetOutcome{asked.entry, asked.outcome, at.model.field("text")});
}
void answer(AtDesk& at, const ask::AddEntry&) {
  decide(at, decision::AddEntry{at.model.field("when"), at.model.field("text")});
}
void answer(AtDesk& at, const ask::FixNow&) {
  decide(at, decision::FixNow{at.model.field("text"), at.model.field("owner")});
}
void answer(AtDesk& at, const ask::Differ& asked) { decide(at, decision::Differ{asked.entry, at.model.field("text")}); }
void answer(AtDesk& at, const ask::Own& asked) {
  decide(at, decision::OwnEscalation{asked.record, at.model.field("owner")});
}
void answer(AtDesk& at, const ask::FollowUp&) { decide(at, decision::Tick{"follow_up", true, at.model.field("text")}); }
void answer(AtDesk& at, const ask::Export&) {
  at.model.exporting = {Errand::State::going_on, {}};
  at.perform(desk_effect::Export{});
}
void answer(AtDesk& at, const ask::Card& asked) {
  const auto* step = at.model.step_of_room();
  const auto text = at.model.field("card");
  if (!step || text.empty()) return;
  Contribution card;
  at.chance.fill(card.nonce.bytes);
  card.step = step->id;
  card.text = text;
  card.lang = at.model.settings.language == Language::cy ? "cy" : "en";
  for (const auto& prompt : step->prompts) {
    if (prompt.id != asked.prompt) continue;
    card.prompt = prompt.id;
    card.kind = prompt.kind;
  }
  at.perform(desk_effect::SendCard{std::move(card), static_cast<std::uint8_t>(at.model.room->at)});
}
void answer(AtDesk&, const ask::Guide&) {}
void answer(AtDesk&, const ask::Keys&) {}
void answer(AtDesk&, const ask::Kiosks&) {}

/// What is written where something is asked; gone with it.
constexpr const char* kAskedFields[] = {"text", "owner", "when", "card"};

/// All else is about what only an unlocked desk may read.
bool is_about_the_room(const Asking& asking) {
  return std::holds_alternative<ask::Do>(asking) || std::holds_alternative<ask::Break>(asking) ||
         std::holds_alternative<ask::Kiosks>(asking);
}

/// A card whose step has gone, before anybody has said where in this one it belongs.
bool belongs_nowhere(const Asking& asking) {
  const auto* card = std::get_if<ask::Card>(&asking);
  return card != nullptr && card->moved && card->prompt.empty();
}

/// Who was to answer is not there any more; asked again, it may go better.
void give_up_the_copy(DeskModel& model) {
  if (model.copy.state == Errand::State::going_on) model.copy = {Errand::State::failed, {}};
}

void tick_the_copy(AtDesk& at) {
  if (at.model.open && std::exchange(at.model.copy_to_tick, false)) decide(at, decision::Tick{"copy", true, {}});
}

// What somebody did.

void on(AtDesk& at, const desk::Touched&) { at.model.touched = at.now; }
void on(AtDesk& at, const desk::Show& action) { at.model.tab = action.tab; }
void on(AtDesk& at, const desk::Filter& action) { at.model.filter = action.filter; }
void on(AtDesk& at, const desk::AllSteps& action) { at.model.all_steps = action.all; }
void close_question(DeskModel& model) {
  model.asking.reset();
  for (const auto* field : kAskedFields) model.fields.erase(field);
  model.fields.erase("passphrase");
}
/// What is closed comes back with the words that were written in it, for as long as that is offered.
void on(AtDesk& at, const desk::Cancel&) {
  auto& model = at.model;
  if (!model.asking) return;
  GivenUp given_up{*model.asking, {}};
  for (const auto* field : kAskedFields) {
    if (!model.field(field).empty()) given_up.fields[field] = model.fields[field];
  }
  close_question(model);
  if (!given_up.fields.empty()) say(at, "toast.given_up", std::move(given_up));
}
void on(AtDesk& at, const desk::Ask& action) {
  close_question(at.model);
  if (at.model.open || is_about_the_room(action.asking)) at.model.asking = action.asking;
}
void on(AtDesk& at, const desk::Confirm&) {
  if (!at.model.asking) return;
  const auto asked = *at.model.asking;
  if (belongs_nowhere(asked)) return;
  std::visit([&](const auto& each) { answer(at, each); }, asked);
  // What an answer is still to come for stays until then.
  const bool waits = std::holds_alternative<ask::Export>(asked) || std::holds_alternative<ask::Card>(asked);
  if (!waits) close_question(at.model);
  at.model.asking.reset();
}
void on(AtDesk& at, const desk::Do& action) { request(at, action.command); }
void on(AtDesk& at, const desk::Decide& action) { decide(at, action.decision); }
void on(AtDesk& at, const desk::Approve& action) {
  if (!at.model.open) return;
  const auto& all = at.model.open->record.contributions;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == action.record; });
  if (found != all.end())
    at.perform(desk_effect::CheckWords{action.record, found->contribution.text, found->contribution.lang});
}
void on(AtDesk& at, const news::WordsChecked& news) {
  if (!at.model.open) return;
  if (news.found.empty()) return decide(at, decision::Approve{news.record});
  const auto& all = at.model.open->record.contributions;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == news.record; });
  if (found == all.end()) return;
  ask::Redact asked{news.record, {}, true};
  const auto words = cited_words(found->contribution.text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const auto& span : news.found) {
      if (span.begin < words[i].span.end && span.end > words[i].span.begin) asked.words.insert(i);
    }
  }
  on(at, desk::Ask{asked});
}
void on(AtDesk& at, const desk::ApproveAsItIs&) {
  const auto* asked = at.model.asking ? std::get_if<ask::Redact>(&*at.model.asking) : nullptr;
  if (!asked) return;
  const auto record = asked->record;
  close_question(at.model);
  decide(at, decision::Approve{record});
}
void on(AtDesk& at, const desk::TakeBack&) {
  const auto toast = std::exchange(at.model.toast, std::nullopt);
  if (!toast) return;
  if (const auto* note = std::get_if<NoteId>(&toast->undo); note && at.model.open) undo(at, *note);
  if (const auto* command = std::get_if<Command>(&toast->undo)) request(at, *command);
  if (const auto* held = std::get_if<HeldRedaction>(&toast->undo); held && at.model.open) call_off(at, *held);
  if (const auto* given_up = std::get_if<GivenUp>(&toast->undo); given_up && at.model.open) {
    at.model.asking = given_up->asking;
    for (const auto& [name, text] : given_up->fields) at.model.fields[name] = text;
  }
}
void on(AtDesk& at, const desk::UndoLast&) {
  if (at.model.toast && !std::holds_alternative<std::monostate>(at.model.toast->undo)) return on(at, desk::TakeBack{});
  if (!at.model.open) return;
  const auto& open = *at.model.open;
  if (open.redaction && open.can_undo.size() <= open.redaction->decided_before)
    return call_off(at, HeldRedaction(*open.redaction));
  if (!open.can_undo.empty()) undo(at, open.can_undo.back());
}
/// A note holds no more; what goes further is not taken, so that nothing is cut and nothing is lost later.
void on(AtDesk& at, const desk::Edited& action) {
  const auto most = action.field == "card" ? Contribution::kMostCharacters : Note::kMostCharacters;
  if (action.text.code_points() <= most)
    at.model.fields[action.field] = action.text;
  else
    say(at, "toast.too_long", {}, std::to_string(most));
}
void on(AtDesk& at, const desk::ToggleWord& action) {
  const auto toggle = [&](std::set<std::size_t>& words) {
    if (words.erase(action.word) == 0) words.insert(action.word);
  };
  if (!at.model.asking) return;
  if (auto* redact = std::get_if<ask::Redact>(&*at.model.asking)) toggle(redact->words);
  if (auto* asked = std::get_if<ask::AskRedaction>(&*at.model.asking)) toggle(asked->words);
}
void on(AtDesk& at, const desk::ChooseMinutes& action) {
  if (at.model.asking && std::holds_alternative<ask::Break>(*at.model.asking))
    at.model.asking = ask::Break{action.minutes};
}
void on(AtDesk& at, const desk::ChoosePrompt& action) {
  if (at.model.asking && std::holds_alternative<ask::Card>(*at.model.asking)) at.model.asking = ask::Card{action.id};
}
void on(AtDesk& at, const desk::Unlock&) {
  auto& model = at.model;
  const bool may = !model.open && !model.lock.opening && at.now >= model.lock.not_before;
  if (!may || !model.key_here || !model.pack_here) return;
  if (model.field("passphrase").empty()) {
    model.lock.why = "lock.empty";
    return;
  }
  model.lock.begin_opening();
  at.perform(desk_effect::Unlock{});
}
void on(AtDesk& at, const desk::LockNow&) { lock(at); }
void on(AtDesk& at, const desk::ShowPassphrase& action) { at.model.passphrase_shown = action.shown; }
void on(AtDesk& at, const desk::ReadEscalation& action) {
  if (!at.model.open) return;
  at.model.open->read_escalations.insert(action.record);
  if (at.model.open->record.decisions.of(action.record).seen) return;
  note_down(at, decision::SeeEscalation{action.record});  // nobody can undo that
  refold(at);
}
void on(AtDesk& at, const desk::Announce& action) {
  decide(at, decision::Announce{at.model.field("announcement"), action.everywhere});
}
void on(AtDesk& at, const desk::TurnOverview& action) {
  if (!at.model.open) return;
  const auto& overview = at.model.open->record.decisions.overview;
  const auto entries = static_cast<int>(at.model.open->tallies.size());
  const int pages =
      (entries + static_cast<int>(FactsOverview::kOnAPage) - 1) / static_cast<int>(FactsOverview::kOnAPage);
  decide(at, decision::ShowOverview{true, std::clamp(overview.page + action.by, 0, std::max(0, pages - 1))});
}
void on(AtDesk& at, const desk::SaveCopy&) {
  at.model.copy = {Errand::State::going_on, {}};
  at.model.copy_request = at.some_id();
  at.perform(desk_effect::Request{{at.model.copy_request, SaveCopy{}}});
}
void on(AtDesk& at, const desk::ClearKiosks&) {
  at.perform(desk_effect::TakeAway{});
  at.perform(desk_effect::Request{{at.some_id(), PurgeBoard{}}});
  decide(at, decision::Tick{"clear", true, {}});
}
void on(AtDesk& at, const desk::StopHub&) {
  at.model.stop_request = at.some_id();
  at.perform(desk_effect::Request{{at.model.stop_request, StopHub{}}});
}
void on(AtDesk& at, const desk::GoWithoutUnheard&) {
  for (auto& name : kiosks_at_end(at.model).unheard) at.model.gone_without.insert(std::move(name));
}

// What came.

/// Whoever was asked saw another room: what they say now would be done at a step that they did not see.
bool is_about_a_step(const Asking& asking) {
  const auto* asked = std::get_if<ask::Do>(&asking);
  return asked != nullptr && is_about_a_step(asked->command.verb);
}
void another_step_came(AtDesk& at) {
  auto& model = at.model;
  if (model.toast && std::holds_alternative<Command>(model.toast->undo)) model.toast.reset();  // of the other's minutes
  auto* given_up = model.toast ? std::get_if<GivenUp>(&model.toast->undo) : nullptr;
  for (auto* asking : {model.asking ? &*model.asking : nullptr, given_up ? &given_up->asking : nullptr}) {
    if (asking && std::holds_alternative<ask::Card>(*asking)) *asking = ask::Card{{}, true};  // its words stay
  }
  if (!model.asking) return;
  if (!is_about_a_step(*model.asking)) return;
  close_question(at.model);
  say(at, "toast.step_changed");
}

void on(AtDesk& at, const news::Room& news) {
  const bool was_closing = at.model.closing();
  const auto step = at.model.room ? at.model.room->at : news.room.at;
  if (at.model.room && at.model.room->hub_epoch != news.room.hub_epoch) at.model.hub_stopped = false;  // it is back
  const int k = at.model.room ? at.model.room->k : 0;
  const bool waiting = !at.model.room || at.model.room->phase == Phase::waiting;
  hear(at.model, news);
  at.model.before_close = at.model.before_close || !at.model.closing();
  if (waiting && news.room.phase != Phase::waiting && at.model.tab == DeskTab::prepare) at.model.tab = DeskTab::run;
  if (!was_closing && at.model.closing()) {
    at.model.board.reset();
    at.perform(desk_effect::ShowBoard{});  // an empty one: from the close on there is none
    at.model.tab = DeskTab::run;
  }
  if (was_closing && !at.model.closing()) {
    show_board(at);
    at.model.gone_without.clear();
    for (auto& [name, state] : at.model.devices) state.spool.reset();  // what was said of an earlier close
  }
  if (step != news.room.at || was_closing != at.model.closing()) another_step_came(at);
  if (k != news.room.k) refold(at);
}
void on(AtDesk& at, const news::LineChanged& news) {
  hear(at.model, news);
  if (!news.up) give_up_the_copy(at.model);
}
void on(AtDesk&, const news::TimePassed&) {}
void on(AtDesk& at, const news::TimeOfDay& news) { at.model.minute_of_day = news.minute_of_day; }
void on(AtDesk& at, const news::DeviceSaid& news) {
  if (!news.state) {
    at.model.devices.erase(news.device);
    return;
  }
  auto& known = at.model.devices[news.device];
  auto said = *news.state;
  const bool lost = said.health == Health::lost;
  // A Last Will knows nothing of the spool. What the same start of the kiosk said before holds.
  if (lost && !said.spool && said.boot == known.boot) said.spool = known.spool;
  if (!lost) at.model.gone_without.erase(news.device);
  known = said;
}
void on(AtDesk& at, const news::PackCame& news) {
  at.model.pack_here = true;
  at.model.key_here = at.model.key_here || news.key_too;
}
void on(AtDesk& at, const news::Released& news) {
  if (!at.model.open) return;
  bool gave_up = false;
  for (const auto& each : news.contributions) gave_up = take_released(at, each) || gave_up;
  refold(at);
  if (gave_up) say(at, "toast.redacted_elsewhere");
}
/// What is asked before the wall was asked about a comment that nobody had hidden, or wants words out of.
void give_way_to_another_desk(AtDesk& at, const Decisions& before) {
  const auto& asking = at.model.asking;
  const auto* asked = asking ? std::get_if<ask::Redact>(&*asking) : nullptr;
  if (asked == nullptr || !asked->for_the_wall) return;
  const auto &then = before.of(asked->record), &now = at.model.open->record.decisions.of(asked->record);
  if (then.hidden == now.hidden && then.redact == now.redact) return;
  close_question(at.model);
  say(at, "toast.decided_elsewhere");
}

void on(AtDesk& at, const news::Noted& news) {
  if (!at.model.open) return;
  auto& open = *at.model.open;
  const auto before = open.record.decisions;
  for (const auto& each : news.notes) {
    open.notes[each.sequence] = each.note;
    std::erase_if(open.pending, [&](const auto& note) { return note.id == each.note.id; });
  }
  refold(at);
  give_way_to_another_desk(at, before);
}
void on(AtDesk& at, const news::Answered& news) {
  auto& model = at.model;
  const auto& answer = news.answer;
  if (answer.id == model.copy_request && !answer.id.empty()) {
    model.copy = {answer.ok ? Errand::State::done : Errand::State::failed, answer.why};
    model.copy_to_tick = answer.ok;
    tick_the_copy(at);
    return;
  }
  if (answer.id == model.stop_request && !answer.id.empty()) {
    model.hub_stopped = answer.ok;
    if (!answer.ok) model.toast = Toast{answer.why, {}, true, {}, at.now + 2 * kToast};
    return;
  }
  const auto asked = model.asked.find(answer.id);
  const auto command = asked == model.asked.end() ? std::nullopt : std::optional(asked->second);
  if (asked != model.asked.end()) model.asked.erase(asked);
  if (!answer.ok) {
    if (command) model.toast = Toast{answer.why, {}, true, {}, at.now + 2 * kToast};
    if (news.redaction) model.toast = Toast{"toast.not_redacted_yet", {}, false, {}, at.now + 2 * kToast};
    return;
  }
  if (!command) return;
  const auto n = std::to_string(std::abs(command->minutes));
  if (command->verb == Verb::extend)
    say(at, command->minutes > 0 ? "toast.more" : "toast.less", Command{Verb::extend, -command->minutes, {}}, n);
  if (command->verb == Verb::borrow) say(at, "toast.borrowed", {}, n);
}
/// As if it had not been decided: it is nowhere.
void on(AtDesk& at, const news::NotSealed& news) {
  if (!at.model.open) return;
  std::erase_if(at.model.open->pending, [&](const auto& note) { return note.id == news.note; });
  std::erase(at.model.open->can_undo, news.note);
  say(at, "toast.not_sealed");
  refold(at);
}
void on(AtDesk& at, const news::Opening& news) {
  at.model.lock.opened = news.opened;
  at.model.lock.of = news.of;
}
void on(AtDesk& at, const news::Opened& news) {
  auto& model = at.model;
  model.lock = {};
  model.fields.erase("passphrase");
  model.passphrase_shown = false;
  model.open = news.event;
  hear(model, news::CaseShown{news.shown});
  model.touched = at.now;
  if (model.room && model.room->phase != Phase::waiting) model.tab = DeskTab::run;
  refold(at);
  tick_the_copy(at);
}
void on(AtDesk& at, const news::NotOpened& news) {
  at.model.fields.erase("passphrase");
  at.model.lock.refuse(news.why, news.wrong_passphrase, at.now);
}
void on(AtDesk& at, const news::NotPublished&) {
  give_up_the_copy(at.model);
  say(at, "toast.no_line");
}
void on(AtDesk& at, const news::Exported& news) {
  at.model.exporting = {news.good ? Errand::State::done : Errand::State::failed, news.sentence};
  at.model.fields.erase("passphrase");
}
void on(AtDesk& at, const news::CardKept& news) {
  if (news.kept)
    at.model.fields.erase("card");
  else if (at.model.open && !at.model.asking)
    at.model.asking = ask::Card{};  // its words are still there
  say(at, news.kept ? "toast.card" : "toast.card_not_kept");
}

void watch_the_clock(AtDesk& at) {
  auto& model = at.model;
  if (model.toast && at.now >= model.toast->until) model.toast.reset();
  if (model.open && model.open->redaction && at.now >= model.open->redaction->until) finish_redaction(at);
  if (model.open && at.now >= model.touched + kLockAfter) lock(at);
  offer_to_call_off(at);
  model.lock.watch_the_clock(at.now);
}

}  // namespace

std::vector<DeskEffect> update(DeskModel& model, const DeskAction& action, std::chrono::milliseconds now,
                               Chance& chance) {
  AtDesk at{model, now, chance};
  model.is_at(now);
  std::visit([&](const auto& each) { on(at, each); }, action);
  watch_the_clock(at);
  return std::move(at.effects);
}

std::chrono::milliseconds next_change(const DeskModel& model) {
  auto next = model.now + 10s;
  const bool ticks = model.room && (model.room->phase == Phase::open || model.room->phase == Phase::pause_for_break);
  if (ticks) {
    const auto part = model.remaining() % 1000ms;
    next = model.now + (part > 0ms ? part : 1000ms + part);
  }
  next = std::min<std::chrono::milliseconds>(next, model.out_of_touch_at());
  if (model.toast) next = std::min(next, model.toast->until);
  if (model.open && model.open->redaction) next = std::min(next, model.open->redaction->until);
  if (model.open) next = std::min<std::chrono::milliseconds>(next, model.touched + kLockAfter);
  if (model.lock.not_before > model.now) next = std::min(next, model.now + 1000ms);
  return std::max(next, model.now + 1ms);
}

}  // namespace candour
