#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// One line of a file that the guard is to read: a JSON object with `text` and, where it has them, `id` and `lang`
/// ("en" without); everything else is ignored.
struct GuardLine {
  std::size_t number = 0;  ///< in the file, from 1
  std::optional<std::string> id;
  std::string text;
  std::string lang;
};

/// A whole file, whatever is in it: every bad line has its fault (what, and what to do), and the good ones are there.
struct GuardFile {
  struct Fault {
    std::size_t line = 0;
    std::string what;
  };
  std::vector<GuardLine> lines;
  std::vector<Fault> faults;
};
GuardFile guard_file_from(std::string_view bytes);

/// What was found in a line's text.
struct GuardSpan {
  std::string type;
  std::size_t begin = 0, end = 0;  ///< bytes of the text, on the boundaries of characters
};

/// {"line","id","spans":[{"type","start","end","text"}],"blame"}; start and end count code points.
std::string to_json(const GuardLine& line, const std::vector<GuardSpan>& spans, bool blame);

}  // namespace candour
