#pragma once
#include <map>
#include <string>
#include <vector>

#include "common/guard/guard.hpp"
#include "tests/common/guard/labelled_lines.hpp"

namespace candour {

/// How well the guard does on lines whose labels are known.
struct Figures {
  struct Count {
    int labels = 0, found = 0;
    double recall() const { return labels == 0 ? 1.0 : static_cast<double>(found) / labels; }
  };
  std::map<std::pair<Detail, std::string>, Count> by_kind;  ///< and language
  std::map<std::string, Count> clean;                       ///< by language; `found`: false alarms
  int extra = 0;                                            ///< finds beside the labels, on lines that have some
  std::vector<std::string> remarks;                         ///< each miss and false alarm, for people

  Count of(Detail what) const;  ///< in all languages
  Count direct() const;         ///< everything but roles and blame
  double false_alarms() const;  ///< of the clean lines, the part that was flagged
  std::string table() const;
};

/// A detail counts as found where the finds of its kind (a name with or without title is one kind) cover every letter
/// of it; a role or blame where one touches it.
Figures figures(const Guard& guard, const CaseNames& names, const std::vector<LabelledLine>& lines);

}  // namespace candour
