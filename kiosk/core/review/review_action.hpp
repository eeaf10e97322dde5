#pragma once
#include <string>
#include <variant>
#include <vector>

#include "common/choice/one_of.hpp"
#include "common/sealed/random.hpp"
#include "kiosk/core/review/review_model.hpp"

namespace candour {

/// What somebody did at the lead reviewer's table.
namespace review {
struct Touched {};
struct Show {
  ReviewTab tab = ReviewTab::comments;
};
struct Filter {
  CommentFilter filter;
};
struct Choose {
  RecordId record;
};
struct Step {  ///< through the list; stays at its ends
  int by = 1;
};
struct NextNotCoded {};
struct Select {
  std::optional<CitedSpan> words;
};
struct ToggleTheme {  ///< of the words that are selected, or of all the comment
  std::string code;
};
struct ShowTheme {
  std::string code;
};
struct ToggleQuote {};
struct PutBack {};  ///< what was set aside
struct ToggleEvidence {
  RecordId record;
  NoteId finding;
};
struct Edited {
  std::string field;
  TextBuffer text;
};
struct KeepMemo {};  ///< what is written in it is finished, for now
struct Ask {
  ReviewAsking asking;
};
struct Change {  ///< the same question with another choice made; what is written stays
  ReviewAsking asking;
};
struct Cancel {};
struct Confirm {};
struct Retire {
  std::string code;
};
struct DropItem {  ///< a finding, recommendation, action or disagreement
  NoteId what;
};
struct SetDay {
  std::string day, date;
};
struct UndoLast {};
struct Unlock {};
struct LockNow {};
struct ShowPassphrase {
  bool shown = false;
};
struct ToggleFormat {  ///< into the export, or out of it
  std::string format;
};
struct LockTogether {  ///< one archive under a passphrase, or the files as they are
  bool locked = true;
};
struct ChoosePlace {
  std::string folder;
};
struct Accept {  ///< of what was found: it may leave as it is, or not
  std::vector<AcceptedFinding> findings;
  bool accepted = true;
};
struct StartExport {};
struct StopExport {};
struct EndExport {};  ///< what is said about the last one, its passphrase too, is gone
}  // namespace review

/// What came from elsewhere.
namespace review_news {
struct TimePassed {};
struct TimeOfDay {
  std::optional<int> minute_of_day;
};
struct Opening {
  std::size_t opened = 0, of = 0;
};
struct Opened {
  std::shared_ptr<const ReviewedEvent> event;
  WorkingDays calendar{{}};
};
struct NotOpened {
  std::string why;  ///< id of a sentence
  bool wrong_passphrase = false;
};
struct NotKept {  ///< the disk did not take these notes
  std::vector<NoteId> notes;
};
struct Stored {  ///< from this number on, the disk has these notes and no others
  std::uint64_t from = 1;
  std::vector<NumberedNote> notes;
};
struct NotRedacted {  ///< the disk did not take it, nor the notes that were to go with it
  RecordId record;
  Contribution original;
  std::vector<NumberedNote> notes;
};
struct Places {  ///< where an export can go, the best first
  std::vector<ExportPlace> places;
};
struct LookedAt {  ///< what leaves the review team, as the review stood when it was asked for
  std::vector<LookedAtFormat> formats;
};
struct NotLookedAt {};  ///< what it looks with is not there: nothing leaves
struct ExportGoesOn {
  ExportProgress progress;
};
struct Exported {
  ExportResult result;
};
struct NotExported {
  std::string why;     ///< id of a sentence; empty: somebody stopped it
  std::string detail;  ///< for {name} in it
};
/// The review is another since it was looked at, and something was found that nobody accepted: nothing was written.
struct FoundMore {
  std::vector<LookedAtFormat> formats;
};
}  // namespace review_news

using ReviewActionKinds =
    std::variant<review::Touched, review::Show, review::Filter, review::Choose, review::Step, review::NextNotCoded,
                 review::Select, review::ToggleTheme, review::ShowTheme, review::ToggleQuote, review::PutBack,
                 review::ToggleEvidence, review::Edited, review::KeepMemo, review::Ask, review::Change, review::Cancel,
                 review::Confirm, review::Retire, review::DropItem, review::SetDay, review::UndoLast, review::Unlock,
                 review::LockNow, review::ShowPassphrase, review::ToggleFormat, review::LockTogether,
                 review::ChoosePlace, review::Accept, review::StartExport, review::StopExport, review::EndExport,
                 review_news::TimePassed, review_news::TimeOfDay, review_news::Opening, review_news::Opened,
                 review_news::NotOpened, review_news::NotKept, review_news::Stored, review_news::NotRedacted,
                 review_news::Places, review_news::LookedAt, review_news::NotLookedAt, review_news::ExportGoesOn,
                 review_news::Exported, review_news::NotExported, review_news::FoundMore>;
extern template class OneOf<ReviewActionKinds>;
using ReviewAction = OneOf<ReviewActionKinds>;
using ReviewActions = std::vector<ReviewAction>;

/// What the table wants done.
namespace review_effect {
struct Unlock {};  ///< with the field "passphrase"; answered with Opened or NotOpened
struct Keep {      ///< seal them and put them on disk, all or none, under these numbers
  std::vector<NumberedNote> notes;
};
/// Seal it and put it in the place of what stands there, with these notes, all or none; answered with NotRedacted where
/// that went wrong. The notes count the characters of the replacement: without it they would cite other words.
struct Redact {
  RecordId record;
  Contribution original, replacement;
  std::vector<NumberedNote> notes;
};
struct Forget {};             ///< the key, and every trace of what could be read
struct LookForPlaces {};      ///< answered with Places
struct LookBeforeLeaving {};  ///< at every format that leaves the review team; answered with LookedAt
/// Makes these documents of the review as it is now, unless the page is not busy any more, since the disk refused what
/// came before it. Answered with ExportGoesOn, and in the end with Exported, NotExported or FoundMore.
struct Export {
  std::vector<std::string> formats;
  std::string folder;
  bool locked = true;
  std::set<AcceptedFinding> accepted;
};
struct StopExport {};  ///< as soon as it can be; the old files stay
}  // namespace review_effect
using ReviewEffect = std::variant<review_effect::Unlock, review_effect::Keep, review_effect::Redact,
                                  review_effect::Forget, review_effect::LookForPlaces, review_effect::LookBeforeLeaving,
                                  review_effect::Export, review_effect::StopExport>;

/// Pure: the only thing that changes the model. `chance` gives ids of notes.
std::vector<ReviewEffect> update(ReviewModel& model, const ReviewAction& action, std::chrono::milliseconds now,
                                 Chance& chance);

/// When the table looks otherwise at the latest, if nothing comes.
std::chrono::milliseconds next_change(const ReviewModel& model);

inline constexpr std::chrono::seconds kReviewToast{6};
inline constexpr std::chrono::seconds kNotRedactedToast{30};  ///< somebody may have turned away from it already
inline constexpr std::chrono::seconds kHeldAtTheTable{10};    ///< a redaction, before it is done for good

}  // namespace candour
