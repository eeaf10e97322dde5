#pragma once
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/hex.hpp"
#include "kiosk/core/review/review_action.hpp"

namespace candour {

/// What every part of the table's `update` works on: the model, what time it is, and what has to be done.
struct AtTable {
  ReviewModel& model;
  std::chrono::milliseconds now;
  Chance& chance;
  std::vector<ReviewEffect> effects{};

  template <class E>
  void perform(E effect) {
    effects.emplace_back(std::move(effect));
  }
};

/// Fields of a dialog are gone with it.
inline constexpr std::string_view kAskedField = "ask ";

/// Says what was done, for a while.
void say(AtTable& at, std::string words, std::string value = {});

/// One deed, of one decision or several, on its way to the disk from now on, and undone as one. Nothing while the table
/// is locked; refused, and said so, once the review is signed off (but for reopening it).
void decide(AtTable& at, std::vector<Decision> decisions, std::string words, std::string value = {});
/// These decisions as notes of the model, behind all others, and not on their way to the disk; and on their way.
std::vector<NumberedNote> numbered(AtTable& at, std::vector<Decision> decisions);
void keep(AtTable& at, std::vector<NumberedNote> notes);
/// As if these notes had never been, nor the deeds that they were; what they undid is to be undone.
void take_back(OpenedReview& open, const std::set<NoteId>& notes);
/// The question with what was chosen and written in it.
void ask_again(ReviewModel& model, const ClosedQuestion& question);
/// What was written in these, which the disk did not take, is in its fields again. `why`: id of the sentence that says
/// so. Before take_back().
void write_again(ReviewModel& model, const std::set<NoteId>& notes, std::string why);
void undo_last(AtTable& at);
/// Notes that the disk did not take are as if they had never been.
void take_out_again(AtTable& at, const std::vector<NoteId>& notes);
/// From a number on, the notes are those of the disk; what was done and is not among them cannot be undone any more.
void take_what_is_stored(AtTable& at, const review_news::Stored& stored);
/// Deeds of an earlier day whose notes do not stand any more cannot be undone again.
void forget_what_is_undone(OpenedReview& open);
/// Words of this comment are gone for good: what its codings were before cites others now, and is not brought back.
void forget_codings_of(OpenedReview& open, const RecordId& record);

void toggle_theme(AtTable& at, const std::string& code);
void keep_memo(AtTable& at);  ///< when it is another now
void suggest(ReviewModel& model);

// Words taken out are seen at once, every coding at its words where they are now, and gone for good when it can no
// longer be called off: after a while, and before anything else is decided.
void hold_taking_out(AtTable& at, const ask::TakeOutWords& asked);
void call_off_taking_out(AtTable& at);  ///< precondition: `open->redaction`
void finish_taking_out(AtTable& at);    ///< sends what is held, if anything is
/// What the disk has: the words, and nothing of what was said of the text without them.
void put_words_back(AtTable& at, const review_news::NotRedacted& refused);

// The export page (exporting.cpp).
void on(AtTable& at, const review::ToggleFormat& action);
void on(AtTable& at, const review::LockTogether& action);
void on(AtTable& at, const review::ChoosePlace& action);
void on(AtTable& at, const review::Accept& action);
void on(AtTable& at, const review::StartExport& action);
void on(AtTable& at, const review::StopExport& action);
void on(AtTable& at, const review::EndExport& action);
void on(AtTable& at, const review_news::Places& news);
void on(AtTable& at, const review_news::LookedAt& news);
void on(AtTable& at, const review_news::NotLookedAt& news);
void on(AtTable& at, const review_news::ExportGoesOn& news);
void on(AtTable& at, const review_news::Exported& news);
void on(AtTable& at, const review_news::NotExported& news);
void on(AtTable& at, const review_news::FoundMore& news);
/// The disk did not take out the words that an export was to leave without: it is not begun. While one is being made
/// no words are taken out, so it is that one.
void begin_no_export(AtTable& at);
/// The review is another: what was found in it is looked for again while the page is open.
void look_again_before_leaving(OpenedReview& open);
/// Asks for what an open export page waits for.
void watch_export(AtTable& at);

std::string field_of_day(const std::string& day);
/// The fields of what is being asked, as they begin.
void begin_answer(ReviewModel& model);
void answer(AtTable& at, const ReviewAsking& asked);
/// A finding, a recommendation, an action or a disagreement on which somebody is writing, as it stands.
void keep_what_is_written(AtTable& at);
/// What keeps the answer from being given: id of a sentence, or empty.
std::string missing_in_answer(const ReviewModel& model, const ReviewAsking& asked);

}  // namespace candour
