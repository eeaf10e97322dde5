#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "common/guard/rule_book.hpp"
#include "common/guard/span.hpp"

namespace candour {

/// A word of the plain copy: letters, with hyphens and apostrophes between them, without a possessive 's.
struct NameWord {
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<NameWord> name_words(std::string_view plain);

/// What pseudonyms of the case look like, folded.
struct Pseudonyms {
  WordSet names;
  explicit Pseudonyms(const std::vector<std::string>& written);
};

/// Takes words that are no names off both ends of what a pattern took for a name. Nothing when no name is left, when it
/// is a service or a place, or when it is a pseudonym. A title stays in front.
std::optional<Span> as_name(Span span, bool two, std::string_view plain, const RuleBook& book,
                            const Pseudonyms& pseudonyms);

/// The names of the case that stand in the text.
std::vector<Span> case_names(std::string_view plain, const std::function<bool(std::string_view)>& is_name,
                             const RuleBook& book, const Pseudonyms& pseudonyms);

}  // namespace candour
