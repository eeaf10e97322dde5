#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "common/failure/failure.hpp"
#include "common/record/owner_words.hpp"

namespace candour {

/// What is known of names in an event: the pack's glossary, and the words of its agencies' names.
OwnerNames owner_names(const EventPack& pack);

/// Whether notes that come from outside (a file, a table) say something in this event, each after those before it: what
/// they are about is there, spans lie inside their text, no circle of themes, owners are posts. A fold of notes leaves
/// what says nothing out in silence, which is right for a room and wrong for somebody's file.
class NoteRules {
 public:
  /// `event` has to outlive it.
  explicit NoteRules(const ReviewedEvent& event);

  /// True: it is new and stands from now on. False: the very same note is there already, so that a file may be applied
  /// twice. Bad input (4) with what is wrong and what to do, without a place; refused (3) where the review is signed
  /// off.
  Result<bool> take(const Note& note);

 private:
  struct Judge;

  void fold();  ///< what stands now

  const ReviewedEvent& event_;
  OwnerNames names_;
  std::map<RecordId, std::size_t> lengths_;  ///< of texts, in code points
  std::set<std::string> entries_, days_;
  std::vector<NumberedNote> notes_;  ///< with those that were taken
  std::map<NoteId, Decision> by_id_;
  Review review_;
  Decisions decisions_;
};

}  // namespace candour
