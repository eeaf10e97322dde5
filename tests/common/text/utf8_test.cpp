#include "common/text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace candour {
namespace {

using namespace std::string_literals;

/// An encoder of its own, by the table of RFC 3629.
std::string encoded(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xc0 | c >> 6), byte(0x80 | (c & 0x3f))};
  if (c < 0x10000) return {byte(0xe0 | c >> 12), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f))};
  return {byte(0xf0 | c >> 18), byte(0x80 | (c >> 12 & 0x3f)), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f))};
}

TEST(Utf8, takesEveryCodePointThatIsNoSurrogateAndCountsItOnce) {
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    const bool surrogate = c >= 0xd800 && c <= 0xdfff;
    const auto bytes = encoded(c);
    ASSERT_EQ(!first_invalid_utf8(bytes), !surrogate) << std::hex << static_cast<std::uint32_t>(c);
    if (surrogate) continue;
    ASSERT_EQ(count_code_points(bytes), 1u) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Utf8, saysWhereTheFirstBadByteIs) {
  const struct {
    const char* what;
    std::string bytes;
    std::size_t at;
  } cases[] = {
      {"a continuation alone", "\x80", 0},
      {"a continuation too many", "\xc3\xa9\xa9", 2},
      {"overlong solidus in two", "a\xc0\xaf", 1},
      {"overlong in two, the highest", "\xc1\xbf", 0},
      {"overlong solidus in three", "ab\xe0\x80\xaf", 2},
      {"overlong in three, the highest", "\xe0\x9f\xbf", 0},
      {"overlong in four", "\xf0\x80\x80\xaf", 0},
      {"overlong in four, the highest", "\xf0\x8f\xbf\xbf", 0},
      {"overlong NUL", "\xc0\x80", 0},
      {"the first surrogate", "\xed\xa0\x80", 0},
      {"the last surrogate", "\xed\xbf\xbf", 0},
      {"a pair of surrogates", "x\xed\xa0\xbd\xed\xb8\x80", 1},
      {"one above U+10FFFF", "\xf4\x90\x80\x80", 0},
      {"far above U+10FFFF", "\xf5\x80\x80\x80", 0},
      {"five bytes", "\xf8\x88\x80\x80\x80", 0},
      {"a byte order mark of UTF-16", "\xff\xfe", 0},
      {"cut off after one of two", "ab\xc3", 2},
      {"cut off after two of three", "ab\xe2\x82", 2},
      {"cut off after three of four", "\xf0\x9f\x98", 0},
      {"cut off in the middle", "\xe2\x82 and on", 0},
      {"Latin-1", "caf\xe9 au lait", 3},
      {"a bad byte behind a NUL", "a\0\xff"s, 2},
  };
  for (const auto& each : cases) {
    const auto found = first_invalid_utf8(each.bytes);
    ASSERT_TRUE(found) << each.what;
    EXPECT_EQ(*found, each.at) << each.what;
  }
}

TEST(Utf8, takesEmptyTextNulNoncharactersAndDecomposedAccents) {
  EXPECT_FALSE(first_invalid_utf8(""));
  EXPECT_FALSE(first_invalid_utf8("\0\0"s));
  EXPECT_FALSE(first_invalid_utf8("\xef\xbf\xbf \xef\xb7\x90"));  // U+FFFF, U+FDD0: odd, but characters
  EXPECT_FALSE(first_invalid_utf8("w\xcc\x82"));
  EXPECT_EQ(count_code_points(""), 0u);
  EXPECT_EQ(count_code_points("w\xcc\x82"), 2u);
  EXPECT_EQ(count_code_points("ŵ"), 1u);
  EXPECT_EQ(count_code_points("👩🏽‍🏫"), 4u);
  EXPECT_EQ(count_code_points("a\0b"s), 3u);
}

TEST(ShownSafely, leavesWordsLineFeedsAndTabsAlone) {
  const std::string plain = "Dŵr, tŷ\tand\nemoji 👍 ‘quotes’ %s ## <b>";
  EXPECT_EQ(shown_safely(plain), plain);
}

TEST(ShownSafely, spellsOutWhatSteersATerminalOrAReader) {
  EXPECT_EQ(shown_safely("a\x1b[2Jb"), "a<U+001B>[2Jb");
  EXPECT_EQ(shown_safely("a\0b"s), "a<U+0000>b");
  EXPECT_EQ(shown_safely("one\rtwo"), "one<U+000D>two");
  EXPECT_EQ(shown_safely("\x7f\xc2\x85\xc2\x9b"), "<U+007F><U+0085><U+009B>");
  EXPECT_EQ(shown_safely("\u202egnp.exe\u202c"), "<U+202E>gnp.exe<U+202C>");
  EXPECT_EQ(shown_safely("\u2066x\u2069\u200e\u200f\u061c"), "<U+2066>x<U+2069><U+200E><U+200F><U+061C>");
  EXPECT_EQ(shown_safely("\u2028\u2029"), "<U+2028><U+2029>");
}

TEST(ShownSafely, showsBytesThatAreNoTextOneByOneAndGoesOn) {
  EXPECT_EQ(shown_safely("caf\xe9 bar\xff"), "caf<E9> bar<FF>");
  EXPECT_EQ(shown_safely("\xe2\x82"), "<E2><82>");
}

}  // namespace
}  // namespace candour
