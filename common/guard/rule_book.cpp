#include "common/guard/rule_book.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "common/disk/file.hpp"
#include "common/guard/pattern_file.hpp"
#include "common/text/nearest.hpp"
#include "common/text/plain_text.hpp"

namespace candour {
namespace {

using re2::RE2;

constexpr std::size_t kMostBytes = std::size_t{1} << 20;  // of a pattern file
/// Of one pattern's automata; with some 250 patterns RE2's own 8 MiB would let a hostile text fill the kiosk's memory.
constexpr std::int64_t kMostMemory = std::int64_t{1} << 21;

struct Source {
  std::filesystem::path path;
  std::string language;  // "any", "en", "cy"
};

/// Turns sections into rules, in the order in which they stand.
class Compiler {
 public:
  Done take(const Source& source, const PatternSection& section) {
    source_ = &source;
    switch (section.kind) {
      case PatternSection::Kind::words:
        return take_words(section);
      case PatternSection::Kind::find:
        return take_rules(section);
      case PatternSection::Kind::leave:
        return take_exceptions(section);
      case PatternSection::Kind::instead:
        return take_rewordings(section);
    }
    return {};
  }

  /// The lists that the program asks for by name. Fails when one is missing or finds of a kind have no rule.
  Result<RuleBook> finished(const std::filesystem::path& folder) {
    for (auto& [name, words] : {std::pair<const char*, WordSet&>("never_names", book_.never_names),
                                {"services", book_.services},
                                {"pseudonyms", book_.pseudonyms},
                                {"everyday_names", book_.everyday},
                                {"everyday_surnames", book_.everyday}}) {
      const auto list = folded_.find(name);
      if (list == folded_.end()) {
        return fail(ExitCode::bad_input,
                    fmt::format("{}: no file has a section [words {}]; the guard needs it.", folder.string(), name));
      }
      words.insert(list->second.begin(), list->second.end());
    }
    return std::move(book_);
  }

 private:
  tl::unexpected<Failure> wrong(std::size_t line, std::string_view what) const {
    return pattern_fault(source_->path, line, what);
  }

  Done take_words(const PatternSection& section) {
    if (section.lines.empty()) return wrong(section.header.number, "the list is empty; give it a word a line");
    if (lists_.contains(section.name)) {
      return wrong(section.header.number,
                   fmt::format("there is a list {} already; give this one another name", section.name));
    }
    std::string alternatives;
    auto& folded = folded_[section.name];
    for (const auto& line : section.lines) {
      const auto pattern = compiled(line);  // so that a slip is said with its own line
      if (!pattern) return tl::make_unexpected(pattern.error());
      alternatives += (alternatives.empty() ? "" : "|") + *filled_in(line);
      for (std::size_t at = 0, end = 0; at < line.text.size(); at = end + 1) {
        end = std::min(line.text.find('|', at), line.text.size());
        folded.insert(folded_name(line.text.substr(at, end - at)));
      }
    }
    lists_[section.name] = "(?:" + alternatives + ")";
    return {};
  }

  Done take_rules(const PatternSection& section) {
    const auto near = condition(section);
    if (!near) return tl::make_unexpected(near.error());
    for (const auto& line : section.lines) {
      auto pattern = compiled(line);
      if (!pattern) return tl::make_unexpected(pattern.error());
      book_.rules.push_back({*section.detail, std::move(*pattern), *near, section.two});
    }
    return {};
  }

  Done take_exceptions(const PatternSection& section) {
    for (const auto& line : section.lines) {
      auto pattern = compiled(line);
      if (!pattern) return tl::make_unexpected(pattern.error());
      book_.exceptions.push_back({*section.detail, std::move(*pattern)});
    }
    return {};
  }

  Done take_rewordings(const PatternSection& section) {
    const auto when = condition(section);
    if (!when) return tl::make_unexpected(when.error());
    RuleBook::Rewording rewording{*section.detail, *when, {}};
    for (const auto& line : section.lines) rewording.words.push_back(line.text);
    book_.rewordings[source_->language].push_back(std::move(rewording));
    return {};
  }

  /// Null when the section has none.
  Result<const RE2*> condition(const PatternSection& section) {
    if (section.condition.empty()) return nullptr;
    auto pattern = compiled({section.header.number, "(?i)\\b{" + section.condition + "}\\b"});
    if (!pattern) return tl::make_unexpected(pattern.error());
    book_.conditions.push_back(std::move(*pattern));
    return book_.conditions.back().get();
  }

  Result<RuleBook::Pattern> compiled(const PatternSection::Line& line) const {
    const auto text = filled_in(line);
    if (!text) return tl::make_unexpected(text.error());
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMostMemory);
    auto pattern = std::make_unique<const RE2>(*text, options);
    if (!pattern->ok()) return wrong(line.number, fmt::format("RE2 cannot read this pattern: {}", pattern->error()));
    return pattern;
  }

  /// {name} becomes the list of that name; {2,3} stays.
  Result<std::string> filled_in(const PatternSection::Line& line) const {
    std::string text;
    for (std::size_t at = 0; at < line.text.size();) {
      const auto open = line.text.find('{', at);
      text += line.text.substr(at, open - at);
      if (open == std::string::npos) break;
      const auto close = std::min(line.text.find('}', open), line.text.size());
      const auto name = line.text.substr(open + 1, close - open - 1);
      at = std::min(close + 1, line.text.size());
      if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string::npos || name.size() < 2) {
        text += line.text.substr(open, at - open);  // a repeat, or \p{L}
        continue;
      }
      const auto list = lists_.find(name);
      if (list == lists_.end()) return wrong(line.number, unknown_list(name));
      text += list->second;
    }
    return text;
  }

  std::string unknown_list(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& [known, words] : lists_) names.push_back(known);
    const auto meant = nearest(name, names);
    return fmt::format("no list {} stands before this line", name) +
           (meant.empty() ? "" : fmt::format("; did you mean {}", meant));
  }

  const Source* source_ = nullptr;
  RuleBook book_;
  std::map<std::string, std::string> lists_;
  std::map<std::string, WordSet> folded_;
};

Done take_file(Compiler& compiler, const Source& source) {
  const auto bytes = read_file(source.path, kMostBytes);
  if (!bytes) return fail(ExitCode::bad_input, bytes.error().sentence);
  const auto sections = pattern_sections(source.path, *bytes);
  if (!sections) return tl::make_unexpected(sections.error());
  for (const auto& section : *sections) {
    if (const auto taken = compiler.take(source, section); !taken) return taken;
  }
  return {};
}

}  // namespace

Result<RuleBook> load_rule_book(const std::filesystem::path& folder) {
  Compiler compiler;
  for (const char* language : {"any", "en", "cy"}) {
    const Source source{folder / (std::string(language) + ".txt"), language};
    if (const auto taken = take_file(compiler, source); !taken) return tl::make_unexpected(taken.error());
  }
  return compiler.finished(folder);
}

}  // namespace candour
