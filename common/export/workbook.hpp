#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/export/sheet.hpp"
#include "common/failure/failure.hpp"
#include "common/pack/event_pack.hpp"

namespace candour {

/// An Excel workbook (.xlsx), written row by row: the only place that knows libxlsxwriter.
///
///  1. Cells are strings, whatever they look like: nothing in it is ever calculated.
///  2. The same rows give the same bytes. Its dates are 1980-01-01 and the day it was made with; no author.
///  3. Nothing of it touches a disk where the system has a folder in memory (common/disk/memory_file.hpp).
///  4. Sheets are written one after another, rows as they come: memory does not grow with them.
class Workbook {
 public:
  /// `mark`: stands on top of each printed page, or empty. Fails (1) when there is no place for it.
  static Result<Workbook> make(const std::string& title, const std::optional<Date>& day, const std::string& mark);
  Workbook(Workbook&&) noexcept;
  ~Workbook();

  /// Headings stay in sight, all rows can be filtered.
  void begin_sheet(const std::string& name, const std::vector<SheetColumn>& columns);
  /// Of the sheet that was begun last; as many cells as it has columns. What is longer than a cell can be is cut, and
  /// says so at its end.
  void row(const std::vector<std::string>& cells);

  /// The file. Failed (1) where it could not be written; refused (3) where a sheet has more rows than a sheet can.
  Result<std::string> finish();

 private:
  struct Parts;
  explicit Workbook(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace candour
