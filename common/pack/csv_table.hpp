#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/pack/csv_door.hpp"
#include "common/pack/fault_list.hpp"

namespace candour {

/// A CSV file with headings: every row has as many cells as there are headings; the others have become faults.
class CsvTable {
 public:
  /// `most_rows` without the headings. Nothing when there is not even a line of headings, or they cannot be used.
  static std::optional<CsvTable> read(std::string_view text, std::size_t most_rows, const FileFaults& faults);

  const std::vector<std::string>& headings() const { return headings_; }
  const std::vector<CsvRecord>& rows() const { return rows_; }
  int heading_line() const { return heading_line_; }

  /// The column whose heading is one of `names`, the first name being liked best. Headings are compared without regard
  /// to capitals, spaces, `_` and punctuation: "Start Date" is "start_date".
  std::optional<std::size_t> column(std::span<const std::string_view> names) const;

 private:
  bool take_headings(const CsvRecord& record, const FileFaults& faults);
  void take_row(CsvRecord record, const FileFaults& faults);

  std::vector<std::string> headings_;
  std::vector<std::string> plain_;  ///< the headings as they are compared
  std::vector<CsvRecord> rows_;
  int heading_line_ = 1;
};

/// A heading as it is compared: "Start_Date " is "start date".
std::string plain_heading(std::string_view heading);

}  // namespace candour
