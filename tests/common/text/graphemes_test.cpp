#include "common/text/graphemes.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/text/typed_runs.hpp"
#include "common/text/word_breaks.hpp"

namespace candour {
namespace {

using namespace std::string_literals;

std::vector<std::string> graphemes_of(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = next_boundary(text, at);
    found.push_back(text.substr(at, next - at));
    at = next;
  }
  return found;
}

TEST(Graphemes, areWhatAPersonTakesForOneCharacter) {
  const struct {
    const char* what;
    std::string text;
    std::vector<std::string> expected;
  } cases[] = {
      {"letters", "ab", {"a", "b"}},
      {"composed", "dŵr", {"d", "ŵ", "r"}},
      {"decomposed", "dw\u0302r", {"d", "w\u0302", "r"}},
      {"a family", "x👩‍👧‍👦y", {"x", "👩‍👧‍👦", "y"}},
      {"a skin tone", "👍🏽👍", {"👍🏽", "👍"}},
      {"three flags", "🇬🇧🇫🇷🇮🇪", {"🇬🇧", "🇫🇷", "🇮🇪"}},
      {"half a flag behind one", "🇬🇧🇫x", {"🇬🇧", "🇫", "x"}},
      {"the flag of Wales", "🏴󠁧󠁢󠁷󠁬󠁳󠁿!", {"🏴󠁧󠁢󠁷󠁬󠁳󠁿", "!"}},
      {"Hangul", "\u1112\u1161\u11ab\uac00", {"\u1112\u1161\u11ab", "\uac00"}},
      {"a mark alone", "\u0302a", {"\u0302", "a"}},
      {"line feeds", "a\n\u0302", {"a", "\n", "\u0302"}},
      {"Hebrew with points", "שָׁלוֹם", {"שָׁ", "ל", "וֹ", "ם"}},
      {"no format of anything", "%n##", {"%", "n", "#", "#"}},
  };
  for (const auto& each : cases) EXPECT_EQ(graphemes_of(each.text), each.expected) << each.what;
}

TEST(Graphemes, areFoundFromAnyByteInThem) {
  const std::string text = "x👩‍👧‍👦y";
  const std::size_t end = text.size() - 1;
  for (std::size_t at = 1; at < end; ++at) {
    EXPECT_EQ(boundary_at_or_before(text, at), 1u) << at;
    EXPECT_EQ(boundary_at_or_after(text, at), at == 1 ? 1u : end) << at;
    EXPECT_EQ(is_boundary(text, at), at == 1) << at;
  }
  EXPECT_EQ(previous_boundary(text, end), 1u);
  EXPECT_EQ(previous_boundary(text, 0), 0u);
  EXPECT_EQ(next_boundary(text, text.size()), text.size());
}

TEST(Graphemes, countFlagsInPairsFromTheFirstOne) {
  std::string flags;
  for (int i = 0; i < 100; ++i) flags += "🇬🇧";
  EXPECT_EQ(previous_boundary(flags, flags.size()), flags.size() - 8);
  EXPECT_EQ(boundary_at_or_before(flags, 13), 8u);
  EXPECT_EQ(boundary_at_or_before("x" + flags, 14), 9u);
}

TEST(Drawn, isTheOneCodePointThatAGraphemeComposesTo) {
  EXPECT_EQ(drawn_as("w\u0302"), U'ŵ');
  EXPECT_EQ(drawn_as("Y\u0302"), U'Ŷ');
  EXPECT_EQ(drawn_as("a"), U'a');
  EXPECT_EQ(drawn_as("👍"), U'👍');
}

TEST(Drawn, isABoxForWhatIsNoOneGlyph) {
  for (const std::string each : {"👩‍👧‍👦", "🇬🇧", "q\u0302", "\u0302", "\u200b", "\u2028", "\u202e"}) {
    EXPECT_EQ(drawn_as(each), kNotDrawn) << each;
  }
}

std::string typed(std::string bytes) {
  std::string all;
  std::string_view rest = bytes;
  for (auto run = next_typed_run(rest); !run.empty(); run = next_typed_run(rest)) all += run;
  EXPECT_TRUE(rest.empty());
  return all;
}

TEST(TypedRuns, areByteForByteWhatCame) {
  for (const std::string each :
       {"", "a", "dw\u0302r\tdŵr\n", "👩‍👧‍👦🇬🇧", "שלום مرحبا", "\ufffd\uffff\ufeff", "%n## <b>"}) {
    EXPECT_EQ(typed(each), each);
  }
}

TEST(TypedRuns, leaveOutWhatIsNoTextAndKeepNoHalfOfIt) {
  EXPECT_EQ(typed("a\0b\x1b[2Jc\rd\x7f"s), "ab[2Jcd");
  EXPECT_EQ(typed("a\u0085b\u009b"), "ab");
  EXPECT_EQ(typed("caf\xe9!"), "caf!");
  EXPECT_EQ(typed("\xe2\x82"), "");
  EXPECT_EQ(typed("x\xf0\x9f\x98y"), "xy");
  EXPECT_EQ(typed("\xed\xa0\x80z\xc0\xaf"), "z");
}

TEST(Words, holdTheirApostrophesAndMarks) {
  const std::string text = "I'm at tŷ’r w\u0302yl, (no) £5";
  const auto word = [&](std::size_t at) {
    const auto span = word_at(text, at);
    return text.substr(span.from, span.to - span.from);
  };
  EXPECT_EQ(word(0), "I'm");
  EXPECT_EQ(word(2), "I'm");
  EXPECT_EQ(word(text.find("tŷ")), "tŷ’r");
  EXPECT_EQ(word(text.find("yl")), "w\u0302yl");
  EXPECT_EQ(word(text.find("(")), "(");
  EXPECT_EQ(word(text.size()), "5");
  EXPECT_EQ(word_at("\n\n", 1).from, word_at("\n\n", 1).to);
  EXPECT_EQ(word_at("", 0).to, 0u);
}

TEST(Words, areWalkedOverOneByOneAndLinesStandAlone) {
  const std::string text = "one  two,\n\nthree";
  std::vector<std::size_t> there, back;
  for (std::size_t at = 0; at < text.size();) there.push_back(at = next_word_start(text, at));
  for (std::size_t at = text.size(); at > 0;) back.push_back(at = previous_word_start(text, at));
  EXPECT_EQ(there, (std::vector<std::size_t>{5, 8, 9, 10, 11, 16}));
  EXPECT_EQ(back, (std::vector<std::size_t>{11, 10, 9, 8, 5, 0}));
}

}  // namespace
}  // namespace candour
