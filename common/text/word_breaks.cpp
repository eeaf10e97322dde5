#include "common/text/word_breaks.hpp"

#include <utf8proc.h>

#include "common/text/code_point.hpp"
#include "common/text/graphemes.hpp"

namespace candour {
namespace {

/// In the order in which they lose against each other at a gap.
enum class Run { none, line_feed, space, sign, word };

bool is_apostrophe(char32_t code_point) { return code_point == '\'' || code_point == 0x2019; }

Run run_of(char32_t code_point) {
  if (code_point == '\n') return Run::line_feed;
  if (code_point == '\t') return Run::space;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  if (category == UTF8PROC_CATEGORY_ZS) return Run::space;
  if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO)
    return Run::word;  // letters, marks, numbers
  return category == UTF8PROC_CATEGORY_PC ? Run::word : Run::sign;
}

/// Of the grapheme that starts at `at`.
Run run_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return Run::none;
  const auto point = code_point_at(text, at);
  if (!is_apostrophe(point.value)) return run_of(point.value);
  const auto after = code_point_at(text, at + point.bytes);
  const bool inside = at > 0 && after.bytes > 0 && run_of(code_point_before(text, at).value) == Run::word &&
                      run_of(after.value) == Run::word;
  return inside ? Run::word : Run::sign;
}

Run run_before(std::string_view text, std::size_t at) {
  return at == 0 ? Run::none : run_at(text, previous_boundary(text, at));
}

std::size_t end_of_run(std::string_view text, std::size_t at, Run run) {
  while (at < text.size() && run_at(text, at) == run) at = next_boundary(text, at);
  return at;
}

std::size_t start_of_run(std::string_view text, std::size_t at, Run run) {
  while (at > 0 && run_before(text, at) == run) at = previous_boundary(text, at);
  return at;
}

}  // namespace

std::size_t next_word_start(std::string_view text, std::size_t at) {
  const Run run = run_at(text, at);
  if (run == Run::line_feed) return next_boundary(text, at);
  return end_of_run(text, end_of_run(text, at, run), Run::space);
}

std::size_t previous_word_start(std::string_view text, std::size_t at) {
  if (run_before(text, at) == Run::line_feed) return previous_boundary(text, at);
  at = start_of_run(text, at, Run::space);
  const Run run = run_before(text, at);
  return run == Run::line_feed ? at : start_of_run(text, at, run);
}

WordSpan word_at(std::string_view text, std::size_t at) {
  at = boundary_at_or_before(text, at);
  const Run left = run_before(text, at);
  const Run right = run_at(text, at);
  const Run run = left > right ? left : right;
  if (run <= Run::line_feed) return {at, at};
  return {start_of_run(text, at, run), end_of_run(text, at, run)};
}

}  // namespace candour
