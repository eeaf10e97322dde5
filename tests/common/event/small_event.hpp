#pragma once
#include <string>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "tests/common/record/small_record.hpp"

namespace candour {

/// Comments 1 to 3 ("cold house", "late letters", "nobody asked"), themes voice, info and load, entries E1 and E2, an
/// agency "Fernlea Mere School", a name "Rosalind" in the glossary, and one deadline that counts from `notification`.
/// With these decisions taken, as notes 1, 2, 3 …
inline ReviewedEvent small_event(const std::vector<Decision>& decided = {}) {
  ReviewedEvent event;
  event.pack.themes = {{"voice", "Voice of the child", "", false},
                       {"info", "Information sharing", "", true},
                       {"load", "Workload", "", true}};
  event.pack.chronology = small_chronology(2);
  event.pack.agencies = {{"SCH", "Fernlea Mere School", ""}};
  event.pack.glossary_names = {"Rosalind Vane"};
  event.pack.deadlines = {{"first_draft", 28, "days", "notification"}};
  event.session = small_session();
  event.notes = notes_in_a_row(decided);
  event.record = fold(event.session, {written(1, "cold house"), written(2, "late letters"), written(3, "nobody asked")},
                      event.notes);
  event.review = review_of(codebook_of(event.pack), event.notes);
  return event;
}

}  // namespace candour
