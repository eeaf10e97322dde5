#include "common/guard/name_words.hpp"

#include <algorithm>

#include "common/text/plain_text.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostWords = 4;  // of a name of the case

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view text_of(std::string_view plain, const NameWord& word) {
  return plain.substr(word.begin, word.end - word.begin);
}

/// Behind the last character of the word that begins at `at`.
std::size_t word_end(std::string_view plain, std::size_t at) {
  const auto joins = [&](std::size_t i) {
    return (plain[i] == '-' || plain[i] == '\'') && i + 1 < plain.size() && is_letter(plain[i + 1]);
  };
  while (at < plain.size() && (is_letter(plain[at]) || joins(at))) ++at;
  return at;
}

std::vector<NameWord> hyphened_parts(std::string_view plain, const NameWord& word) {
  std::vector<NameWord> parts{{word.begin, word.end}};
  for (auto hyphen = plain.find('-', word.begin); hyphen < word.end; hyphen = plain.find('-', hyphen + 1)) {
    parts.back().end = hyphen;
    parts.push_back({hyphen + 1, word.end});
  }
  return parts;
}

bool has_capital(std::string_view word) { return word.front() < 'a' || word.front() > 'z'; }

}  // namespace

std::vector<NameWord> name_words(std::string_view plain) {
  std::vector<NameWord> words;
  for (std::size_t at = 0; at < plain.size();) {
    if (!is_letter(plain[at])) {
      ++at;
      continue;
    }
    const auto end = word_end(plain, at);
    const auto word = plain.substr(at, end - at);
    const std::size_t possessive = word.size() > 2 && (word.ends_with("'s") || word.ends_with("'S")) ? 2 : 0;
    words.push_back({at, end - possessive});
    at = end;
  }
  return words;
}

Pseudonyms::Pseudonyms(const std::vector<std::string>& written) {
  for (const auto& name : written) names.insert(folded_name(name));
}

std::optional<Span> as_name(Span span, bool two, std::string_view plain, const RuleBook& book,
                            const Pseudonyms& pseudonyms) {
  const auto inside = plain.substr(span.begin, span.size());
  auto words = name_words(inside);
  const auto folded = [&](const NameWord& word) { return folded_name(text_of(inside, word)); };
  const auto is_in = [&](const WordSet& list) {
    return [&](const NameWord& word) { return list.contains(folded(word)); };
  };
  while (!words.empty() && is_in(book.never_names)(words.back())) words.pop_back();
  const bool titled = span.what == Detail::person_name;
  if (!titled) words.erase(words.begin(), std::find_if_not(words.begin(), words.end(), is_in(book.never_names)));
  if (words.size() < (two || titled ? 2u : 1u)) return std::nullopt;
  const auto is_service = [&](const NameWord& word) {
    return is_in(book.services)(word) && !is_in(book.everyday)(word);
  };
  if (std::any_of(words.begin() + titled, words.end(), is_service)) return std::nullopt;
  const Span name{span.what, span.begin + words.front().begin, span.begin + words.back().end};
  const bool known = std::all_of(words.begin() + titled, words.end(), is_in(pseudonyms.names)) ||
                     pseudonyms.names.contains(folded_name(plain.substr(name.begin, name.size())));
  const bool plant = !titled && words.size() == 1 && is_in(book.pseudonyms)(words.front());
  if (known || plant) return std::nullopt;
  return name;
}

std::vector<Span> case_names(std::string_view plain, const std::function<bool(std::string_view)>& is_name,
                             const RuleBook& book, const Pseudonyms& pseudonyms) {
  std::vector<Span> found;
  if (!is_name) return found;
  const auto consider = [&](std::size_t begin, std::size_t end) {
    const auto written = plain.substr(begin, end - begin);
    const auto name = folded_name(written);
    if (pseudonyms.names.contains(name) || !is_name(name)) return;
    if (!has_capital(written) && book.everyday.contains(name)) return;
    found.push_back({Detail::person_name_bare, begin, end});
  };
  const auto words = name_words(plain);
  const auto goes_on = [&](std::size_t i) {
    const bool one_apart = i + 1 < words.size() && words[i + 1].begin == words[i].end + 1;
    return one_apart && (plain[words[i].end] == ' ' || plain[words[i].end] == '\n');
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    consider(words[i].begin, words[i].end);
    for (auto last = i; last < i + kMostWords - 1 && goes_on(last); ++last)
      consider(words[i].begin, words[last + 1].end);
    const auto parts = hyphened_parts(plain, words[i]);
    for (std::size_t first = 0; parts.size() > 1 && first < parts.size(); ++first) {
      // No more than so many in a row, or a chain of hyphens would take the square of its length.
      for (auto last = first; last < std::min(first + kMostWords, parts.size()); ++last)
        consider(parts[first].begin, parts[last].end);
    }
  }
  return found;
}

}  // namespace candour
