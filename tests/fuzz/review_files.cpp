// What a reviewer brings from other programs: notes, a coded table, a managers' export. Whatever is in them, they are
// refused in one sentence or say something that a note can hold.

#include "common/event/checked_notes.hpp"
#include "common/export/coded_table.hpp"
#include "common/follow_on/feasibility_answers.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/note_json.hpp"
#include "tests/common/event/small_event.hpp"
#include "tests/fuzz/demand.hpp"

namespace {

using namespace candour;
using fuzz::demand;

const ReviewedEvent& event() {
  static const auto made = small_event({decision::WriteRecommendation{std::nullopt, "Faster letters"}});
  return made;
}

void refused_in_a_sentence(const Failure& failure) {
  demand(failure.code == ExitCode::bad_input || failure.code == ExitCode::refused, "a refusal is for the input");
  demand(!failure.sentence.empty() && !first_invalid_utf8(failure.sentence), "a refusal is a sentence");
  demand(failure.sentence.find('\n') == std::string::npos, "and one line");
}

void judged(const std::vector<PlacedNote>& placed) {
  const auto checked = check_notes(placed, event());
  if (!checked) return refused_in_a_sentence(checked.error());
  demand(checked->notes.size() + checked->there_already == placed.size(), "all of them or none");
  for (const auto& note : checked->notes) demand(to_json(note).has_value(), "what is taken fits a seal");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  if (const auto notes = read_note_lines(input, "notes.jsonl")) {
    judged(*notes);
  } else {
    refused_in_a_sentence(notes.error());
  }
  if (const auto answers = feasibility_answers(input, "managers.jsonl", event())) {
    judged(answers->notes);
  } else {
    refused_in_a_sentence(answers.error());
  }
  const auto rows = coded_rows(input, "coded.csv");
  if (!rows) {
    refused_in_a_sentence(rows.error());
    return 0;
  }
  const auto changes = changes_from(*rows, event().record, event().review);
  if (!changes) refused_in_a_sentence(changes.error());
  return 0;
}
