#pragma once
#include <rapidcheck.h>
#include <utf8proc.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

using namespace std::string_literals;

/// What people write, what they paste, and what only somebody hostile would.
inline const std::vector<std::string>& awkward_words() {
  static const std::vector<std::string> words{"a",
                                              "Q",
                                              " ",
                                              "  ",
                                              "\n",
                                              "\n\n",
                                              "\t",
                                              "’",
                                              "-",
                                              "—",
                                              "1,000",
                                              "dŵr",
                                              "w\u0302",
                                              "\u0302",
                                              "\u0301",
                                              "👩‍👧‍👦",
                                              "👍🏽",
                                              "🏽",
                                              "🇬🇧",
                                              "🇬",
                                              "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
                                              "\u200d",
                                              "\ufe0f",
                                              "❤️",
                                              "❤️‍🔥",
                                              "שָׁלוֹם",
                                              "مرحبا",
                                              "\u202e",
                                              "\u2066",
                                              "\u1112",
                                              "\u1161",
                                              "\u11ab",
                                              "\u0e33",
                                              "\u0903",
                                              "\u0600",
                                              "%n##",
                                              "a long sentence, as they are. ",
                                              "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
                                              "\ufffd",
                                              "\uffff",
                                              "\r\n",
                                              "\0"s,
                                              "\x1b[2J",
                                              "\x7f",
                                              "\u0085",
                                              "\xff",
                                              "\xe2\x82",
                                              "\xed\xa0\x80",
                                              "\xc0\xaf",
                                              "x\xf0\x9f\x98y"};
  return words;
}

inline rc::Gen<std::string> any_awkward_word() { return rc::gen::elementOf(awkward_words()); }

/// As likely large as small from the first try on.
inline int any_number(int from, int to) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to)); }

/// One that is made of nothing but text.
inline std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += word;
  return all;
}

/// All boundaries of a text, walked over from its beginning with the rules of utf8proc and nothing of ours.
inline std::set<std::size_t> boundaries_of(std::string_view text) {
  std::set<std::size_t> found{0, text.size()};
  utf8proc_int32_t state = 0, left = 0, right = 0;
  for (std::size_t at = 0; at < text.size(); left = right) {
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &right);
    if (used <= 0) return {};
    if (at > 0 && utf8proc_grapheme_break_stateful(left, right, &state)) found.insert(at);
    at += static_cast<std::size_t>(used);
  }
  return found;
}

}  // namespace candour
