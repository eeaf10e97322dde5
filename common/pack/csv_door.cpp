#include "common/pack/csv_door.hpp"

#include <csv.h>

#include <algorithm>
#include <optional>

namespace candour {
namespace {

constexpr std::size_t kMostUnclosed = 20;
constexpr std::string_view kBetweenRecords = " \t\r\n";

bool is_empty_line(const CsvRecord& record) {
  return record.cell_count <= CsvDoor::kMostCells &&
         std::all_of(record.cells.begin(), record.cells.end(), [](const std::string& cell) {
           return cell.find_first_not_of(kBetweenRecords) == std::string::npos;
         });
}

/// One pass of libcsv from a line on. It is fed byte by byte, because that is the only way to know on which line a
/// record starts and a quote opens: libcsv does not count lines.
class Pass {
 public:
  Pass(CsvReading& reading, std::size_t most_records) : reading_(reading), most_records_(most_records) {
    csv_init(&parser_, kStrict);
    csv_set_blk_size(&parser_, 65536);  // its habit, 128 bytes more each time, makes a long cell slow
  }
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;
  ~Pass() { csv_free(&parser_); }

  /// Reads from `at` on line `line`. Where a quote is never closed, the line on which it opened.
  std::optional<int> read(std::string_view text, std::size_t at, int line) {
    line_ = line;
    for (; at < text.size() && !reading_.cut_at; ++at) {
      if (!feed(text[at])) return opened_;
      line_ += text[at] == '\n';
    }
    if (!reading_.cut_at && csv_fini(&parser_, on_cell, on_record, this) != 0) return opened_;
    return std::nullopt;
  }

 private:
  static constexpr unsigned char kStrict = CSV_STRICT | CSV_STRICT_FINI;

  bool feed(char byte) {
    if (!begun_ && kBetweenRecords.find(byte) == std::string_view::npos) begun_ = true, record_.line = line_;
    // libcsv's strictness also forbids a quote inside an unquoted cell, which is only a letter there.
    const bool letter = byte == '"' && parser_.quoted == 0 && parser_.entry_pos > 0;
    csv_set_opts(&parser_, letter ? 0 : kStrict);
    const bool was_quoted = parser_.quoted != 0;
    const bool good = csv_parse(&parser_, &byte, 1, on_cell, on_record, this) == 1;
    if (!was_quoted && parser_.quoted != 0) opened_ = line_;
    return good;
  }

  static void on_cell(void* bytes, std::size_t size, void* self) { static_cast<Pass*>(self)->add_cell(bytes, size); }
  static void on_record(int, void* self) { static_cast<Pass*>(self)->end_record(); }

  void add_cell(const void* bytes, std::size_t size) {
    if (++record_.cell_count > CsvDoor::kMostCells) return;
    record_.cells.emplace_back(static_cast<const char*>(bytes), size);
  }

  void end_record() {
    if (!is_empty_line(record_)) {
      if (reading_.records.size() == most_records_) {
        reading_.cut_at = record_.line;
      } else {
        reading_.records.push_back(std::move(record_));
      }
    }
    record_ = {};
    begun_ = false;
  }

  CsvReading& reading_;
  std::size_t most_records_;
  csv_parser parser_{};
  CsvRecord record_;
  bool begun_ = false;
  int line_ = 1;
  int opened_ = 1;
};

/// The first byte of the line after `line`, counted from `at` on line `from`.
std::size_t start_of_next_line(std::string_view text, std::size_t at, int from, int line) {
  while (at < text.size() && from <= line) {
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
    ++from;
  }
  return at;
}

}  // namespace

CsvReading CsvDoor::read(std::string_view text, std::size_t most_records) {
  CsvReading reading;
  std::size_t at = 0;
  for (int line = 1; reading.unclosed_quotes.size() < kMostUnclosed;) {
    const auto opened = Pass(reading, most_records).read(text, at, line);
    if (!opened) break;
    reading.unclosed_quotes.push_back(*opened);
    at = start_of_next_line(text, at, line, *opened);
    line = *opened + 1;
  }
  return reading;
}

}  // namespace candour
