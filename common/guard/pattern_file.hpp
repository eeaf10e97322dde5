#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/guard/detail.hpp"

namespace candour {

/// A section of a pattern file, read but not yet understood. PATTERNS.md in assets/guard has the form.
struct PatternSection {
  enum class Kind {
    words,    ///< `[words NAME]`: alternatives, used as {NAME}
    find,     ///< `[find DETAIL]`, `[find DETAIL near NAME]`, `[find DETAIL two]`
    leave,    ///< `[not DETAIL]`
    instead,  ///< `[instead DETAIL]`, `[instead DETAIL when NAME]`
  };
  struct Line {
    std::size_t number = 0;  ///< in the file, from 1
    std::string text;        ///< not empty
  };
  Kind kind = Kind::words;
  Line header;
  std::string name;              ///< of a word list
  std::optional<Detail> detail;  ///< of everything else
  std::string condition;         ///< the list behind `near` or `when`, or empty
  bool two = false;
  std::vector<Line> lines;
};

/// Bad input (4) with `file:line: what, and what to do` at the first line that is wrong. `path` is for the sentence.
Result<std::vector<PatternSection>> pattern_sections(const std::filesystem::path& path, std::string_view bytes);

/// The one form of a complaint about a pattern file.
tl::unexpected<Failure> pattern_fault(const std::filesystem::path& path, std::size_t line, std::string_view what);

}  // namespace candour
