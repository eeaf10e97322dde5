#pragma once
#include <variant>
#include <vector>

#include "common/choice/one_of.hpp"
#include "common/sealed/random.hpp"
#include "common/wire/desk_request.hpp"
#include "kiosk/core/desk/desk_model.hpp"

namespace candour {

/// What somebody did at the desk.
namespace desk {
struct Touched {};
struct Show {
  DeskTab tab = DeskTab::run;
};
struct Filter {
  FeedFilter filter = FeedFilter::all;
};
struct AllSteps {
  bool all = false;
};
struct Ask {
  Asking asking;
};
struct Cancel {};
struct Confirm {};  ///< of what is being asked
struct Do {         ///< at once; what the undo would be is said by a toast
  Command command;
};
struct Decide {
  Decision decision;
};
struct Approve {  ///< for the wall, once the guard has looked at it
  RecordId record;
};
struct ApproveAsItIs {};  ///< the answer to what the guard has found
struct UndoLast {};       ///< what this desk decided last
struct TakeBack {};       ///< what the toast offers
struct Edited {
  std::string field;
  TextBuffer text;
};
struct ToggleWord {
  std::size_t word = 0;
};
struct ChooseMinutes {
  int minutes = 15;
};
struct ChoosePrompt {
  std::string id;
};
struct Unlock {};
struct LockNow {};
struct ShowPassphrase {
  bool shown = false;
};
struct ReadEscalation {
  RecordId record;
};
struct Announce {
  bool everywhere = false;
};
struct TurnOverview {
  int by = 1;
};
struct SaveCopy {};
struct ClearKiosks {};
struct StopHub {};
struct GoWithoutUnheard {};  ///< nobody waits for the kiosks that are not heard
}  // namespace desk

/// What came from elsewhere, beside the news of the room.
namespace news {
struct TimeOfDay {
  std::optional<int> minute_of_day;
};
struct DeviceSaid {
  std::string device;
  std::optional<DeviceState> state;  ///< nothing: it was taken away
};
struct PackCame {
  bool key_too = false;
};
struct Released {  ///< opened; of one record the latest counts
  std::vector<Recorded> contributions;
};
struct Noted {
  std::vector<NumberedNote> notes;
};
struct Answered {
  DeskAnswer answer;
  bool redaction = false;  ///< of this desk's, which goes on sending it until the hub has it
};
struct NotSealed {  ///< what desk_effect::Keep was to seal goes into no note
  NoteId note;
};
struct WordsChecked {  ///< the guard's answer to desk_effect::CheckWords
  RecordId record;
  std::vector<CitedSpan> found;
};
struct Opening {
  std::size_t opened = 0, of = 0;
};
struct Opened {
  OpenedEvent event;
  std::shared_ptr<const Case> shown;  ///< what participants may see of it
};
struct NotOpened {
  std::string why;  ///< id of a sentence
  bool wrong_passphrase = false;
};
struct NotPublished {};  ///< the line is down: what was asked has not left this desk
struct Exported {
  bool good = false;
  std::string sentence;
};
struct CardKept {
  bool kept = false;
};
}  // namespace news

using DeskActionKinds =
    std::variant<desk::Touched, desk::Show, desk::Filter, desk::AllSteps, desk::Ask, desk::Cancel, desk::Confirm,
                 desk::Do, desk::Decide, desk::Approve, desk::ApproveAsItIs, desk::UndoLast, desk::TakeBack,
                 desk::Edited, desk::ToggleWord, desk::ChooseMinutes, desk::ChoosePrompt, desk::Unlock, desk::LockNow,
                 desk::ShowPassphrase, desk::ReadEscalation, desk::Announce, desk::TurnOverview, desk::SaveCopy,
                 desk::ClearKiosks, desk::StopHub, desk::GoWithoutUnheard, news::Room, news::LineChanged,
                 news::TimePassed, news::TimeOfDay, news::DeviceSaid, news::PackCame, news::Released, news::Noted,
                 news::Answered, news::NotSealed, news::WordsChecked, news::Opening, news::Opened, news::NotOpened,
                 news::NotPublished, news::Exported, news::CardKept>;
extern template class OneOf<DeskActionKinds>;
using DeskAction = OneOf<DeskActionKinds>;
using DeskActions = std::vector<DeskAction>;

/// What the desk wants done.
namespace desk_effect {
struct Request {
  DeskRequest request;
};
struct Keep {  ///< seal it and send it to the hub; answered with news::NotSealed when it cannot be sealed
  Note note;
};
struct Redact {  ///< seal it and put it in the place of what stands there
  RecordId record;
  Contribution replacement;
};
struct ShowBoard {
  Board board;
};
struct TakeAway {};  ///< board and case: nothing of them may stay on a screen
struct Unlock {};    ///< with the field "passphrase"; answered with Opened or NotOpened
struct Forget {};    ///< the key, and every trace of what could be read
struct SendCard {
  Contribution contribution;
  std::uint8_t step = 0;
};
struct CheckWords {  ///< by the guard, before everybody can read them; answered with news::WordsChecked
  RecordId record;
  std::string text, lang;
};
struct Export {};  ///< with the field "passphrase"
}  // namespace desk_effect
using DeskEffect = std::variant<desk_effect::Request, desk_effect::Keep, desk_effect::Redact, desk_effect::ShowBoard,
                                desk_effect::TakeAway, desk_effect::Unlock, desk_effect::Forget, desk_effect::SendCard,
                                desk_effect::CheckWords, desk_effect::Export>;

/// Pure: the only thing that changes the model. `chance` gives ids of notes and requests.
std::vector<DeskEffect> update(DeskModel& model, const DeskAction& action, std::chrono::milliseconds now,
                               Chance& chance);

/// When the desk looks otherwise at the latest, if nothing comes.
std::chrono::milliseconds next_change(const DeskModel& model);

}  // namespace candour
