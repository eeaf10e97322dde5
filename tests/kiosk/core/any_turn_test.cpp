// Any turns of any people at one kiosk, by what their pages offer, with the room going on as it likes: what each of
// them wrote and decided is written down beside the kiosk, and what leaves it is held against that.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "common/pack/step_form.hpp"
#include "common/wire/contribution_json.hpp"
#include "tests/kiosk/core/all_forms.hpp"
#include "tests/kiosk/core/kiosk_at_hand.hpp"
#include "tests/kiosk/core/offered.hpp"

namespace candour {
namespace {

constexpr const char* kHeadphonesHint = "common.no_headphones";

/// What somebody wrote to one question, as they see it.
struct Idea {
  std::string text, when;
  std::optional<Side> side;
  std::vector<std::string> tags, factors, choices;
  std::optional<Known> known;
  std::optional<int> rating;
  bool operator==(const Idea&) const = default;

  bool blank() const {
    auto rest = *this;
    rest.side.reset();
    return rest == Idea();
  }
};

struct FactIdea {
  FactAnswer answer = FactAnswer::agree;
  std::string text;
  bool operator==(const FactIdea&) const = default;
};

Idea idea_of(const Draft& draft) {
  return {std::string(draft.text.text()),
          std::string(draft.when.text()),
          draft.side,
          draft.tags,
          draft.factors,
          draft.choices,
          draft.known,
          draft.rating};
}

template <class T>
void toggle_in(std::vector<T>& list, const T& value, std::size_t most) {
  if (const auto found = std::find(list.begin(), list.end(), value); found != list.end())
    list.erase(found);
  else if (list.size() < most)
    list.push_back(value);
}

template <class T>
void toggle_in(std::optional<T>& chosen, const T& value) {
  chosen = chosen == value ? std::nullopt : std::optional<T>(value);
}

/// One press of Send on its way.
struct Flight {
  std::set<Ticket> tickets;
  std::set<std::string> drafts, facts, votes;  ///< that were not touched since
  bool answered = false, kept = false, open = true;
};

/// What one person wrote and decided in their turn.
struct Person {
  std::map<std::string, Idea> ideas;
  std::map<std::string, FactIdea> facts;
  std::set<std::string> resonates, resonated;
  std::optional<std::string> moment;
  std::vector<CheckedText> check;  ///< as it stands on the page
  std::optional<Flight> flight;

  bool unsent() const {
    const auto in_flight = [&](const std::set<std::string> Flight::*which, const std::string& id) {
      return flight && flight->open && (*flight.*which).contains(id);
    };
    for (const auto& [id, idea] : ideas) {
      if (!idea.blank() && !in_flight(&Flight::drafts, id)) return true;
    }
    for (const auto& [id, fact] : facts) {
      if (!in_flight(&Flight::facts, id)) return true;
    }
    for (const auto& id : resonates) {
      if (!in_flight(&Flight::votes, id)) return true;
    }
    return false;
  }
};

/// One of so many, each as likely in the first runs as in the last.
std::size_t any_of(std::size_t count) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, count));
}
template <class T>
T one_of(std::initializer_list<T> all) {
  return all.begin()[any_of(all.size())];
}

/// What leads away from the words at hand: rarer here than on the page, so that more is written and sent.
bool leads_away(const Actions& touch) {
  const auto* shown = std::get_if<act::Show>(&touch.front());
  return (shown && shown->overlay != Overlay::none) || std::holds_alternative<act::Finish>(touch.front()) ||
         std::holds_alternative<act::FinishAnyway>(touch.front()) || std::holds_alternative<act::Change>(touch.front());
}

/// The guard: "Shah" is a name, and "blame" is a word that blames.
std::vector<CheckedText> found_in(std::vector<CheckedText> texts) {
  for (auto& text : texts) {
    for (std::size_t at = 0; at < text.text.size(); ++at) {
      const bool name = text.text.compare(at, 4, "Shah") == 0, blame = text.text.compare(at, 5, "blame") == 0;
      if (!name && !blame) continue;
      Finding finding;
      finding.begin = at;
      finding.end = at + (name ? 4 : 5);
      finding.blame = blame;
      if (name) finding.instead = {"A doctor"};
      text.findings.push_back(finding);
    }
  }
  return texts;
}

/// The kiosk, whoever stands at it, and the spool.
class Room {
 public:
  Room() {
    show_all_forms(kiosk_);
    kiosk_.room_goes_to(any_of(model().room->steps.size()));
  }

  /// Everything that one frame of the screen gives, or one piece of news.
  void goes_on() {
    pass(any_of(5) > 0 ? 0 : one_of({300, 300, 5'000, 5'000, 15'000, 15'000, 31'000, 60'000, 91'000}));
    switch (any_of(12)) {
      case 0:
        return hear_room();
      case 1:
      case 2:
        return hear_spool();
      default:
        return touch();
    }
  }

  void ends() {
    if (kiosk_.model.turn) happen(act::FinishAnyway{});
    RC_ASSERT(!kiosk_.model.turn);
    // What was sent is with the spool to keep for good, or was taken back, or no disk took it.
    for (const auto& [ticket, times] : settled_) RC_ASSERT(times == 1);
    for (const auto ticket : kiosk_.sent()) RC_ASSERT((settled_.contains(ticket) || not_kept_.contains(ticket)));
  }

 private:
  Model& model() { return kiosk_.model; }

  void pass(int milliseconds) {
    if (milliseconds == 0) return;
    kiosk_.now += std::chrono::milliseconds(milliseconds);
    happen(news::TimePassed{});
  }

  void hear_room() {
    auto room = *model().room;
    switch (any_of(8)) {
      case 0:
      case 1:
        room.at = any_of(room.steps.size());
        return happen(news::Room{room});
      case 2:
        room.phase = one_of({Phase::open, Phase::open, Phase::open, Phase::waiting, Phase::paused,
                             Phase::pause_for_break, Phase::reset, Phase::closing, Phase::closed});
        return happen(news::Room{room});
      case 3:
      case 4: {
        Board board;
        board.family = any_of(2) == 0;
        board.professionals_write = any_of(2) == 0;
        for (const char letter : {'a', 'b'}) {
          board.entries.emplace_back();
          board.entries.back().record = std::string(32, letter);
          board.entries.back().step = "issues";
        }
        return happen(news::BoardShown{board});
      }
      case 5:
        return happen(news::CaseShown{case_of_all_forms()});
      case 6:
        return happen(news::Headphones{any_of(2) == 0});
      default:
        return happen(news::ReadingEnded{});
    }
  }

  /// For all of one press of Send, once; what has its receipts was released before.
  void hear_spool() {
    if (unanswered_.empty()) {
      if (released_.empty()) return;
      return happen(news::Joined{released_});
    }
    const auto tickets = unanswered_.front();
    unanswered_.erase(unanswered_.begin());
    const bool kept = any_of(4) > 0;
    for (const auto ticket : tickets) {
      if (kept)
        happen(news::Kept{ticket});
      else
        happen(news::NotKept{ticket});
    }
    if (kept) happen(news::StorageChanged{false});
  }

  void touch() {
    auto touches = offered(model());
    if (any_of(4) > 0 && !std::all_of(touches.begin(), touches.end(), leads_away)) std::erase_if(touches, leads_away);
    const auto fields = fields_of(model());
    const auto escape = escape_of(model());
    Actions frame;
    const bool types = !fields.empty() && any_of(2) == 0;
    if (types) frame.push_back(typed_into(fields[any_of(fields.size())]));
    const bool escapes = !escape.empty() && any_of(12) == 0;
    if (escapes) frame.insert(frame.end(), escape.begin(), escape.end());
    // A key and a finger in the same frame are rare; mostly it is one or the other.
    const bool both = any_of(6) == 0;
    if (!touches.empty() && ((!types && !escapes) || both)) {
      const auto& one = touches[any_of(touches.size())];
      frame.insert(frame.end(), one.begin(), one.end());
    }
    happen(act::Touched{});
    const auto page = model().page_at_hand();
    for (const auto& action : frame) {
      if (model().page_at_hand() == page) happen(action);
    }
  }

  Action typed_into(const FieldAt& field) {
    auto text = field.text;
    const auto words = one_of<std::string>({"a ", "a ", "Shah", "Shah ", " ŵ", "blame ", "\n", "<", "x"});
    if (words == "<")
      text.clear();
    else if (words == "x")
      text.paste(std::string(field.of == FieldAt::Of::when ? 4000 : 1001, 'x'));
    else
      text.type(words);
    switch (field.of) {
      case FieldAt::Of::when:
        return act::EditedWhen{text};
      case FieldAt::Of::fact:
        return act::EditedFact{field.id, text};
      case FieldAt::Of::draft:
        break;
    }
    return act::Edited{text};
  }

  /// One step of the kiosk, with what becomes of it; what has to be done at once is done, as the app does it.
  void happen(const Action& action) {
    const auto done = kiosk_.done.size();
    const Model before = model();
    RC_LOG() << kiosk_.now.count() << " ms: " << spelled(action) << "\n";
    auto expected = to_be_sent(before);
    write_down(action, before);
    kiosk_.happen(action);
    std::vector<Effect> effects(kiosk_.done.begin() + static_cast<std::ptrdiff_t>(done), kiosk_.done.end());
    for (const auto& effect : effects) take(effect, action, before, expected);
    hold_turn(action, before);
    for (const auto& effect : effects) {
      if (const auto* check = std::get_if<effect::Check>(&effect)) happen(news::Found{found_in(check->texts)});
    }
  }

  // What somebody does to their words, as the page says it.

  void write_down(const Action& action, const Model& before) {
    if (!before.turn) return;
    if (const auto* news = std::get_if<news::NotKept>(&action)) return not_kept(news->ticket);
    if (const auto* news = std::get_if<news::Kept>(&action)) return kept(news->ticket);
    const auto& turn = *before.turn;
    auto& idea = person_.ideas[turn.prompt];
    const auto touched = [&] {
      if (person_.flight) person_.flight->drafts.erase(turn.prompt);
    };
    if (const auto* edited = std::get_if<act::Edited>(&action)) {
      idea.text = edited->text.text();
      touched();
    } else if (const auto* when = std::get_if<act::EditedWhen>(&action)) {
      idea.when = when->text.text();
      touched();
    } else if (const auto* line = std::get_if<act::EditedFact>(&action)) {
      person_.facts[line->entry].text = line->text.text();
      if (person_.flight) person_.flight->facts.erase(line->entry);
    } else if (const auto* answer = std::get_if<act::Answer>(&action)) {
      this->answer(*answer, turn);
    } else if (const auto* side = std::get_if<act::ChooseSide>(&action)) {
      toggle_in(idea.side, side->side);
      touched();
    } else if (const auto* tag = std::get_if<act::ToggleTag>(&action)) {
      toggle_in(idea.tags, tag->code, 3);
      touched();
    } else if (const auto* factor = std::get_if<act::ToggleFactor>(&action)) {
      toggle_in(idea.factors, factor->factor, 99);
      touched();
    } else if (const auto* pick = std::get_if<act::Pick>(&action)) {
      idea.choices = idea.choices == std::vector{pick->option} ? std::vector<std::string>() : std::vector{pick->option};
      touched();
    } else if (const auto* rate = std::get_if<act::Rate>(&action)) {
      toggle_in(idea.rating, rate->rating);
      touched();
    } else if (const auto* known = std::get_if<act::ChooseKnown>(&action)) {
      toggle_in(idea.known, known->known);
      touched();
    } else if (const auto* moment = std::get_if<act::ChooseMoment>(&action)) {
      person_.moment = moment->entry.empty() ? std::nullopt : std::optional(moment->entry);
    } else if (const auto* vote = std::get_if<act::Resonate>(&action)) {
      if (before.listening() || person_.resonated.contains(vote->record)) return;
      if (person_.resonates.erase(vote->record) == 0) person_.resonates.insert(vote->record);
      if (person_.flight) person_.flight->votes.erase(vote->record);
    } else if (const auto* decided = std::get_if<act::Decide>(&action)) {
      decide(*decided, turn.checking->at);
    } else if (std::holds_alternative<act::RemoveAll>(action)) {
      for (auto& finding : person_.check[turn.checking->at].findings) {
        const bool open = finding.decision == Finding::Decision::open && !finding.blame;
        if (open) finding.decision = Finding::Decision::removed;
      }
    }
  }

  /// Touched again it is taken back; but where its words are out of sight they are shown first.
  void answer(const act::Answer& answer, const Turn& turn) {
    if (person_.flight) person_.flight->facts.erase(answer.entry);
    const auto found = person_.facts.find(answer.entry);
    if (found == person_.facts.end() || found->second.answer != answer.answer) {
      auto& fact = person_.facts[answer.entry];
      fact.answer = answer.answer;
      if (answer.answer == FactAnswer::agree) fact.text.clear();
      return;
    }
    const bool shown = turn.fact == answer.entry;
    if (shown || answer.answer == FactAnswer::agree || found->second.text.empty()) person_.facts.erase(found);
  }

  void decide(const act::Decide& decided, std::size_t at) {
    auto& finding = person_.check[at].findings[decided.finding];
    const bool again = finding.decision == decided.decision && finding.words == decided.words;
    finding.decision = again ? Finding::Decision::open : decided.decision;
    finding.words = again ? "" : decided.words;
  }

  void kept(Ticket ticket) {
    kept_.insert(ticket);
    if (person_.flight && person_.flight->tickets.contains(ticket)) person_.flight->kept = true;
  }

  void not_kept(Ticket ticket) {
    not_kept_.insert(ticket);
    if (person_.flight && person_.flight->tickets.contains(ticket)) person_.flight.reset();  // nothing of it is gone
  }

  // What leaves the kiosk.

  std::string decided_text(const std::string& id, const std::string& written) const {
    for (const auto& each : person_.check) {
      if (each.draft == id) return resolved(each);
    }
    return written;
  }

  static Contribution begun(const Model& before, Kind kind) {
    Contribution made;
    made.kind = kind;
    made.step = before.step()->id;
    made.lang = before.settings.language == Language::cy ? "cy" : "en";
    return made;
  }

  static std::optional<std::string> id_with(const Model& before, PromptInput input) {
    const auto* prompt = prompt_with(*before.step(), input);
    return prompt ? std::optional(prompt->id) : std::nullopt;
  }

  /// What a press of Send may send just now, by what was written and decided; nonces aside.
  std::vector<Contribution> to_be_sent(const Model& before) const {
    if (!before.turn || !before.step()) return {};
    const auto& turn = *before.turn;
    const auto form = form_of(*before.step());
    const bool checks = turn.page == Page::checking;
    if (checks && turn.checking->nothing_to_add) return {begun(before, Kind::pass)};
    const bool facts = form == StepForm::facts && (checks ? turn.checking->here().fact : turn.page == Page::answering);
    return facts ? facts_to_be_sent(before) : idea_to_be_sent(before);
  }

  std::vector<Contribution> facts_to_be_sent(const Model& before) const {
    std::vector<Contribution> all;
    for (const auto& [entry, fact] : person_.facts) {
      auto made = begun(before, Kind::fact_response);
      made.prompt = id_with(before, PromptInput::fact_response);
      made.target = entry;
      made.response = fact.answer;
      made.text = decided_text(entry, fact.text);
      all.push_back(std::move(made));
    }
    return all;
  }

  std::vector<Contribution> idea_to_be_sent(const Model& before) const {
    const auto& id = before.turn->prompt;
    const auto form = form_of(*before.step());
    const auto found = person_.ideas.find(id);
    const auto idea = found == person_.ideas.end() ? Idea() : found->second;
    std::vector<Contribution> all;
    const bool votes = form == StepForm::issues && id != kUrgent;
    if (!votes || !idea.text.empty()) all.push_back(contribution(before, id, idea));
    if (!votes) return all;
    for (const auto& record : person_.resonates) {
      auto made = begun(before, Kind::vote);
      made.prompt = id_with(before, PromptInput::vote);
      made.target = record;
      all.push_back(std::move(made));
    }
    return all;
  }

  Contribution contribution(const Model& before, const std::string& id, const Idea& idea) const {
    if (id == kUrgent) {
      auto made = begun(before, Kind::escalation);
      made.text = decided_text(id, idea.text);
      return made;
    }
    if (id == kMissingFact) {
      auto made = begun(before, Kind::fact_response);
      made.prompt = id_with(before, PromptInput::free_text);
      made.response = FactAnswer::add;
      made.text = decided_text(id, idea.text);
      if (!idea.when.empty()) made.when = idea.when;
      return made;
    }
    const auto* prompt = before.prompt();
    RC_ASSERT(prompt != nullptr);  // nothing is sent without its question
    auto made = begun(before, prompt->kind);
    made.prompt = id;
    made.text = decided_text(id, idea.text);
    made.side = idea.side;
    made.tags = idea.tags;
    made.factors = idea.factors;
    made.choices = idea.choices;
    made.known = idea.known;
    made.rating = idea.rating;
    if (form_of(*before.step()) == StepForm::reflect) made.target = person_.moment;
    return made;
  }

  void take(const Effect& effect, const Action& action, const Model& before, std::vector<Contribution>& expected) {
    if (const auto* send = std::get_if<effect::Send>(&effect)) sent(*send, action, before, expected);
    if (const auto* release = std::get_if<effect::Release>(&effect)) released(release->tickets);
    if (const auto* withdraw = std::get_if<effect::Withdraw>(&effect)) {
      RC_ASSERT(std::holds_alternative<act::Undo>(action));
      settle(withdraw->tickets);
      person_.flight.reset();
    }
  }

  void sent(const effect::Send& send, const Action& action, const Model& before, std::vector<Contribution>& expected) {
    const bool asked = std::holds_alternative<act::CheckAndSend>(action) ||
                       std::holds_alternative<news::Found>(action) || std::holds_alternative<act::SendNow>(action) ||
                       std::holds_alternative<act::SendAnyway>(action);
    RC_ASSERT(asked);
    RC_ASSERT(before.turn->sitting == send.sitting);
    RC_ASSERT(before.turn->step == send.step);
    RC_ASSERT((!before.listening() || expected.at(0).kind == Kind::escalation));
    RC_ASSERT(send.contributions.size() == expected.size());
    Flight flight;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      auto given = send.contributions[i].contribution;
      given.nonce = expected[i].nonce;
      RC_ASSERT(given == expected[i]);
      RC_ASSERT(to_json(given).has_value());
      says_something(given);
      flight.tickets.insert(send.contributions[i].ticket);
    }
    take_off(expected, before, flight);
    person_.flight = std::move(flight);
    unanswered_.push_back(person_.flight->tickets);
  }

  static void says_something(const Contribution& given) {
    if (given.kind == Kind::pass || given.kind == Kind::vote) return;
    if (given.kind == Kind::fact_response && given.response != FactAnswer::add) return;
    RC_ASSERT((!given.text.empty() || !given.tags.empty() || !given.factors.empty() || !given.choices.empty() ||
               given.known || given.rating));
  }

  /// Undone, it comes back as it was decided.
  void take_off(const std::vector<Contribution>& all, const Model& before, Flight& flight) {
    for (const auto& each : all) {
      if (each.kind == Kind::pass) continue;
      if (each.kind == Kind::vote) {
        flight.votes.insert(*each.target);
      } else if (each.kind == Kind::fact_response && each.response != FactAnswer::add) {
        flight.facts.insert(*each.target);
        person_.facts[*each.target].text = each.text;
      } else {
        flight.drafts.insert(before.turn->prompt);
        person_.ideas[before.turn->prompt].text = each.text;
      }
    }
  }

  void settle(const std::vector<Ticket>& tickets) {
    RC_ASSERT(person_.flight.has_value());
    RC_ASSERT(person_.flight->open);
    RC_ASSERT((std::set(tickets.begin(), tickets.end()) == person_.flight->tickets));
    for (const auto ticket : tickets) ++settled_[ticket];
  }

  /// Only now are the words gone; those that were touched since are others.
  void released(const std::vector<Ticket>& tickets) {
    settle(tickets);
    auto& flight = *person_.flight;
    if (model().turn) RC_ASSERT(flight.kept);  // they are nowhere but in this turn until then
    flight.open = false;
    released_ = tickets;
    for (const auto& id : flight.drafts) person_.ideas.erase(id);
    for (const auto& id : flight.facts) person_.facts.erase(id);
    for (const auto& id : flight.votes) {
      person_.resonates.erase(id);
      person_.resonated.insert(id);
    }
  }

  // What has to hold at every step.

  void hold_turn(const Action& action, const Model& before) {
    const auto& turn = model().turn;
    RC_ASSERT(next_change(model()) > kiosk_.now);
    if (!turn) {
      RC_ASSERT(!model().asking_still_there);
      if (before.turn) turn_ended(action, before);
      return;
    }
    if (!before.turn) return turn_began();
    RC_ASSERT(turn->checking.has_value() == (turn->page == Page::checking));
    RC_ASSERT(turn->sending.has_value() == (turn->page == Page::sent));
    hold_words();
    hold_page();
    hold_hint(before);
    if (turn->page != Page::checking)
      person_.check.clear();
    else if (before.turn->page != Page::checking)
      open_check();
  }

  void open_check() {
    person_.check.clear();
    if (model().turn->checking->nothing_to_add) return;
    person_.check = model().turn->checking->texts;
    for (const auto& each : person_.check) {
      RC_ASSERT(each.text == (each.fact ? person_.facts.at(each.draft).text : person_.ideas.at(each.draft).text));
      if (!each.fact) RC_ASSERT(each.draft == model().turn->prompt);
    }
  }

  void hold_words() {
    const auto& turn = *model().turn;
    std::set<std::string> ids;
    for (const auto& each : turn.drafts) ids.insert(each.first);
    for (const auto& each : person_.ideas) ids.insert(each.first);
    for (const auto& id : ids) {
      const auto found = turn.drafts.find(id);
      const auto idea = found == turn.drafts.end() ? Idea() : idea_of(found->second);
      const auto mine = person_.ideas.contains(id) ? person_.ideas.at(id) : Idea();
      if (mine != idea) RC_LOG() << "draft " << id << ": \"" << mine.text << "\" is \"" << idea.text << "\"\n";
      RC_ASSERT(mine == idea);
    }
    RC_ASSERT(turn.facts.size() == person_.facts.size());
    for (const auto& [entry, fact] : turn.facts) {
      RC_ASSERT(fact.response.has_value());
      RC_ASSERT((FactIdea{*fact.response, std::string(fact.text.text())} == person_.facts.at(entry)));
      RC_ASSERT((fact.text.empty() || fact.response != FactAnswer::agree));
    }
    RC_ASSERT(turn.resonates == person_.resonates);
    RC_ASSERT(turn.resonated == person_.resonated);
    if (!turn.moment && !person_.unsent()) person_.moment.reset();  // it went with its step
    RC_ASSERT(turn.moment == person_.moment);
  }

  /// What was written can be come back to, and a page that asks for words says what for.
  void hold_page() {
    const auto& turn = *model().turn;
    const auto* step = model().step();
    RC_ASSERT(step != nullptr);
    std::set<std::string> here{kUrgent};
    if (form_of(*step) == StepForm::facts) here.insert(kMissingFact);
    for (const auto& prompt : step->prompts) here.insert(prompt.id);
    for (const auto& [id, idea] : person_.ideas) RC_ASSERT((idea.blank() || here.contains(id)));
    const bool sending_own = turn.prompt == kUrgent || turn.prompt == kMissingFact;
    if (turn.page == Page::answering || turn.page == Page::writing) RC_ASSERT(model().prompt() != nullptr);
    if (turn.page == Page::writing_urgent) RC_ASSERT(turn.prompt == kUrgent);
    if (turn.page == Page::adding_fact) RC_ASSERT(turn.prompt == kMissingFact);
    if (turn.page == Page::checking || turn.page == Page::sent) RC_ASSERT((sending_own || model().prompt() != nullptr));
  }

  /// A hint is of the page that it was given on.
  void hold_hint(const Model& before) {
    const auto& hint = model().hint;
    if (hint.empty() || hint == kHeadphonesHint) return;
    if (hint == kFamilyHint) RC_ASSERT(model().sending_waits());
    const auto &was = *before.turn, &is = *model().turn;
    if (was.page != is.page || was.prompt != is.prompt || was.step != is.step) RC_ASSERT(hint != before.hint);
  }

  void turn_began() {
    const auto& turn = *model().turn;
    RC_ASSERT(sittings_.insert(turn.sitting).second);
    RC_ASSERT((turn.drafts.empty() && turn.facts.empty() && turn.resonates.empty() && turn.resonated.empty()));
    RC_ASSERT((!turn.checking && !turn.sending && !turn.moment && !turn.leaving && !turn.set_aside));
    RC_ASSERT((turn.fact.empty() && turn.moments == Moments::hidden && turn.page == Page::answering));
    RC_ASSERT((turn.step == model().room->at && model().prompt() != nullptr));
    RC_ASSERT((model().hint.empty() || (model().settings.aloud && model().hint == kHeadphonesHint)));
    RC_ASSERT(model().overlay == Overlay::none);
    person_ = {};
  }

  void turn_ended(const Action& action, const Model& before) {
    const auto idle = kiosk_.now - before.touched;
    const bool said_so = std::holds_alternative<act::FinishAnyway>(action);
    const bool finished = std::holds_alternative<act::Finish>(action) || std::holds_alternative<act::HandOver>(action);
    const bool nobody = idle >= kIdleBeforeAsking + kIdleAfterAsking && !(before.listening() && person_.unsent());
    const bool thanked = idle >= kClearAfterSent && before.turn->page == Page::sent && !person_.unsent();
    RC_ASSERT((said_so || (finished && !person_.unsent()) || nobody || thanked));
    RC_ASSERT((!finished || !person_.flight || person_.flight->kept));
    RC_ASSERT(model().settings == model().house);
    RC_ASSERT((model().overlay == Overlay::none && model().hint.empty() && !model().reading));
    RC_ASSERT(std::holds_alternative<effect::Wipe>(kiosk_.done.back()));
    person_ = {};
  }

  KioskAtHand kiosk_;
  Person person_;
  std::vector<std::set<Ticket>> unanswered_;
  std::set<Ticket> kept_, not_kept_;
  std::vector<Ticket> released_;
  std::map<Ticket, int> settled_;
  std::set<SittingId> sittings_;
};

RC_GTEST_PROP(AnyTurnByHand, sendsWhatWasWrittenAndDecidedAndLosesNothing, ()) {
  Room room;
  for (int i = *rc::gen::inRange(0, 150); i > 0; --i) room.goes_on();
  room.ends();
}

}  // namespace
}  // namespace candour
