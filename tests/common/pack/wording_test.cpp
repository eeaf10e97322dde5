#include "common/pack/wording.hpp"

#include <gtest/gtest.h>

#include "common/text/utf8.hpp"

namespace candour {
namespace {

TEST(Wording, QuotesSixtyCharactersAndNeverHalfOfOne) {
  std::string long_text;
  for (int i = 0; i < 61; ++i) long_text += "ŵ";
  const auto shown = in_quotes(long_text);
  EXPECT_FALSE(first_invalid_utf8(shown));
  EXPECT_EQ(count_code_points(shown), 63u) << "sixty, two quotes and the dots";
  EXPECT_EQ(in_quotes("short"), "\"short\"");
}

TEST(Wording, QuotesOnOneLine) { EXPECT_EQ(in_quotes("a\n\tb\u2066"), "\"a<U+000A><U+0009>b<U+2066>\""); }

TEST(Wording, SuggestsOnlyWhatIsNear) {
  EXPECT_EQ(did_you_mean("minuts", {"number", "minutes"}), " (did you mean \"minutes\"?)");
  EXPECT_EQ(did_you_mean("colour", {"number", "minutes"}), "");
}

TEST(Wording, TrimsSpacesAndTabsOnly) {
  EXPECT_EQ(trimmed(" \ta b\t "), "a b");
  EXPECT_EQ(trimmed("   "), "");
}

}  // namespace
}  // namespace candour
