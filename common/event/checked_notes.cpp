#include "common/event/checked_notes.hpp"

#include <fmt/format.h>

#include <algorithm>

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

}  // namespace

Result<std::vector<PlacedNote>> read_note_lines(std::string_view text, std::string_view file) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<PlacedNote> placed;
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
    placed.push_back({std::move(where), {written->id ? *written->id : random_bytes<NoteId>(), written->decision}});
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
  if (!store.append_notes(sealed))
    return fail(ExitCode::failed, "The disk did not take the notes: look at its space. Nothing was changed.");
  return {};
}

}  // namespace candour
