#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/choice/one_of.hpp"
#include "common/sealed/fixed_bytes.hpp"

namespace candour {

/// A piece of a text in code points: [begin, end). Notes cite words in this way and never repeat them.
struct CitedSpan {
  std::size_t begin = 0, end = 0;
  bool operator==(const CitedSpan&) const = default;
};

/// What the room made of one chronology entry.
enum class Outcome { agreed, amended, queried };

/// Of a finding: whether it is still as it was on the day.
enum class StillTrue { yes, no, unsure };

/// What managers say of a recommendation.
enum class Feasibility { feasible, with_changes, not_now };

/// What a desk decides, and after the day the lead reviewer, one kind of note each (WIRE.md, "Note"). `record` is the
/// contribution that it is about.
namespace decision {
struct Approve {  ///< may be on the wall and the kiosks
  RecordId record;
  bool operator==(const Approve&) const = default;
};
struct TakeOff {  ///< of the wall and the kiosks
  RecordId record;
  bool operator==(const TakeOff&) const = default;
};
struct Hide {  ///< not in the feed; it stays in the record
  RecordId record;
  bool operator==(const Hide&) const = default;
};
struct Unhide {
  RecordId record;
  bool operator==(const Unhide&) const = default;
};
struct AskForLook {  ///< the lead reviewer should look at it
  RecordId record;
  bool operator==(const AskForLook&) const = default;
};
struct AskToRedact {  ///< the lead reviewer should take these words out
  RecordId record;
  std::vector<CitedSpan> spans;
  bool operator==(const AskToRedact&) const = default;
};
struct MarkUrgent {  ///< a comment that cannot wait, though its writer did not say so
  RecordId record;
  std::string reason;
  bool operator==(const MarkUrgent&) const = default;
};
struct SeeEscalation {  ///< the lead reviewer has read it
  RecordId record;
  bool operator==(const SeeEscalation&) const = default;
};
struct OwnEscalation {  ///< a role or an agency, never a person's name
  RecordId record;
  std::string owner;
  bool operator==(const OwnEscalation&) const = default;
};
struct SetOutcome {
  std::string entry;
  Outcome outcome = Outcome::agreed;
  std::string text;  ///< what it should say, or what is to be found out and by which agency
  bool operator==(const SetOutcome&) const = default;
};
struct AddEntry {  ///< an event that the chronology lacks
  std::string when, text;
  bool operator==(const AddEntry&) const = default;
};
struct FixNow {  ///< need not wait for the report
  std::string text, owner;
  bool operator==(const FixNow&) const = default;
};
struct Fixed {  ///< by the id of its FixNow
  NoteId what;
  bool operator==(const Fixed&) const = default;
};
struct Differ {  ///< a difference of opinion, kept as one; `entry` is of the chronology, or empty
  std::string entry, text;
  bool operator==(const Differ&) const = default;
};
struct Announce {  ///< on the wall, or everywhere; an empty text takes it away
  std::string text;
  bool everywhere = false;
  bool operator==(const Announce&) const = default;
};
struct ShowOverview {  ///< what the room said about the facts, on the wall and the kiosks
  bool shown = false;
  int page = 0;  ///< from 0
  bool operator==(const ShowOverview&) const = default;
};
struct SetSegment {  ///< the family is in the room
  bool family = false;
  bool professionals_write = true;
  bool operator==(const SetSegment&) const = default;
};
struct Tick {  ///< one item of the list at the end of the event
  std::string item;
  bool done = true;
  std::string text;
  bool operator==(const Tick&) const = default;
};
// The lead reviewer's.

struct CodeWith {  ///< what one theme has of one comment: all of it where there are no spans
  RecordId record;
  std::string theme;
  bool on = true;
  std::vector<CitedSpan> spans{};
  bool operator==(const CodeWith&) const = default;
};
struct SetTheme {  ///< a theme of the codebook as it is from now on
  std::string code, name, description;
  bool is_system = false;
  std::string parent{};  ///< the code of the theme it belongs to, or empty
  bool retired = false;  ///< not offered any more, and its comments are not coded with it
  bool operator==(const SetTheme&) const = default;
};
struct MergeThemes {  ///< everything coded with `from` is coded with `into`
  std::string from, into;
  bool operator==(const MergeThemes&) const = default;
};
struct SetMemo {  ///< for the review team only; an empty text takes it away
  RecordId record;
  std::string text;
  bool operator==(const SetMemo&) const = default;
};
struct MarkQuote {  ///< worth quoting
  RecordId record;
  bool on = true;
  bool operator==(const MarkQuote&) const = default;
};
struct SetAside {  ///< not used, and why
  RecordId record;
  bool on = true;
  std::string reason{};
  bool operator==(const SetAside&) const = default;
};
struct WriteFinding {
  std::optional<NoteId> finding;  ///< the note that wrote it first; nothing: this one does
  std::string text;               ///< what was found
  bool is_system = false;
  std::string known_then{}, known_now{};
  StillTrue still = StillTrue::unsure;
  std::vector<std::string> themes{}, entries{};  ///< codes, and ids of the chronology
  bool operator==(const WriteFinding&) const = default;
};
struct GiveEvidence {  ///< a comment stands behind a finding
  RecordId record;
  NoteId finding;
  bool on = true;
  bool operator==(const GiveEvidence&) const = default;
};
struct WriteRecommendation {
  std::optional<NoteId> recommendation;
  std::string text;
  std::vector<NoteId> findings{};  ///< it follows from
  bool operator==(const WriteRecommendation&) const = default;
};
struct WriteAction {  ///< the five questions of Warwickshire's action plan
  std::optional<NoteId> action;
  std::string what;  ///< needs to happen
  std::string who;   ///< will do it: a role, never a person's name
  std::string when;  ///< YYYY-MM-DD, or empty
  std::string done;  ///< how we know that it is done
  std::string worked;
  std::vector<NoteId> recommendations{};
  bool operator==(const WriteAction&) const = default;
};
struct WriteDisagreement {  ///< between agencies or people, kept with its reason
  std::optional<NoteId> disagreement;
  std::string text, reason, way_forward;
  bool operator==(const WriteDisagreement&) const = default;
};
struct Answer {  ///< of the managers, from their own session
  NoteId recommendation;
  std::optional<Feasibility> feasibility;
  std::string text;  ///< current work, who could own it, what would have to change
  bool operator==(const Answer&) const = default;
};
struct Drop {  ///< a finding, recommendation, action or disagreement off its list
  NoteId what;
  bool operator==(const Drop&) const = default;
};
struct SetDay {      ///< when something that deadlines count from was, or will be; an empty date takes it away
  std::string day;   ///< the pack's word: "notification", "publication"
  std::string date;  ///< YYYY-MM-DD
  bool operator==(const SetDay&) const = default;
};
struct SignOff {
  bool operator==(const SignOff&) const = default;
};
struct Reopen {  ///< what was signed off
  std::string reason;
  bool operator==(const Reopen&) const = default;
};

struct Undo {
  NoteId what;
  bool operator==(const Undo&) const = default;
};
}  // namespace decision

using DecisionKinds =
    std::variant<decision::Approve, decision::TakeOff, decision::Hide, decision::Unhide, decision::AskForLook,
                 decision::AskToRedact, decision::MarkUrgent, decision::SeeEscalation, decision::OwnEscalation,
                 decision::SetOutcome, decision::AddEntry, decision::FixNow, decision::Fixed, decision::Differ,
                 decision::Announce, decision::ShowOverview, decision::SetSegment, decision::Tick, decision::CodeWith,
                 decision::SetTheme, decision::MergeThemes, decision::SetMemo, decision::MarkQuote, decision::SetAside,
                 decision::WriteFinding, decision::GiveEvidence, decision::WriteRecommendation, decision::WriteAction,
                 decision::WriteDisagreement, decision::Answer, decision::Drop, decision::SetDay, decision::SignOff,
                 decision::Reopen, decision::Undo>;
// There, what the lead reviewer decides stands in one piece, from CodeWith to Reopen.

extern template class OneOf<DecisionKinds>;
using Decision = OneOf<DecisionKinds>;
bool operator==(const Decision& a, const Decision& b);

/// One decision, under the random id that makes it count once however often it is sent.
struct Note {
  static constexpr std::size_t kMostBytes = 4095;      ///< of its JSON
  static constexpr std::size_t kMostCharacters = 600;  ///< code points of each text in it

  NoteId id;
  Decision decision;
  bool operator==(const Note&) const = default;
};

/// A note in the hub's order: numbers from 1, none twice.
struct NumberedNote {
  std::uint64_t sequence = 0;
  Note note;
  bool operator==(const NumberedNote&) const = default;
};

}  // namespace candour
