#include "common/event/checked_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "common/event/note_rules.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/note_json.hpp"

namespace candour {
namespace {

tl::unexpected<Failure> at(const std::string& where, ExitCode code, std::string_view what) {
  return fail(code, shown_safely(fmt::format("{}: {}. Nothing was changed.", where, what)));
}

std::string_view line_off(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Each such note makes one thing more; any other says how something is from now on, and may rightly say it again.
bool makes_something(const Decision& decision) {
  using namespace decision;
  const auto first = [](const auto* written, auto id) { return written != nullptr && !(written->*id); };
  return std::holds_alternative<AddEntry>(decision) || std::holds_alternative<FixNow>(decision) ||
         std::holds_alternative<Differ>(decision) ||
         first(std::get_if<WriteFinding>(&decision), &WriteFinding::finding) ||
         first(std::get_if<WriteRecommendation>(&decision), &WriteRecommendation::recommendation) ||
         first(std::get_if<WriteAction>(&decision), &WriteAction::action) ||
         first(std::get_if<WriteDisagreement>(&decision), &WriteDisagreement::disagreement);
}

/// Ids for notes that came without one. What makes something gets its id from what it says, and from how often the file
/// has said it before: the same file again makes nothing twice.
class IdsOfWhatIsNew {
 public:
  NoteId next(const Decision& decision) {
    auto id = random_bytes<NoteId>();
    if (!makes_something(decision)) return id;
    const auto said = to_json(Note{{}, decision});
    if (!said) return id;
    const auto hash = hash_of(fmt::format("{} {}", ++times_[*said], *said));
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    return id;
  }

 private:
  std::map<std::string, int> times_;
};

}  // namespace

Result<std::vector<PlacedNote>> read_note_lines(std::string_view text, std::string_view file) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<PlacedNote> placed;
  IdsOfWhatIsNew ids;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto line = line_off(text);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    auto where = fmt::format("{}:{}", file, number);
    const auto written = written_note_from_json(line);
    if (!written) {
      return at(where, ExitCode::bad_input,
                fmt::format("{}: write the line as WIRE.md spells a note, and apply the file again",
                            written.error().sentence));
    }
    placed.push_back({std::move(where), {written->id ? *written->id : ids.next(written->decision), written->decision}});
  }
  return placed;
}

Result<CheckedNotes> check_notes(const std::vector<PlacedNote>& placed, const ReviewedEvent& event) {
  NoteRules rules(event);
  CheckedNotes checked;
  for (const auto& each : placed) {
    if (const auto fits = to_json(each.note); !fits)
      return at(each.where, ExitCode::bad_input, "its texts together are too long for one note: shorten them");
    const auto taken = rules.take(each.note);
    if (!taken) return at(each.where, taken.error().code, taken.error().sentence);
    if (*taken) {
      checked.notes.push_back(each.note);
    } else {
      ++checked.there_already;
    }
  }
  return checked;
}

Done append_notes(EventStore& store, const std::vector<Note>& notes) {
  std::vector<SealedNote> sealed;
  for (const auto& note : notes) {
    auto json = to_json(note);
    if (!json) return tl::make_unexpected(json.error());
    const auto box = seal_note(store.facts().event_key, *json);
    wipe(*json);
    if (!box) return fail(ExitCode::bad_input, "A note is too long for its seal. Nothing was changed.");
    sealed.push_back(*box);
  }
  if (store.append_notes(sealed)) return {};
  if (store.take_back_refused())
    return fail(ExitCode::failed, "The disk did not take the notes: look at its space. Nothing was changed.");
  return fail(
      ExitCode::failed,
      "The disk did not take the notes, and whether none of them is there cannot be seen: look at its space, and "
      "apply the file again. What is there already counts once.");
}

}  // namespace candour
