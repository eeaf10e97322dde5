#include "common/pack/read_chronology.hpp"

#include <fmt/format.h>

#include "common/pack/chronology_columns.hpp"
#include "common/pack/entry_time.hpp"
#include "common/pack/seen_ids.hpp"
#include "common/pack/wording.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostIdBytes = 64;  // an id travels in messages of a fixed size

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool holds_control(std::string_view text) {
  return text.find_first_of(std::string_view("\n\r\t\v\f", 5)) != std::string_view::npos;
}

std::vector<std::string> ids_between_semicolons(std::string_view cell) {
  std::vector<std::string> ids;
  for (;;) {
    const auto end = cell.find(';');
    const auto id = trimmed(cell.substr(0, end));
    if (!is_blank(id)) ids.emplace_back(id);
    if (end == std::string_view::npos) return ids;
    cell.remove_prefix(end + 1);
  }
}

class ChronologyReader {
 public:
  ChronologyReader(const CsvTable& table, const CaseIds* ids, const FileFaults& faults)
      : table_(table), columns_(find_chronology_columns(table, faults)), ids_(ids), faults_(faults) {
    agency_known_ = ids_ && can_tell_agencies();
  }

  std::vector<ChronologyEntry> read() {
    std::vector<ChronologyEntry> entries;
    for (const auto& row : table_.rows()) {
      if (is_too_long(row)) continue;
      entries.push_back(read_entry(row));
    }
    return entries;
  }

 private:
  static std::string cell(const CsvRecord& row, const ChronologyColumns::Column& column) {
    return column ? row.cells[*column] : std::string();
  }

  /// One fault for the whole file when no entry says its agency, not one for each.
  bool can_tell_agencies() const {
    if (!ids_->has_agencies()) {
      if (!table_.rows().empty()) {
        faults_.error(table_.heading_line(), "event.toml has no [[agency]] for these entries: add one for each agency");
      }
      return false;
    }
    if (columns_.agency) return true;
    for (const auto& row : table_.rows()) {
      if (ids_->agency_of_source(cell(row, columns_.source))) return true;
    }
    if (!table_.rows().empty()) {
      faults_.error(
          table_.heading_line(),
          fmt::format("the column agency is missing, and no source begins with an agency: add it to the headings{}",
                      perhaps_meant(table_, columns_, "agency")));
    }
    return false;
  }

  bool is_too_long(const CsvRecord& row) const {
    std::size_t letters = 0;
    for (const auto& one : row.cells) letters += count_code_points(one);
    if (letters <= kMostEntryLetters) return false;
    faults_.error(row.line,
                  fmt::format("this entry is over 20,000 characters ({}): shorten it or part it in two", letters));
    return true;
  }

  ChronologyEntry read_entry(const CsvRecord& row) {
    ChronologyEntry entry;
    entry.id = read_id(row);
    read_entry_time(EntryCells{cell(row, columns_.date), cell(row, columns_.time), cell(row, columns_.end_date),
                               cell(row, columns_.end_time), columns_.date.has_value(), row.line},
                    entry, faults_);
    entry.source = cell(row, columns_.source);
    entry.agency = read_agency(row, entry.source);
    entry.event = cell(row, columns_.event);
    if (columns_.event && is_blank(entry.event)) faults_.error(row.line, "the event is empty: say what happened");
    entry.kpes = read_kpes(row);
    entry.comment = cell(row, columns_.comment);
    for (const auto column : columns_.further) entry.further.emplace_back(table_.headings()[column], row.cells[column]);
    return entry;
  }

  std::string read_id(const CsvRecord& row) {
    if (!columns_.id) return {};
    const auto id = std::string(trimmed(cell(row, columns_.id)));
    if (is_blank(id)) {
      faults_.error(row.line, "the id is empty: give every entry an id of its own");
    } else if (id.size() > kMostIdBytes || holds_control(id)) {
      faults_.error(row.line, fmt::format("the id {} is over {} bytes or not one line: write a short one",
                                          in_quotes(id), kMostIdBytes));
    } else if (const auto first = seen_.seen_before(id, row.line)) {
      faults_.error(row.line,
                    fmt::format("the id {} is on line {} already: give every entry its own", in_quotes(id), *first));
    }
    return id;
  }

  std::string read_agency(const CsvRecord& row, const std::string& source) const {
    const auto written = cell(row, columns_.agency);
    if (!agency_known_) return written;
    const auto found = is_blank(written) ? ids_->agency_of_source(source) : ids_->agency(written);
    if (found) return *found;
    if (is_blank(written)) {
      faults_.error(row.line,
                    fmt::format("no agency is given, and the source {} does not begin with one: write which it is",
                                in_quotes(source)));
    } else {
      faults_.error(row.line, fmt::format("the agency {} is not in event.toml: add an [[agency]] or correct it{}",
                                          in_quotes(written), did_you_mean(written, ids_->agency_ids())));
    }
    return written;
  }

  std::vector<std::string> read_kpes(const CsvRecord& row) const {
    auto kpes = ids_between_semicolons(cell(row, columns_.kpe));
    if (!ids_) return kpes;
    for (const auto& kpe : kpes) {
      if (ids_->has_kpe(kpe)) continue;
      faults_.error(row.line,
                    fmt::format("the key practice episode {} is not in event.toml: add a [[kpe]] or correct it{}",
                                in_quotes(kpe), did_you_mean(kpe, ids_->kpe_ids())));
    }
    return kpes;
  }

  const CsvTable& table_;
  ChronologyColumns columns_;
  const CaseIds* ids_;
  const FileFaults& faults_;
  bool agency_known_ = false;
  SeenIds seen_;
};

}  // namespace

std::vector<ChronologyEntry> read_chronology(std::string_view text, const CaseIds* ids, const FileFaults& faults) {
  if (is_blank(text)) {
    faults.warning(1, "the chronology is empty: there will be nothing to agree on in the facts");
    return {};
  }
  const auto table = CsvTable::read(text, kMostEntries, faults);
  if (!table) return {};
  auto entries = ChronologyReader(*table, ids, faults).read();
  if (table->rows().empty()) {
    faults.warning(table->heading_line(),
                   "the chronology has no entries: there will be nothing to agree on in the facts");
  }
  return entries;
}

}  // namespace candour
