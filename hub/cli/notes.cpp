#include "hub/cli/notes.hpp"

#include <fmt/format.h>

#include <map>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/event/checked_notes.hpp"
#include "common/event/read_event.hpp"
#include "common/export/coded_table.hpp"
#include "common/sealed/random.hpp"
#include "common/wire/note_json.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

constexpr std::size_t kMostNoteFileBytes = 64 << 20;

using Placed = Result<std::vector<PlacedNote>>;

Done check_ways(const NotesOptions& options) {
  const int ways = !options.apply.empty() + !options.themes.empty();
  if (ways == 1) return {};
  return fail(ExitCode::usage, "Say what to take: --apply FILE.jsonl or --themes FILE.csv, one of them.");
}

Placed themes_of_table(const std::string& csv, const std::string& file, const ReviewedEvent& event) {
  const auto rows = coded_rows(csv, file);
  if (!rows) return tl::make_unexpected(rows.error());
  const auto changes = changes_from(*rows, event.record, event.review);
  if (!changes) return tl::make_unexpected(changes.error());
  std::vector<PlacedNote> placed;
  for (const auto& change : *changes) placed.push_back({change.where, {random_bytes<NoteId>(), change.code}});
  return placed;
}

Placed notes_from(const NotesOptions& options, const ReviewedEvent& event) {
  const auto& file = options.apply.empty() ? options.themes : options.apply;
  const auto bytes = read_file(file, kMostNoteFileBytes);
  if (!bytes) return fail(ExitCode::bad_input, bytes.error().sentence);
  return options.apply.empty() ? themes_of_table(*bytes, file.string(), event) : read_note_lines(*bytes, file.string());
}

/// "3 notes: 2 code, 1 finding"
std::string told(const std::vector<Note>& notes) {
  std::map<std::string, std::size_t> kinds;
  for (const auto& note : notes) {
    const auto* code = std::get_if<decision::CodeWith>(&note.decision);
    ++kinds[what_of(note.decision) + (code != nullptr && !code->on ? " taken off" : "")];
  }
  std::string list;
  for (const auto& [what, count] : kinds) list += fmt::format("{}{} {}", list.empty() ? ": " : ", ", count, what);
  return fmt::format("{} {}{}", notes.size(), notes.size() == 1 ? "note" : "notes", list);
}

void tell_notes(const CheckedNotes& checked, const NotesOptions& options) {
  if (options.dry_run) {
    fmt::print("would apply {}\nNothing was changed: this was a dry run.\n", told(checked.notes));
  } else {
    fmt::print("applied {}\n", told(checked.notes));
  }
  if (checked.there_already > 0) fmt::print("{} were there already.\n", checked.there_already);
}

}  // namespace

Done apply_notes(const NotesOptions& options) {
  if (auto ways = check_ways(options); !ways) return ways;
  const auto lock = FolderLock::take(options.event);
  if (!lock) return tl::make_unexpected(lock.error());
  auto store =
      EventStore::open(options.event / "event.db", options.dry_run ? Database::For::reading : Database::For::writing);
  if (!store) return tl::make_unexpected(store.error());
  const auto keys =
      unlock_file(options.key.empty() ? options.event / "event.key" : options.key, options.passphrase_file);
  if (!keys) return tl::make_unexpected(keys.error());
  const auto event = read_event(*store, *keys);
  if (!event) return tl::make_unexpected(event.error());
  const auto placed = notes_from(options, *event);
  if (!placed) return tl::make_unexpected(placed.error());
  const auto checked = check_notes(*placed, *event);
  if (!checked) return tl::make_unexpected(checked.error());
  if (!options.dry_run) {
    if (auto appended = append_notes(*store, checked->notes); !appended) return appended;
  }
  tell_notes(*checked, options);
  return {};
}

}  // namespace candour::hub
