// Words are pointed at by where they stand, and stay pointed at when others go.

#include "common/record/cited_words.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::string_view kText = "Mrs Éxample told Bob, nobody rang";

std::string words_at(std::string_view text, const CitedSpan& span) {
  const auto begin = byte_of(text, span.begin);
  return std::string(text.substr(begin, byte_of(text, span.end) - begin));
}

std::string left_of(const CitedSpan& cited, const std::vector<CitedSpan>& taken) {
  return words_at(without(kText, taken), moved_without(kText, taken, cited));
}

TEST(CitedWords, areTakenOutWithTheBlanksBetweenThem) {
  EXPECT_EQ(without(kText, {{4, 11}, {0, 3}}), "[…] told Bob, nobody rang");
  EXPECT_EQ(without(kText, {{0, 3}, {12, 16}}), "[…] Éxample […] Bob, nobody rang");
  EXPECT_EQ(without(kText, {{0, 5}, {4, 11}, {7, 7}, {29, 99}}), "[…] told Bob, nobody […]");
  EXPECT_EQ(without(kText, {}), kText);
  EXPECT_EQ(without("", {{0, 4}}), "");
}

TEST(CitedWords, areFoundAgainWhenOthersWereTakenOut) {
  EXPECT_EQ(left_of({17, 21}, {{0, 3}, {4, 11}}), "Bob,");
  EXPECT_EQ(left_of({0, 11}, {{12, 16}}), "Mrs Éxample");
  EXPECT_EQ(left_of({17, 33}, {{22, 28}}), "Bob, […] rang");
  EXPECT_EQ(left_of({4, 16}, {{0, 11}}), "[…] told");
  EXPECT_EQ(left_of({12, 21}, {{17, 21}}), "told […]");
}

TEST(CitedWords, thatWereTakenOutAreWhatStandsInTheirPlace) {
  for (const auto& cited : {CitedSpan{0, 3}, CitedSpan{4, 11}, CitedSpan{0, 11}, CitedSpan{3, 4}})
    EXPECT_EQ(left_of(cited, {{0, 3}, {4, 11}}), kTakenOut);
  const auto text = without(kText, {{0, 11}});
  EXPECT_TRUE(is_taken_out(text, {0, 3}));
  EXPECT_FALSE(is_taken_out(text, {0, 8}));
  EXPECT_FALSE(is_taken_out(text, {0, 99}));
  EXPECT_FALSE(is_taken_out(text, {3, 3}));
}

/// Two marks side by side say what one says.
std::string with_marks_as_one(std::string text) {
  const auto two = std::string(kTakenOut) + " " + std::string(kTakenOut);
  for (auto at = text.find(two); at != std::string::npos; at = text.find(two)) text.replace(at, two.size(), kTakenOut);
  return text;
}

/// In whatever order somebody takes out two things, the same is left.
RC_GTEST_PROP(CitedWords, moveAsTheWordsDo, ()) {
  const auto words = cited_words(kText);
  const auto some_spans = [&] {
    const auto which = *rc::gen::container<std::vector<bool>>(words.size(), rc::gen::arbitrary<bool>());
    std::vector<CitedSpan> spans;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (which[i]) spans.push_back(words[i].span);
    }
    return spans;
  };
  const auto first = some_spans(), second = some_spans();
  const auto text = without(kText, first);
  std::vector<CitedSpan> moved;
  for (const auto& each : second) moved.push_back(moved_without(kText, first, each));
  auto both = first;
  both.insert(both.end(), second.begin(), second.end());
  RC_ASSERT(with_marks_as_one(without(text, moved)) == without(kText, both));
}

}  // namespace
}  // namespace candour
