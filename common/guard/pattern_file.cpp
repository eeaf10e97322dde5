#include "common/guard/pattern_file.hpp"

#include <fmt/format.h>

#include "common/text/utf8.hpp"

namespace candour {
namespace {

using Kind = PatternSection::Kind;

std::string_view trimmed(std::string_view line) {
  const auto from = line.find_first_not_of(" \t\r");
  if (from == std::string_view::npos) return {};
  return line.substr(from, line.find_last_not_of(" \t\r") - from + 1);
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> all;
  while (!(words = trimmed(words)).empty()) {
    const auto end = std::min(words.find(' '), words.size());
    all.emplace_back(words.substr(0, end));
    words.remove_prefix(end);
  }
  return all;
}

std::optional<Kind> kind_from(std::string_view word) {
  if (word == "words") return Kind::words;
  if (word == "find") return Kind::find;
  if (word == "not") return Kind::leave;
  if (word == "instead") return Kind::instead;
  return std::nullopt;
}

bool is_list_name(std::string_view name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

/// What stands behind the detail. False when the form does not know it.
bool take_condition(PatternSection& section, const std::vector<std::string>& words) {
  if (words.size() == 2) return true;
  section.two = section.kind == Kind::find && words.size() == 3 && words[2] == "two";
  if (section.two) return true;
  const std::string_view link = section.kind == Kind::find ? "near" : "when";
  if (words.size() != 4 || section.kind == Kind::leave || words[2] != link) return false;
  section.condition = words[3];
  return true;
}

/// Fills the section in; what is wrong, or empty.
std::string take_header(PatternSection& section, std::string_view line) {
  const auto words = split(line.substr(1, line.size() - 2));
  const auto kind = words.empty() ? std::nullopt : kind_from(words[0]);
  if (!kind) return "a section is words, find, not or instead";
  section.kind = *kind;
  if (words.size() < 2) return "the section needs a name, as in [words titles] or [find phone]";
  if (section.kind == Kind::words) {
    section.name = words[1];
    return words.size() == 2 && is_list_name(section.name) ? "" : "a list's name is one word of a to z and _";
  }
  section.detail = detail_from(words[1]);
  if (!section.detail) return fmt::format("{} is no detail that the guard knows", shown_safely(words[1]));
  return take_condition(section, words) ? "" : "behind the detail may only stand near LIST, when LIST or two";
}

}  // namespace

tl::unexpected<Failure> pattern_fault(const std::filesystem::path& path, std::size_t line, std::string_view what) {
  return fail(ExitCode::bad_input, fmt::format("{}:{}: {}.", path.string(), line, what));
}

Result<std::vector<PatternSection>> pattern_sections(const std::filesystem::path& path, std::string_view bytes) {
  std::vector<PatternSection> sections;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const auto end = bytes.find('\n');
    const auto line = trimmed(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.empty() || line.starts_with('#')) continue;
    if (first_invalid_utf8(line)) return pattern_fault(path, number, "this is not UTF-8; save the file as UTF-8");
    if (line.starts_with('[') && line.ends_with(']')) {
      sections.emplace_back().header = {number, std::string(line)};
      if (const auto why = take_header(sections.back(), line); !why.empty()) return pattern_fault(path, number, why);
    } else if (sections.empty()) {
      return pattern_fault(path, number, "begin with a section, as [find phone]");
    } else {
      sections.back().lines.push_back({number, std::string(line)});
    }
  }
  return sections;
}

}  // namespace candour
