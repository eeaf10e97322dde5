#include "common/follow_on/glossary_names.hpp"

#include <algorithm>
#include <array>

#include "common/record/cited_words.hpp"
#include "common/text/plain_text.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostWords = 4;  // of a name, as the writing guard has it

constexpr std::array<std::string_view, 15> kMarks = {"(", ")", "[", "]", "\"", "'", "“", "”",
                                                     ".", ",", ";", ":", "!",  "?", "…"};

/// Without the marks that stand around words.
std::string_view bare(std::string_view words) {
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (const auto mark : kMarks) {
      const bool before = words.starts_with(mark), behind = !before && words.ends_with(mark);
      if (before) words.remove_prefix(mark.size());
      if (behind) words.remove_suffix(mark.size());
      goes_on = goes_on || before || behind;
    }
  }
  return words;
}

bool begins_small(std::string_view word) { return word.empty() || (word.front() >= 'a' && word.front() <= 'z'); }

}  // namespace

GlossaryNames::GlossaryNames(const EventPack& pack) {
  for (const auto& name : pack.glossary_names) {
    for (auto& form : name_forms(name)) forms_.insert(std::move(form));
  }
  forms_.erase(folded_name(pack.pseudonym));
  for (const auto& pseudonym : pack.other_pseudonyms) forms_.erase(folded_name(pseudonym));
}

std::string GlossaryNames::found_in(std::string_view text) const {
  const auto plain = plain_text(text);
  const auto words = cited_words(plain.text);
  for (std::size_t first = 0; first < words.size(); ++first) {
    const auto* begin = words[first].text.data();
    for (auto last = first; last < std::min(words.size(), first + kMostWords); ++last) {
      const auto* end = words[last].text.data() + words[last].text.size();
      const auto piece = bare({begin, static_cast<std::size_t>(end - begin)});
      if (!begins_small(piece) && forms_.contains(folded_name(piece))) return std::string(piece);
    }
  }
  return {};
}

}  // namespace candour
