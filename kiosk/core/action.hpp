#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "common/choice/one_of.hpp"
#include "kiosk/core/model.hpp"
#include "kiosk/core/room_news.hpp"

namespace candour {

/// What somebody did at the screen.
namespace act {
struct Touched {};  ///< anything at all: nobody has walked off
struct Held {};     ///< a finger is on the question whether somebody is there: it waits for that to be lifted
struct Begin {};
struct Finish {};        ///< asks first when something is unsent
struct FinishAnyway {};  ///< the answer to that
struct KeepWriting {};   ///< the other answer
struct HandOver {};      ///< "someone else's turn": the same
struct StillHere {};
struct Show {
  Overlay overlay = Overlay::none;  ///< none: close what lies over the page
};
struct Change {
  Settings settings;
};
struct ChoosePrompt {
  std::string id;
};
struct OpenWriting {  ///< the full editor for a draft
  std::string draft;
};
struct CloseWriting {};
struct AddFact {};
struct WriteUrgent {};
struct Edited {
  TextBuffer text;
};  ///< of the draft at hand
struct EditedWhen {
  TextBuffer text;
};
struct EditedFact {
  std::string entry;
  TextBuffer text;
};
struct Answer {  ///< touched again it is taken back; where its words are out of sight they are shown first
  std::string entry;
  FactAnswer answer = FactAnswer::agree;
};
struct OpenFact {
  std::string entry;  ///< empty: its line is done
};
struct ChooseSide {
  Side side = Side::practice;
};
struct ToggleTag {
  std::string code;
};
struct ToggleFactor {
  std::string factor;
};
struct Pick {  ///< one option of the prompt at hand
  std::string option;
};
struct Rate {
  int rating = 0;
};
struct ChooseKnown {
  Known known = Known::unsure;
};
struct ShowMoments {
  Moments which = Moments::all;
};
struct ChooseMoment {
  std::string entry;  ///< empty: all of the case
};
struct Resonate {
  std::string record;
};
struct FollowRoom {};
struct CheckAndSend {};
struct NothingToAdd {};
struct Decide {
  std::size_t finding = 0;
  Finding::Decision decision = Finding::Decision::kept;
  std::string words;
};
struct RemoveAll {};
struct EditFinding {
  std::size_t finding = 0;
};
struct BackToWriting {};
struct SendNow {};
struct SendAnyway {};
struct Undo {};
struct WriteAnother {};
struct ReadAloud {
  std::string text;
};
struct StopReading {};
struct Hint {  ///< a "not yet" was touched: say why; empty: it was read
  std::string id;
};
}  // namespace act

/// What came from elsewhere, beside the news of the room.
namespace news {
struct Kept {
  Ticket ticket = 0;
};
struct NotKept {
  Ticket ticket = 0;
};
struct Joined {
  std::vector<Ticket> tickets;
};
struct StorageChanged {
  bool trouble = false;
};
struct Found {  ///< the guard's answer to effect::Check
  std::vector<CheckedText> texts;
};
struct Headphones {
  bool there = false;
};
struct ReadingEnded {};
}  // namespace news

using ActionKinds = std::variant<
    act::Touched, act::Held, act::Begin, act::Finish, act::FinishAnyway, act::KeepWriting, act::HandOver,
    act::StillHere, act::Show, act::Change, act::ChoosePrompt, act::OpenWriting, act::CloseWriting, act::AddFact,
    act::WriteUrgent, act::Edited, act::EditedWhen, act::EditedFact, act::Answer, act::OpenFact, act::ChooseSide,
    act::ToggleTag, act::ToggleFactor, act::Pick, act::Rate, act::ChooseKnown, act::ShowMoments, act::ChooseMoment,
    act::Resonate, act::FollowRoom, act::CheckAndSend, act::NothingToAdd, act::Decide, act::RemoveAll, act::EditFinding,
    act::BackToWriting, act::SendNow, act::SendAnyway, act::Undo, act::WriteAnother, act::ReadAloud, act::StopReading,
    act::Hint, news::Room, news::CaseShown, news::BoardShown, news::LineChanged, news::Kept, news::NotKept,
    news::Joined, news::StorageChanged, news::Found, news::Headphones, news::ReadingEnded, news::TimePassed>;
extern template class OneOf<ActionKinds>;
using Action = OneOf<ActionKinds>;
using Actions = std::vector<Action>;

}  // namespace candour
