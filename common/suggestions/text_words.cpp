#include "common/suggestions/text_words.hpp"

#include <set>

#include "common/suggestions/stemmer.hpp"
#include "common/text/plain_text.hpp"

namespace candour {
namespace {

constexpr std::string_view kNotUtf8 = "\xef\xbf\xbd";  // what plain_text makes of it

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Behind the word that begins at `at`; hyphens and apostrophes between letters are of it.
std::size_t end_of_word(std::string_view plain, std::size_t at) {
  const auto joins = [&](std::size_t i) {
    return (plain[i] == '-' || plain[i] == '\'') && i + 1 < plain.size() && is_word_byte(plain[i + 1]);
  };
  while (at < plain.size() && (is_word_byte(plain[at]) || joins(at))) ++at;
  return at;
}

class Reading {
 public:
  Reading(std::string_view text, std::string_view lang) : text_(text), plain_(plain_text(text)), stemmer_(lang) {}

  std::vector<TextWord> words() {
    for (std::size_t at = 0; at < plain_.text.size();) {
      const auto end = end_of_word(plain_.text, at);
      if (end > at) take(at, end);
      at = end > at ? end : at + 1;
    }
    return std::move(words_);
  }

 private:
  void take(std::size_t begin, std::size_t end) {
    const auto whole = std::string_view(plain_.text).substr(begin, end - begin);
    if (whole.find(kNotUtf8) != std::string_view::npos) return;
    put(begin, end);
    for (auto part = begin; whole.find('-') != std::string_view::npos && part < end;) {
      const auto hyphen = std::min(plain_.text.find('-', part), end);
      if (hyphen > part) put(part, hyphen);
      part = hyphen + 1;
    }
  }
  void put(std::size_t begin, std::size_t end) {
    auto folded = folded_name(std::string_view(plain_.text).substr(begin, end - begin));
    if (folded.size() < 2) return;
    auto stem = stemmer_.stem(folded);
    if (!seen_.insert(stem).second) return;
    const auto from = plain_.original_begin(begin);
    words_.push_back(
        {std::move(folded), std::move(stem), std::string(text_.substr(from, plain_.original_end(end) - from))});
  }

  std::string_view text_;
  PlainText plain_;
  Stemmer stemmer_;
  std::set<std::string> seen_;
  std::vector<TextWord> words_;
};

}  // namespace

std::vector<TextWord> text_words(std::string_view text, std::string_view lang) { return Reading(text, lang).words(); }

}  // namespace candour
