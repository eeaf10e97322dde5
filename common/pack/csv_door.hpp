#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

struct CsvRecord {
  int line = 1;  ///< on which it starts
  std::vector<std::string> cells;
  std::size_t cell_count = 0;  ///< may be more than there are cells: kMostCells are kept
};

struct CsvReading {
  std::vector<CsvRecord> records;    ///< records with nothing in any cell are left out
  std::vector<int> unclosed_quotes;  ///< the line on which each opened; reading goes on with the line after it
  std::optional<int> cut_at;         ///< the line of the first record beyond `most_records`
};

/// The door to libcsv. Cells are kept byte for byte, line breaks inside quotes too; only the spaces around a cell
/// without quotes are taken off. A quote inside a cell without quotes is a letter like any other (`5" pipe`).
class CsvDoor {
 public:
  static constexpr std::size_t kMostCells = 256;
  static CsvReading read(std::string_view text, std::size_t most_records);
};

}  // namespace candour
