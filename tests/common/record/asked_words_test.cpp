// What a desk asked to take out is not read by anybody until it is out, and nothing else is lost with it.

#include "common/record/asked_words.hpp"

#include <gtest/gtest.h>

#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

Contribution comment_of(const std::string& text, bool redacted) {
  auto made = written(1, text).contribution;
  made.redacted = redacted;
  return made;
}

TEST(AskedWords, areLeftOutOfAComment) {
  EXPECT_EQ(without_asked(comment_of("Bob told her", false), {{0, 3}}), "[…] told her");
  EXPECT_EQ(without_asked(comment_of("Bob’s sister", false), {{0, 3}}), "[…]’s sister") << "as a file may ask";
  EXPECT_EQ(without_asked(comment_of("[…] told her", true), {{9, 12}}), "[…] told […]");
  EXPECT_EQ(without_asked(comment_of("[…] told her", true), {}), "[…] told her");
}

TEST(AskedWords, thatFitNoMoreLeaveNothingOfAComment) {
  EXPECT_FALSE(without_asked(comment_of("[…] told her", true), {{4, 11}}));
  EXPECT_FALSE(without_asked(comment_of("[…] told her", true), {{9, 13}}));
  EXPECT_FALSE(without_asked(comment_of("[…]", true), {{9, 13}}));
}

TEST(AskedWords, areWhereTheyStandWhenOthersAreOut) {
  const std::string text = "Mrs Example told Bob";
  EXPECT_EQ(asked_after(text, {{0, 3}, {4, 11}}, {{17, 20}}), (std::vector<CitedSpan>{{9, 12}}));
  EXPECT_EQ(asked_after(text, {{0, 3}, {4, 11}}, {{0, 3}, {4, 11}}), (std::vector<CitedSpan>{{0, 3}}));
}

TEST(AskedWords, areDoneWhereTheyAreOut) {
  EXPECT_TRUE(asked_and_not_done("[…] told Bob", {{0, 3}}).empty());
  EXPECT_EQ(asked_and_not_done("[…] told Bob", {{0, 3}, {9, 12}}), (std::vector<CitedSpan>{{9, 12}}));
}

}  // namespace
}  // namespace candour
