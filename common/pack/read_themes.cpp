#include "common/pack/read_themes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/pack/csv_table.hpp"
#include "common/pack/seen_ids.hpp"
#include "common/pack/wording.hpp"
#include "common/text/nearest.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostThemes = 500;
constexpr std::size_t kMostCodeBytes = 64;  // a code travels in messages of a fixed size
constexpr std::array<std::string_view, 4> kColumns = {"code", "name", "description", "kind"};

class ThemesReader {
 public:
  ThemesReader(const CsvTable& table, const FileFaults& faults) : table_(table), faults_(faults) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) columns_[i] = table_.column(std::span(&kColumns[i], 1));
    report_missing();
    report_unknown();
  }

  std::vector<Theme> read() {
    std::vector<Theme> themes;
    for (const auto& row : table_.rows()) themes.push_back(read_theme(row));
    return themes;
  }

 private:
  void report_missing() const {
    std::vector<std::string> headings;
    for (const auto& heading : table_.headings()) headings.push_back(plain_heading(heading));
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (columns_[i] || kColumns[i] == "description") continue;
      const auto meant = nearest(kColumns[i], headings);
      faults_.error(table_.heading_line(),
                    fmt::format("the column {} is missing: add it to the headings{}", kColumns[i],
                                meant.empty() ? "" : fmt::format(" (is {} meant?)", in_quotes(meant))));
    }
  }

  void report_unknown() const {
    const std::vector<std::string> known(kColumns.begin(), kColumns.end());
    for (const auto& heading : table_.headings()) {
      const auto plain = plain_heading(heading);
      if (std::find(known.begin(), known.end(), plain) != known.end()) continue;
      faults_.warning(table_.heading_line(), fmt::format("does not know the column {} and leaves it out{}",
                                                         in_quotes(heading), did_you_mean(plain, known)));
    }
  }

  std::string cell(const CsvRecord& row, std::size_t column) const {
    return columns_[column] ? std::string(trimmed(row.cells[*columns_[column]])) : std::string();
  }

  Theme read_theme(const CsvRecord& row) {
    Theme theme{cell(row, 0), cell(row, 1), cell(row, 2), cell(row, 3) == "system"};
    check_code(row, theme.code);
    if (columns_[1] && theme.name.empty()) faults_.error(row.line, "the name of this theme is empty: give it one");
    const auto kind = cell(row, 3);
    if (columns_[3] && kind != "practice" && kind != "system") {
      faults_.error(row.line,
                    fmt::format("the kind {} is neither practice nor system: write one of them", in_quotes(kind)));
    }
    return theme;
  }

  void check_code(const CsvRecord& row, const std::string& code) {
    if (!columns_[0]) return;
    if (code.empty()) {
      faults_.error(row.line, "the code of this theme is empty: give it a short one");
    } else if (code.size() > kMostCodeBytes || code.find_first_of("\r\n\t") != std::string::npos) {
      faults_.error(row.line, fmt::format("the code {} is over {} bytes or not one line: write a short one",
                                          in_quotes(code), kMostCodeBytes));
    } else if (Theme::ends_within(code)) {
      faults_.error(row.line, code_ends_within(code));
    } else if (const auto first = seen_.seen_before(code, row.line)) {
      faults_.error(row.line, fmt::format("the code {} is on line {} already: give every theme its own",
                                          in_quotes(code), *first));
    }
  }

  const CsvTable& table_;
  const FileFaults& faults_;
  std::array<std::optional<std::size_t>, kColumns.size()> columns_;
  SeenIds seen_;
};

}  // namespace

std::vector<Theme> read_themes(std::string_view text, const FileFaults& faults) {
  const auto table = CsvTable::read(text, kMostThemes, faults);
  if (!table) return {};
  return ThemesReader(*table, faults).read();
}

}  // namespace candour
