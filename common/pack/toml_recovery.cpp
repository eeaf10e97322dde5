#include "common/pack/toml_recovery.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "common/pack/toml_door.hpp"
#include "common/pack/toml_scan.hpp"
#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostErrors = 20;
constexpr std::size_t kMostRepeated = std::size_t{1} << 20;  // parsing sixteen megabytes twenty times helps nobody

struct Span {
  std::size_t begin = 0, end = 0;
};

/// Where line `number` (from 1) stands, without its line end.
Span span_of_line(std::string_view text, int number) {
  std::size_t begin = 0;
  for (int line = 1; line < number; ++line) {
    const auto end = text.find('\n', begin);
    if (end == std::string_view::npos) return {text.size(), text.size()};
    begin = end + 1;
  }
  return {begin, std::min(text.find('\n', begin), text.size())};
}

/// Gives a `key = …` line a value that parses. False when the line is anything else.
bool put_aside(std::string& text, int number) {
  const auto span = span_of_line(text, number);
  const auto line = std::string_view(text).substr(span.begin, span.end - span.begin);
  const auto equals = line.find('=');
  const auto key = trimmed(line.substr(0, equals));
  const bool plain = !key.empty() && key.find_first_of("[]{}\"'#,") == std::string_view::npos;
  if (equals == std::string_view::npos || !plain) return false;
  text.replace(span.begin + equals, span.end - span.begin - equals, "= false");
  return true;
}

/// A key given twice: with its value replaced it is still there twice.
void empty_line(std::string& text, int number) {
  const auto span = span_of_line(text, number);
  text.erase(span.begin, span.end - span.begin);
}

void mark_unreadable(TomlValue& value, const std::set<int>& lines) {
  for (auto& member : value.members) mark_unreadable(member.value, lines);
  for (auto& element : value.list) mark_unreadable(element, lines);
  const bool scalar = value.kind != TomlValue::Kind::table && value.kind != TomlValue::Kind::list;
  if (scalar && lines.contains(value.line)) value.kind = TomlValue::Kind::unreadable;
}

/// toml++ says "control characters are prohibited" when a text is still open at the end of its line.
std::string plainly(std::string what) {
  constexpr std::string_view preface = "Error while parsing ";
  if (what.find("control characters other than TAB") != std::string::npos) {
    return "a text is not closed on its line: add the closing quote";
  }
  if (what.starts_with(preface)) what.erase(0, preface.size());
  return what + ": correct this line";
}

class Recovery {
 public:
  explicit Recovery(std::string text) : text_(std::move(text)) {}

  TomlReading read() {
    for (;;) {
      auto parsed = parse_toml(text_);
      if (parsed) {
        mark_unreadable(*parsed, put_aside_);
        return {std::move(*parsed), std::move(errors_)};
      }
      if (!step_over(std::move(parsed.error()))) return {std::nullopt, {std::move(errors_.front())}};
    }
  }

 private:
  /// Puts the line of an error aside. False when that is of no use.
  bool step_over(TomlError error) {
    error.what = plainly(std::move(error.what));
    const int line = error.line;
    const int last = errors_.empty() ? 0 : errors_.back().line;
    if (line > last) errors_.push_back(std::move(error));
    if (line < last || errors_.size() > kMostErrors || text_.size() > kMostRepeated) return false;
    if (line > last) return put_aside_.insert(line).second && put_aside(text_, line);
    if (!emptied_.insert(line).second) return false;
    empty_line(text_, line);
    return true;
  }

  std::string text_;
  std::vector<TomlError> errors_;
  std::set<int> put_aside_, emptied_;
};

}  // namespace

TomlReading read_toml(std::string text) {
  const auto scan = scan_toml(text);
  if (scan.too_deep) return {std::nullopt, {{*scan.too_deep, 1, "a key has too many dots: a pack needs one at most"}}};
  auto reading = Recovery(std::move(text)).read();
  if (!reading.root && scan.open_text) {
    reading.errors = {
        {*scan.open_text, 1, "a text of several lines opens here and is never closed: add the three quotes"}};
  }
  return reading;
}

}  // namespace candour
