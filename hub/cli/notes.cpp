#include "hub/cli/notes.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/event/checked_notes.hpp"
#include "common/event/read_event.hpp"
#include "common/export/coded_file.hpp"
#include "common/export/coded_table.hpp"
#include "common/follow_on/feasibility_answers.hpp"
#include "common/sealed/random.hpp"
#include "common/text/counted.hpp"
#include "common/wire/note_json.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostNoteFileBytes = 64 << 20;

/// `left_out`: lines of a managers' export that answer something else.
struct NotesFound {
  std::vector<PlacedNote> notes;
  std::size_t left_out = 0;
};
using Placed = Result<NotesFound>;

Done check_ways(const NotesOptions& options) {
  const int ways = !options.apply.empty() + !options.themes.empty() + !options.managers.empty();
  if (ways == 1) return {};
  return fail(ExitCode::usage,
              "Say what to take: --apply FILE.jsonl, --themes FILE (.csv, .xlsx or .qdpx) or --managers EXPORT.jsonl, "
              "one of them.");
}

/// A workbook or a REFI-QDA project, as the same two columns.
Result<std::vector<CodedRow>> rows_of_document(const fs::path& file) {
  const auto coded = read_coded_file(file);
  if (!coded) return fail(ExitCode::bad_input, coded.error().sentence);
  Table table{{"record", "themes"}, {}};
  for (const auto& [record, codes] : *coded) table.rows.push_back({record, fmt::format("{}", fmt::join(codes, ";"))});
  return coded_rows(table, file.string());
}

Result<std::vector<CodedRow>> rows_of(const fs::path& file) {
  for (const auto* other : {".ods", ".xls", ".xlsm", ".numbers"}) {
    if (file.extension() != other) continue;
    return fail(
        ExitCode::bad_input,
        fmt::format("{} cannot be read: save it as a workbook (.xlsx) or as CSV UTF-8, and give that.", file.string()));
  }
  if (file.extension() == ".xlsx" || file.extension() == ".qdpx") return rows_of_document(file);
  const auto csv = read_file(file, kMostNoteFileBytes);
  if (!csv) return fail(ExitCode::bad_input, csv.error().sentence);
  return coded_rows(*csv, file.string());
}

Placed themes_of_table(const fs::path& file, const ReviewedEvent& event) {
  const auto rows = rows_of(file);
  if (!rows) return tl::make_unexpected(rows.error());
  const auto changes = changes_from(*rows, event.record, event.review);
  if (!changes) return tl::make_unexpected(changes.error());
  NotesFound found;
  for (const auto& change : *changes) found.notes.push_back({change.where, {random_bytes<NoteId>(), change.code}});
  return found;
}

Placed answers_of_managers(const std::string& lines, const std::string& file, const ReviewedEvent& event) {
  auto answers = feasibility_answers(lines, file, event);
  if (!answers) return tl::make_unexpected(answers.error());
  return NotesFound{std::move(answers->notes), answers->left_out};
}

Placed notes_of_lines(const std::string& lines, const std::string& file) {
  auto notes = read_note_lines(lines, file);
  if (!notes) return tl::make_unexpected(notes.error());
  return NotesFound{std::move(*notes)};
}

Placed notes_from(const NotesOptions& options, const ReviewedEvent& event) {
  if (!options.themes.empty()) return themes_of_table(options.themes, event);
  const bool is_export = !options.managers.empty();
  const auto& file = is_export ? options.managers : options.apply;
  const auto bytes = read_file(file, kMostNoteFileBytes);
  if (!bytes) return fail(ExitCode::bad_input, bytes.error().sentence);
  if (is_export) return answers_of_managers(*bytes, file.string(), event);
  return notes_of_lines(*bytes, file.string());
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
  return counted(notes.size(), "note") + list;
}

void tell_notes(const CheckedNotes& checked, std::size_t left_out, const NotesOptions& options) {
  if (options.dry_run) {
    fmt::print("would apply {}\nNothing was changed: this was a dry run.\n", told(checked.notes));
  } else {
    fmt::print("applied {}\n", told(checked.notes));
  }
  if (checked.there_already > 0) fmt::print("{} were there already.\n", checked.there_already);
  if (left_out > 0)
    fmt::print("Left out: {} to other questions; the managers' export has them.\n", counted(left_out, "answer"));
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
  const auto checked = check_notes(placed->notes, *event);
  if (!checked) return tl::make_unexpected(checked.error());
  if (!options.dry_run) {
    if (auto appended = append_notes(*store, checked->notes); !appended) return appended;
  }
  tell_notes(*checked, placed->left_out, options);
  return {};
}

}  // namespace candour::hub
