#pragma once
#include <string>
#include <vector>

namespace candour {

struct SheetColumn {
  std::string heading;
  double width = 12;  ///< in characters
  bool wraps = false;
};

/// One sheet of a workbook. Every cell is text.
struct Sheet {
  std::string name;  ///< at most 31 characters, none of []:*?/\ (a spreadsheet's rule)
  std::vector<SheetColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

}  // namespace candour
