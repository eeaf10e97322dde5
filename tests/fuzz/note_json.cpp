// A note's JSON as a desk reads it once the seal is open: who has the event's key may have written anything. What it
// takes keeps to the page, is written and read again, and can be taken back.

#include "common/wire/note_json.hpp"
#include "common/record/decisions.hpp"
#include "common/text/utf8.hpp"
#include "tests/fuzz/demand.hpp"

namespace {

using namespace candour;
using fuzz::demand;

void keeps_to_the_page(const std::string& text) {
  demand(!first_invalid_utf8(text) && count_code_points(text) <= Note::kMostCharacters,
         "a text has its 600 characters at most");
}

struct KeepsToThePage {
  void operator()(const decision::AskToRedact& d) const {
    demand(!d.spans.empty() && d.spans.size() <= 60, "one to sixty spans");
    for (const auto& span : d.spans) demand(span.begin < span.end && span.end <= 1000, "a span has words in it");
  }
  void operator()(const decision::MarkUrgent& d) const { keeps_to_the_page(d.reason); }
  void operator()(const decision::OwnEscalation& d) const { keeps_to_the_page(d.owner); }
  void operator()(const decision::SetOutcome& d) const { both(d.entry, d.text); }
  void operator()(const decision::AddEntry& d) const { both(d.when, d.text); }
  void operator()(const decision::FixNow& d) const { both(d.text, d.owner); }
  void operator()(const decision::Differ& d) const { both(d.entry, d.text); }
  void operator()(const decision::Announce& d) const { keeps_to_the_page(d.text); }
  void operator()(const decision::ShowOverview& d) const {
    demand(d.page >= 0 && d.page <= 1000, "a page there may be");
  }
  void operator()(const decision::Tick& d) const { both(d.item, d.text); }
  template <class OfAnIdOrTruthsAlone>
  void operator()(const OfAnIdOrTruthsAlone&) const {}

  void both(const std::string& one, const std::string& other) const {
    keeps_to_the_page(one);
    keeps_to_the_page(other);
  }
};

void can_be_taken_back(const Note& note) {
  NoteId id = note.id;
  id.bytes[0] ^= 1;  // of another note
  const NumberedNote first{1, note}, undo{2, {id, decision::Undo{note.id}}};
  demand(decisions_of({undo, first, first}) == Decisions{}, "a note that was undone leaves nothing");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  demand(stored_note_from(input).has_value() == (size == 8 + SealedNote::size), "a stored note has one length");
  const auto note = note_from_json(input);
  if (!note) {
    demand(note.error().code == ExitCode::bad_input, "a refusal is for the input");
    demand(!note.error().sentence.empty() && !first_invalid_utf8(note.error().sentence), "a refusal is a sentence");
    return 0;
  }
  std::visit(KeepsToThePage{}, note->decision);
  const auto written = to_json(*note);
  demand(written || size > Note::kMostBytes, "what came out of a seal can be written again");
  if (!written) return 0;
  demand(written->size() <= size, "and takes no more than it took");
  const auto again = note_from_json(*written);
  demand(again && *again == *note, "it says the same");
  can_be_taken_back(*note);
  return 0;
}
