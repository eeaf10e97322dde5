#include "common/export/coded_source.hpp"

#include <algorithm>

#include "common/export/contribution_words.hpp"
#include "common/export/xml_text.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kFewestMarks = 3, kHexDigits = 2 * RecordId::size;

std::size_t marks_at(std::string_view line) { return std::min(line.find_first_not_of('='), line.size()); }

/// Calls `each` with every line and where it begins, in bytes.
template <class Each>
void each_line(std::string_view text, const Each& each) {
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    each(text.substr(at, end - at), at);
    at = end + 1;
  }
}

std::size_t marks_for(const PromptGroup& group) {
  std::size_t marks = kFewestMarks;
  for (const auto* comment : group.comments) {
    each_line(xml_text(comment->contribution.text),
              [&](std::string_view line, std::size_t) { marks = std::max(marks, marks_at(line) + 1); });
  }
  return marks;
}

/// What stands behind the id for people: the entry a response is about.
std::string beside(const Contribution& c) {
  if (c.kind != Kind::fact_response) return {};
  return xml_text(" " + word_or_empty(c.response) + " " + c.target.value_or(""));
}

/// The id in a separator line with so many marks; empty where it is none.
std::string record_in(std::string_view line, std::size_t marks) {
  if (marks_at(line) != marks || line.size() < marks + 1 + kHexDigits || line[marks] != ' ') return {};
  const auto digits = line.substr(marks + 1, kHexDigits);
  RecordId id;
  if (!from_hex(digits, id.bytes)) return {};
  return to_hex(id.span());
}

}  // namespace

CodedSource coded_source(const PromptGroup& group) {
  CodedSource source;
  const std::string marks(marks_for(group), '=');
  std::size_t place = 0;
  const auto put = [&](const std::string& text) {
    source.text += text;
    place += count_code_points(text);
  };
  for (const auto* comment : group.comments) {
    CodedSource::Comment made;
    made.record = to_hex(comment->id.span());
    auto line = marks + " " + made.record + beside(comment->contribution);
    std::replace(line.begin(), line.end(), '\n', ' ');
    put(line + "\n");
    made.begin = place;
    put(xml_text(comment->contribution.text));
    made.end = place;
    put("\n\n");
    source.comments.push_back(std::move(made));
  }
  return source;
}

CodedSource read_coded_source(std::string_view text) {
  CodedSource source;
  source.text = text;
  const auto marks = marks_at(text);
  if (marks < kFewestMarks) return source;
  std::size_t place = 0;  // in code points, where the line begins
  each_line(text, [&](std::string_view line, std::size_t) {
    auto record = record_in(line, marks);
    const auto next = place + count_code_points(line) + 1;
    if (!record.empty()) {
      if (!source.comments.empty()) source.comments.back().end = std::max(source.comments.back().begin, place);
      source.comments.push_back({std::move(record), next, next});
    }
    place = next;
  });
  if (!source.comments.empty()) {
    auto& last = source.comments.back();
    last.end = std::max(last.begin, place - 1);
  }
  return source;
}

}  // namespace candour
