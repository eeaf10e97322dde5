#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/record/note.hpp"

namespace candour {

/// One comment as coded with one theme: all of it where there are no spans, which are sorted and do not overlap.
struct Coding {
  std::string theme;  ///< code of a theme that is not retired
  std::vector<CitedSpan> spans;
  bool operator==(const Coding&) const = default;
};

/// What the lead reviewer made of one comment.
struct ReviewedComment {
  std::vector<Coding> codings;  ///< in the codebook's order, each theme once
  std::string memo;
  bool key_quote = false;
  std::optional<std::string> set_aside;  ///< why it is not used
  bool operator==(const ReviewedComment&) const = default;

  const Coding* with(std::string_view theme) const;
};

struct CodebookTheme {
  Theme theme;
  std::string parent;  ///< code of a theme that is not retired, or empty; there is no circle
  bool retired = false;
  std::string merged_into;  ///< with retired: where its comments went, or empty
};

/// Findings, recommendations, actions and disagreements are known by the note that wrote them first.
struct KeyFinding {
  NoteId id;
  decision::WriteFinding written;
  std::set<RecordId> evidence;
};
struct Recommendation {
  NoteId id;
  decision::WriteRecommendation written;
  std::vector<decision::Answer> answers;  ///< of the managers, in no order of theirs
};
struct SmartAction {
  NoteId id;
  decision::WriteAction written;
};
struct Disagreement {
  NoteId id;
  decision::WriteDisagreement written;
};

/// What the lead reviewer made of an event. A value; the same notes in any order and however often they came give the
/// same (standing_notes.hpp). Of two decisions about the same thing the later one counts.
struct Review {
  std::vector<CodebookTheme> codebook;  ///< the pack's in its order, then new themes as they were made
  std::map<RecordId, ReviewedComment> comments;
  std::vector<KeyFinding> findings;  ///< as they were written first, as the three below
  std::vector<Recommendation> recommendations;
  std::vector<SmartAction> actions;
  std::vector<Disagreement> disagreements;
  std::map<std::string, std::string> days;  ///< YYYY-MM-DD, by the pack's word for what deadlines count from
  bool signed_off = false;
  std::vector<std::string> reopened;  ///< why, each time

  const ReviewedComment& of(const RecordId& record) const;
  const CodebookTheme* theme(std::string_view code) const;
  /// Not retired; a theme's own come right behind it.
  std::vector<const CodebookTheme*> themes_in_use() const;
  /// Comments coded with it, set aside or not.
  std::size_t coded_with(std::string_view code) const;
};

/// One of the lead reviewer's kinds, and no desk's.
bool is_the_reviewers(const Decision& decision);

/// What comments can be coded with from the beginning: the pack's themes, and behind them its key lines of enquiry,
/// named by their questions.
std::vector<Theme> codebook_of(const EventPack& pack);

/// `themes`: codebook_of() a pack. Decisions of the desk change nothing here.
Review review_of(const std::vector<Theme>& themes, const std::vector<NumberedNote>& notes);

}  // namespace candour
