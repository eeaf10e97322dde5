#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "common/calendar/deadline_plan.hpp"
#include "common/event/reviewed_event.hpp"
#include "common/record/action_check.hpp"
#include "common/suggestions/everyday_words.hpp"
#include "kiosk/core/passphrase_lock.hpp"
#include "kiosk/core/review/export_page.hpp"
#include "kiosk/core/settings.hpp"
#include "kiosk/writing/text_buffer.hpp"

namespace candour {

enum class ReviewTab { comments, outputs, exporting };

/// Which comments the list shows: those that meet all of it.
struct CommentFilter {
  std::optional<std::string> step, theme;  ///< ids, codes
  std::optional<Kind> kind;
  std::optional<Side> side;
  bool not_coded = false;
  bool key_quotes = false;
  std::string words;  ///< to be found in the text, whatever the case of its letters
  bool operator==(const CommentFilter&) const = default;
  bool empty() const { return *this == CommentFilter(); }
};

/// What is asked for in a dialog; what is written in it is in the model's fields.
namespace ask {
struct Theme {  ///< a new one, or the one with this code
  std::optional<std::string> code;
  bool is_system = false;
  std::string parent;
};
struct AddTheme {};  ///< to the comment at hand: all themes to choose from
struct Merge {
  std::string from, into;  ///< empty: not chosen yet
};
struct Split {  ///< some of the comments of a theme go to a new one
  std::string code;
  std::set<RecordId> moved;
};
struct TakeOutWords {
  RecordId record;
  std::set<std::size_t> words;  ///< of cited_words()
};
struct Aside {
  RecordId record;
};
struct Filters {};
struct Finding {
  std::optional<NoteId> finding;
  bool is_system = false;
  StillTrue still = StillTrue::unsure;
  std::set<std::string> themes, entries;
};
struct Recommendation {
  std::optional<NoteId> recommendation;
  std::set<NoteId> findings;
};
struct Action {
  std::optional<NoteId> action;
  std::set<NoteId> recommendations;
};
struct Disagreement {
  std::optional<NoteId> disagreement;
};
struct Evidence {  ///< which findings the comment at hand stands behind
  RecordId record;
};
struct Days {};  ///< when what deadlines count from was or will be
struct SignOff {};
struct Reopen {};
struct ReviewKeys {};
}  // namespace ask
using ReviewAsking = std::variant<ask::Theme, ask::AddTheme, ask::Merge, ask::Split, ask::TakeOutWords, ask::Aside,
                                  ask::Filters, ask::Finding, ask::Recommendation, ask::Action, ask::Disagreement,
                                  ask::Evidence, ask::Days, ask::SignOff, ask::Reopen, ask::ReviewKeys>;

/// A question that is closed, with what was chosen and written in it.
struct ClosedQuestion {
  ReviewAsking asked;
  std::map<std::string, TextBuffer> fields;
};

/// A theme that may fit, and the comment's own words that speak for it.
struct SuggestedTheme {
  std::string code;
  std::vector<std::string> because;
};

/// Everything that can be read at an unlocked table, and is gone with the lock.
struct OpenedReview {
  std::shared_ptr<const ReviewedEvent> base;  ///< as it was opened
  std::vector<Recorded> contributions;        ///< with what was redacted since
  std::vector<NumberedNote> notes;            ///< with what was decided since
  Record record;
  Review review;
  WorkingDays calendar{{}};           ///< of the pack's nation
  DeadlinePlan plan;                  ///< of the pack's deadlines, from the days that were entered
  OwnerNames owners;                  ///< what an action's owner may not be
  std::vector<std::size_t> comments;  ///< places in record.contributions of what can be coded, by record id
  std::vector<std::size_t> shown;     ///< those that the filter lets through, and the one at hand if it did
  /// What was done at this table and can be undone: the notes of each deed, the last deed last. Of another day each
  /// note is a deed of its own: what belonged together then is not kept.
  std::vector<std::vector<NoteId>> deeds;
  std::vector<SuggestedTheme> suggested;  ///< for the comment at hand
  struct HeldRedaction {                  ///< can still be called off
    RecordId record;
    Contribution original, replacement;
    std::vector<NumberedNote> moved;  ///< its codings, at the words where they are now: the last of `notes`, not kept
    std::chrono::milliseconds until{};
  };
  std::optional<HeldRedaction> redaction;
  struct Answered {  ///< the last question that became a deed
    NoteId first;    ///< of the deed
    ClosedQuestion question;
  };
  std::optional<Answered> answered;
  std::map<RecordId, std::string> memos_not_kept;  ///< the disk did not take them; not of the comment at hand
  ExportPage exporting;
};

/// Says what was done, for a while, and offers to undo it.
struct ReviewToast {
  std::string words;  ///< id of a sentence, or, with `as_it_is`, the sentence
  std::string value;  ///< for {n} or {name} in it
  bool as_it_is = false;
  bool can_undo = false;
  std::optional<ClosedQuestion> given_up{};  ///< what the undo asks again
  std::chrono::milliseconds until{};
};

/// The page that somebody has before them, whichever comment is on it.
struct TablePage {
  bool open = false;
  ReviewTab tab = ReviewTab::comments;
  std::optional<std::size_t> asking;  ///< which question
  bool operator==(const TablePage&) const = default;
};

/// Everything the review screen shows. `update` is the only thing that changes it.
struct ReviewModel {
  Settings settings;
  std::chrono::milliseconds now{};
  std::optional<int> minute_of_day, saved_at;  ///< by this machine's clock, where it has been set
  std::string reference;
  bool rehearsal = false;
  PassphraseLock lock;
  std::optional<OpenedReview> open;
  EverydayWords everyday;  ///< what suggestions begin with

  ReviewTab tab = ReviewTab::comments;
  CommentFilter filter;
  std::optional<RecordId> at_hand;
  std::optional<CitedSpan> selected;  ///< words of the comment at hand, code points
  std::string theme_at_hand;          ///< code, or empty
  std::optional<ReviewAsking> asking;
  bool answering = false;  ///< something was chosen or written in it
  std::string why_again;   ///< id of a sentence: why it is asked once more; or empty
  std::optional<ReviewToast> toast;
  std::map<std::string, TextBuffer> fields;  ///< what is being written, by the field's name
  std::string memo_of;                       ///< hex of the record whose memo the field "memo" is; empty: nobody's
  bool passphrase_shown = false;
  std::chrono::milliseconds touched{};

  std::string field(const std::string& name) const;
  const Recorded* comment_at_hand() const;
  TablePage page_at_hand() const;
};

/// A comment that a reviewer codes: with words of its own. Escalations are among them.
bool can_be_coded(const Contribution& contribution);

/// How an action stands: what is missing, whose name its owner is, whether it takes too long.
ActionCheck check_of(const OpenedReview& open, const decision::WriteAction& action);

/// How many of the comments have a theme, or were set aside.
struct CodingProgress {
  std::size_t coded = 0, all = 0;
};
CodingProgress progress_of(const OpenedReview& open);

/// The number key of a theme: 1 to 9 for the first nine in the codebook's order, else 0.
int key_of(const Review& review, std::string_view code);

/// Works out what follows from contributions and notes. Precondition: `model.open`.
void keep_what_follows(ReviewModel& model);
/// Which comments the filter lets through, and what is suggested for the one at hand.
void look_again(ReviewModel& model);

}  // namespace candour
