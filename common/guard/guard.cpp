#include "common/guard/guard.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/guard/name_words.hpp"
#include "common/guard/nhs_number.hpp"
#include "common/guard/rule_book.hpp"
#include "common/guard/span.hpp"
#include "common/text/plain_text.hpp"

namespace candour {
namespace {

using re2::RE2;
using re2::StringPiece;

constexpr std::size_t kNearBefore = 60;  // bytes in which a word that has to stand close by may stand
constexpr std::size_t kNearBehind = 40;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Not the middle of a longer word or number: RE2's \b knows ASCII letters only, and groups end where they like.
bool stands_alone(std::string_view plain, const Span& span) {
  const bool before = span.begin > 0 && is_word(plain[span.begin - 1]) && is_word(plain[span.begin]);
  const bool behind = span.end < plain.size() && is_word(plain[span.end]) && is_word(plain[span.end - 1]);
  return !before && !behind;
}

bool has_near(const RE2& words, std::string_view plain, const Span& span) {
  const auto from = span.begin - std::min(span.begin, kNearBefore);
  const auto to = std::min(plain.size(), span.end + kNearBehind);
  return words.Match(StringPiece(plain.data(), plain.size()), from, to, RE2::UNANCHORED, nullptr, 0);
}

/// Calls `take` with each match of `pattern`: its first group, or all of it where there is none.
template <class Take>
void each_match(const RE2& pattern, std::string_view plain, Take take) {
  const StringPiece text(plain.data(), plain.size());
  StringPiece groups[2];
  const int wanted = std::min(pattern.NumberOfCapturingGroups() + 1, 2);
  for (std::size_t at = 0; at < plain.size();) {
    if (!pattern.Match(text, at, plain.size(), RE2::UNANCHORED, groups, wanted)) return;
    const auto& found = wanted == 2 && groups[1].data() != nullptr ? groups[1] : groups[0];
    if (found.empty()) return;  // a pattern that is content with nothing finds nothing
    const auto begin = static_cast<std::size_t>(found.data() - plain.data());
    take(begin, begin + found.size());
    at = begin + found.size();
  }
}

/// One check of one text.
class Check {
 public:
  Check(const RuleBook& book, const CaseNames& names, std::string_view plain)
      : book_(book), names_(names), pseudonyms_(names.pseudonyms), plain_(plain) {}

  std::vector<Span> spans() {
    for (const auto& rule : book_.rules) {
      each_match(*rule.pattern, plain_, [&](auto begin, auto end) { consider(rule, {rule.detail, begin, end}); });
    }
    for (const auto& exception : book_.exceptions) drop(exception);
    const auto of_case = case_names(plain_, names_.is_name, book_, pseudonyms_);
    found_.insert(found_.end(), of_case.begin(), of_case.end());
    return without_overlaps(std::move(found_));
  }

 private:
  void consider(const RuleBook::Rule& rule, const Span& span) {
    if (!stands_alone(plain_, span)) return;
    if (rule.detail == Detail::nhs_number && !is_nhs_number(plain_.substr(span.begin, span.size()))) return;
    if (rule.near != nullptr && !has_near(*rule.near, plain_, span)) return;
    if (!is_name(rule.detail)) {
      found_.push_back(span);
    } else if (const auto name = as_name(span, rule.two, plain_, book_, pseudonyms_)) {
      found_.push_back(*name);
    }
  }

  void drop(const RuleBook::Exception& exception) {
    const bool any =
        std::any_of(found_.begin(), found_.end(), [&](const Span& s) { return s.what == exception.detail; });
    if (!any) return;
    each_match(*exception.pattern, plain_, [&](auto begin, auto end) {
      const Span harmless{exception.detail, begin, end};
      std::erase_if(found_, [&](const Span& span) { return span.what == exception.detail && span.touches(harmless); });
    });
  }

  const RuleBook& book_;
  const CaseNames& names_;
  Pseudonyms pseudonyms_;
  std::string_view plain_;
  std::vector<Span> found_;
};

/// "a professional {rest}", for "I chaired", is "a professional chaired".
std::string filled_in(std::string words, std::string_view original) {
  constexpr std::string_view kRest = "{rest}";
  const auto at = words.find(kRest);
  if (at == std::string::npos) return words;
  const auto first = original.find_first_of(" \n");
  return words.replace(at, kRest.size(), first == std::string_view::npos ? "" : original.substr(first + 1));
}

/// What may stand in the place of `words`, which reads `original` in the text.
std::vector<std::string> rewordings(const RuleBook& book, std::string_view lang, Detail what, std::string_view words,
                                    std::string_view original) {
  const auto own = book.rewordings.find(lang);
  if (own == book.rewordings.end()) return {};
  for (const auto& rewording : own->second) {
    const bool fits =
        rewording.when == nullptr || RE2::PartialMatch(StringPiece(words.data(), words.size()), *rewording.when);
    if (rewording.detail != what || !fits) continue;
    auto instead = rewording.words;
    for (auto& each : instead) each = filled_in(std::move(each), original);
    return instead;
  }
  return {};
}

}  // namespace

CaseNames plain_names(const std::vector<std::string>& names, std::vector<std::string> pseudonyms) {
  WordSet forms;
  for (const auto& name : names) {
    for (auto& form : name_forms(name)) forms.insert(std::move(form));
  }
  return {[forms = std::move(forms)](std::string_view folded) { return forms.contains(std::string(folded)); },
          std::move(pseudonyms)};
}

CaseNames hashed_names(HiddenNames names, std::vector<std::string> pseudonyms) {
  return {[names = std::move(names)](std::string_view folded) { return names.contains(folded); },
          std::move(pseudonyms)};
}

Result<Guard> Guard::load(const std::filesystem::path& folder) {
  auto book = load_rule_book(folder);
  if (!book) return tl::make_unexpected(book.error());
  return Guard(std::make_unique<const RuleBook>(std::move(*book)));
}

Guard::Guard(std::unique_ptr<const RuleBook> book) : book_(std::move(book)) {}
Guard::Guard(Guard&&) noexcept = default;
Guard& Guard::operator=(Guard&&) noexcept = default;
Guard::~Guard() = default;

std::vector<Found> Guard::check(std::string_view text, std::string_view lang, const CaseNames& names) const {
  const auto plain = plain_text(text);
  std::vector<Found> found;
  for (const auto& span : Check(*book_, names, plain.text).spans()) {
    const auto words = std::string_view(plain.text).substr(span.begin, span.size());
    const auto begin = plain.original_begin(span.begin);
    const auto end = plain.original_end(span.end);
    found.push_back({span.what, begin, end, fmt::format("guard.{}", to_string(span.what)),
                     rewordings(*book_, lang, span.what, words, text.substr(begin, end - begin))});
  }
  return found;
}

}  // namespace candour
