#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/core/checking.hpp"
#include "kiosk/core/draft.hpp"
#include "kiosk/core/room_view.hpp"
#include "kiosk/core/settings.hpp"

namespace candour {

using Ticket = std::uint64_t;  ///< names one contribution between the screen and the link; never leaves the kiosk

/// What became of something that was sent in this turn.
struct Sending {
  enum class State {
    keeping,   ///< on its way to the spool: nothing is promised yet
    safe,      ///< in the spool
    joined,    ///< the hub's receipt is in
    not_kept,  ///< the disk did not take it; the words are still in the draft
  };
  State state = State::keeping;
  std::set<Ticket> tickets;      ///< of this one press of Send
  std::set<Ticket> joined;       ///< of those: with a receipt
  std::set<std::string> drafts;  ///< what is wiped when the undo window is over
  bool facts = false;            ///< the answers to the timeline were sent
  bool votes = false;            ///< what resonates was sent
  bool urgent = false;
  bool nothing_to_add = false;
  std::chrono::milliseconds undo_until{};
  bool open = true;  ///< it can still be undone
};

/// The list of moments: all to choose from, or the timeline up to the one that was chosen.
enum class Moments { hidden, up_to_chosen, all };

/// One person's turn at a kiosk, from Begin to Finish, hand-over or time-out. All that is theirs is in here, and goes
/// with it.
struct Turn {
  enum class Page { answering, writing, adding_fact, writing_urgent, checking, sent };

  SittingId sitting;
  std::size_t step = 0;  ///< the step that this screen is at; the room may have moved on
  bool family = false;   ///< it is asked that step's prompts for the family
  Page page = Page::answering;
  std::string prompt;                 ///< the draft at hand: a prompt's id, kMissingFact, kUrgent
  std::string question;               ///< the prompt that the page of one of the latter two leads back to
  std::string fact;                   ///< the entry whose line is being written
  std::optional<std::string> moment;  ///< reflective analysis: the chronology entry to think about
  Moments moments = Moments::hidden;
  std::map<std::string, Draft> drafts;
  std::map<std::string, FactDraft> facts;
  std::set<std::string> resonates;  ///< record ids, hex; sent with Send
  std::optional<Checking> checking;
  std::optional<Sending> sending;
  bool leaving = false;             ///< "finish without sending?" is being asked
  bool set_aside = false;           ///< nobody touched it while the family was heard: kept, and covered
  std::set<std::string> resonated;  ///< sent in this turn: cannot be sent twice
};

/// A page that lies over whatever is there, and can be had without a turn too.
enum class Overlay { none, how, settings, support, facts };

/// The page that somebody has before them.
struct PageAtHand {
  SittingId sitting;
  std::size_t step = 0;
  Turn::Page page = Turn::Page::answering;
  Overlay overlay = Overlay::none;
  bool operator==(const PageAtHand&) const = default;
};

/// Everything a participant's screen shows. `update` is the only thing that changes it.
struct Model : RoomView {
  bool storage_trouble = false;
  bool headphones = false;
  bool reading = false;  ///< something is being read aloud

  // This kiosk and whoever stands at it.
  Settings house;     ///< what it starts with, and goes back to
  Settings settings;  ///< of the person at hand
  Overlay overlay = Overlay::none;
  std::optional<Turn> turn;
  std::string hint;  ///< id of a sentence to show once: why a button did nothing
  std::chrono::milliseconds touched{};
  bool asking_still_there = false;
  Ticket next_ticket = 1;

  using RoomView::step;
  const Step* step() const;      ///< of the turn, or else of the room; null without a case
  const Prompt* prompt() const;  ///< of the turn, when it is one of the step's
  PageAtHand page_at_hand() const;
  bool moved_on() const;         ///< the room is at another step than the turn
  bool asked_otherwise() const;  ///< the family came or left: the turn's step has other prompts now
  bool taking() const;           ///< the room is in a phase in which somebody may begin
  /// The family is heard: of what somebody has before them nothing can be sent, but for what cannot wait.
  bool sending_waits() const;
};

inline constexpr const char* kFamilyHint = "room.family_hint";  ///< why nothing is sent while the family is heard

inline constexpr std::chrono::seconds kIdleBeforeAsking{90};
inline constexpr std::chrono::seconds kIdleAfterAsking{60};
inline constexpr std::chrono::seconds kUndoWindow{15};
inline constexpr std::chrono::seconds kClearAfterSent{30};

}  // namespace candour
