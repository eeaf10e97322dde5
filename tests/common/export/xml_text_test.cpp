#include "common/export/xml_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "common/text/utf8.hpp"
#include "tests/common/export/some_text.hpp"

namespace candour {
namespace {

using namespace std::string_literals;

TEST(XmlText, leavesWhatXmlCanHoldAsItWasWritten) {
  for (const auto& text : {"plain"s, "tŷ <&> \"'"s, "👩‍👩‍👧"s, "a\tb\nc"s, "\u202e\u0085\U0010FFFD"s, ""s})
    EXPECT_EQ(xml_text(text), text);
}

TEST(XmlText, putsAReplacementWhereXmlHasNoPlace) {
  EXPECT_EQ(xml_text("a\0b\x01\x0B\x1F"s), "a\uFFFDb\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(xml_text("\uFFFE\uFFFF\uFFFD"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(xml_text("\xff\xC3"), "\uFFFD\uFFFD");
}

TEST(XmlText, hasOneKindOfLineEnd) { EXPECT_EQ(xml_text("a\r\nb\rc\nd\r\r\n"), "a\nb\nc\nd\n\n"); }

RC_GTEST_PROP(XmlText, isWellFormedForEveryCodePoint, (std::uint32_t any)) {
  const auto text = some_code_point(any % 0x110000);
  const auto held = xml_text("a" + text + "b");
  RC_ASSERT(!first_invalid_utf8(held));
  RC_ASSERT(count_code_points(held) == 3u);
}

RC_GTEST_PROP(XmlText, saysWhereEachCodePointStands, ()) {
  const auto before = *some_text(), behind = *some_text();
  // A line end must not be cut in two, or it is another text.
  RC_PRE((before.empty() || behind.empty() || before.back() != '\r' || behind.front() != '\n'));
  RC_ASSERT(xml_position(before + behind, count_code_points(before)) == count_code_points(xml_text(before)));
  RC_ASSERT(xml_position(before, 100000) == count_code_points(xml_text(before)));
}

}  // namespace
}  // namespace candour
