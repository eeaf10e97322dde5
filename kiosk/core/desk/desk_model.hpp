#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "common/agenda/command.hpp"
#include "common/record/record.hpp"
#include "common/record/tally.hpp"
#include "common/wire/device_state.hpp"
#include "kiosk/core/passphrase_lock.hpp"
#include "kiosk/core/room_news.hpp"
#include "kiosk/core/settings.hpp"
#include "kiosk/writing/text_buffer.hpp"

namespace candour {

/// What of the released comments the feed shows.
enum class FeedFilter { all, to_look_at, on_the_wall, hidden };

/// The pages of the desk. Once the room closes, `run` is the list that closes it with care.
enum class DeskTab { prepare, run, facts, follow_up };

/// A redaction that can still be called off. What it replaces is gone for good afterwards.
struct HeldRedaction {
  RecordId record;
  Contribution original, replacement;
  std::chrono::milliseconds until{};
  std::vector<CitedSpan> taken{};           ///< of the original
  std::size_t decided_before = 0;           ///< how much could be undone then
  std::optional<NoteId> approval_before{};  ///< held already: of a text that an earlier redaction left
};

/// An approval of what this desk has made of a comment. It stands here at once, and is not on its way before the hub
/// has that text: another desk would put the words on the wall that went.
struct HeldApproval {
  NoteId note;                         ///< among the pending ones
  std::optional<NoteId> taken_off{};   ///< by the redaction: it was on the wall as it was before
  std::optional<NoteId> instead_of{};  ///< the approval of that, if it was decided here
};

/// Everything that can be read at an unlocked desk, and is gone with the lock.
struct OpenedEvent {
  std::shared_ptr<const EventPack> pack;  // shared with the thread that opened it
  Session session;
  std::vector<std::string> pack_remarks;  ///< what `check` says of the pack
  std::map<RecordId, Contribution> contributions;
  std::map<std::uint64_t, Note> notes;  ///< by the hub's sequence number
  std::vector<Note> pending;            ///< sent, and not heard back from the hub
  std::vector<NoteId> can_undo;         ///< decided at this desk and not taken back, the last one last
  Record record;
  // What follows from the record, kept because a screen asks for it in every frame.
  std::vector<EntryTally> tallies;
  Balance balance;
  std::vector<std::size_t> with_words;       ///< places in record.contributions of what the feed may show, by record id
  std::vector<std::size_t> urgent;           ///< likewise, of what was raised as urgent
  std::map<RecordId, ShownCount> resonates;  ///< with whom somebody said so
  std::optional<HeldRedaction> redaction;
  std::map<RecordId, Contribution> redacted;           ///< by this desk, for as long as the hub has not said so
  std::map<RecordId, std::vector<Contribution>> sent;  ///< redactions of this desk on their way, the last one last
  std::map<RecordId, HeldApproval> held_approvals;
  std::set<RecordId> read_escalations;  ///< opened by a second tap, on this screen
};

/// What lies over the page and wants an answer.
namespace ask {
struct Do {  ///< a command that participants will notice
  Command command;
};
struct Break {
  int minutes = 15;
};
struct Urgent {
  RecordId record;
};
struct Redact {
  RecordId record;
  std::set<std::size_t> words;  ///< of cited_words()
  bool for_the_wall = false;    ///< somebody wants to approve it, and the guard has found something in it
};
struct AskRedaction {
  RecordId record;
  std::set<std::size_t> words;
};
struct SetOutcome {
  std::string entry;
  Outcome outcome = Outcome::agreed;
};
struct AddEntry {};
struct FixNow {};
struct Differ {
  std::string entry;
};
struct Own {
  RecordId record;
};
struct Card {  ///< one written by hand
  std::string prompt;
  bool moved = false;  ///< another step came since: somebody has to say where in it the card belongs
};
struct FollowUp {};  ///< the date of the staff's follow-up
struct Export {};
struct Guide {};
struct Keys {};
struct Kiosks {};  ///< all of them: the strip may have no room
}  // namespace ask
using Asking = std::variant<ask::Do, ask::Break, ask::Urgent, ask::Redact, ask::AskRedaction, ask::SetOutcome,
                            ask::AddEntry, ask::FixNow, ask::Differ, ask::Own, ask::Card, ask::FollowUp, ask::Export,
                            ask::Guide, ask::Keys, ask::Kiosks>;

/// A question that is closed, with what was written in it.
struct GivenUp {
  Asking asking;
  std::map<std::string, TextBuffer> fields;
};

/// Says what was done, for a while, and takes it back if that is touched.
struct Toast {
  std::string words;  ///< id of a sentence, or, with `as_it_is`, the sentence
  std::string value;  ///< for {n} or {name} in it
  bool as_it_is = false;
  std::variant<std::monostate, NoteId, Command, HeldRedaction, GivenUp> undo;
  std::chrono::milliseconds until{};
};

/// Something that takes its time beside the room: a copy, an export.
struct Errand {
  enum class State { not_begun, going_on, done, failed };
  State state = State::not_begun;
  std::string sentence;  ///< what came of it
};

/// Everything the desk shows. `update` is the only thing that changes it.
struct DeskModel : RoomView {
  Settings settings;
  std::optional<int> minute_of_day;            ///< by this machine's clock, where it has been set
  std::map<std::string, DeviceState> devices;  ///< by name; those that have ever been heard of
  bool key_here = false;                       ///< the wrapped key, from the hub or from a file
  bool pack_here = false;
  bool before_close = false;  ///< it was there before: what came meanwhile, it has
  bool event_here = false;    ///< the event's folder is on this machine

  PassphraseLock lock;
  std::optional<OpenedEvent> open;

  DeskTab tab = DeskTab::prepare;
  FeedFilter filter = FeedFilter::all;
  bool all_steps = false;  ///< the feed is not of this step alone
  std::optional<Asking> asking;
  std::optional<Toast> toast;
  std::map<std::string, TextBuffer> fields;  ///< what is being written at the desk, by the field's name
  bool passphrase_shown = false;
  std::map<std::string, Command> asked;    ///< commands without an answer, by request id
  std::string copy_request, stop_request;  ///< their ids
  Errand copy, exporting;
  bool copy_to_tick = false;  ///< it came while the desk was locked
  /// Kiosks that nobody hears, and that the facilitator waits for no longer. Known to this desk alone: no note names a
  /// device.
  std::set<std::string> gone_without;
  bool hub_stopped = false;  ///< asked to by this desk, and it did
  std::chrono::milliseconds touched{};

  /// Opened after the close, when the hub tells of no comment any more: what it does not show may be there all the
  /// same.
  bool came_late() const { return closing() && !before_close; }
  bool closing() const { return room && (room->phase == Phase::closing || room->phase == Phase::closed); }
  std::string field(const std::string& name) const;
};

/// The comments of the feed: with words, of no escalation, in the order of their ids.
std::vector<const Recorded*> feed(const DeskModel& model, FeedFilter filter);
/// How many there are of each: by FeedFilter.
std::array<std::size_t, 4> feed_counts(const DeskModel& model);
/// Works out what follows from the record of an open event. Precondition: `model.open`.
void keep_what_follows(DeskModel& model);
/// What somebody raised as urgent, in the order of their ids.
std::vector<const Recorded*> escalations(const DeskModel& model);
/// Nobody has decided about it yet.
bool to_look_at(const DeskModel& model, const Recorded& recorded);

/// One step of the agenda as the rail shows it: minutes of the day; nothing where nobody knows the time.
struct StepTimes {
  std::optional<int> planned_from, planned_to, likely_from, likely_to;
};
std::vector<StepTimes> step_times(const DeskModel& model);

/// What the facilitator might think of just now: ids of sentences, with their {n}.
struct Hint {
  std::string words, n;
};
std::vector<Hint> hints(const DeskModel& model);

/// What the kiosks still hold, once the room closes. One that is not heard may hold words: only what it said last, if
/// that was "empty", tells otherwise.
struct KiosksAtEnd {
  std::size_t empty = 0, all = 0;
  std::vector<std::string> unheard;  ///< names; neither heard nor empty
};
KiosksAtEnd kiosks_at_end(const DeskModel& model);

/// The list at the end, in its order.
struct EndItem {
  std::string id;  ///< of its words: "end.<id>", "end.<id>_body"
  enum class State { to_do, now, done } state = State::to_do;
};
std::vector<EndItem> end_list(const DeskModel& model);

inline constexpr std::chrono::seconds kToast{6};
inline constexpr std::chrono::seconds kRedactionHeld{10};

}  // namespace candour
