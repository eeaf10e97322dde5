#include "common/pack/source_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/text/utf8.hpp"
#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

struct Text {
  std::optional<std::string> text;
  std::vector<std::string> faults;
};

Text text_of(std::string_view bytes, Fault::Kind controls = Fault::Kind::warning) {
  FaultList faults;
  auto text = read_source_text(bytes, controls, {faults, "f"});
  return {std::move(text), test::lines_of(faults.sorted())};
}

TEST(SourceText, TakesTheByteOrderMarkOffAndNothingElse) {
  const auto [text, faults] = text_of(
      "\xef\xbb\xbf"
      "caf\u00e9 cafe\u0301\r\n\r\nx");
  EXPECT_EQ(text, "caf\u00e9 cafe\u0301\r\n\r\nx");
  EXPECT_TRUE(faults.empty());
}

TEST(SourceText, SaysWhereAByteIsNotUtf8AndGoesOn) {
  const auto [text, faults] = text_of("good\nM\u00e2r \xe9 \xff\nlast \xc3");
  ASSERT_EQ(faults.size(), 2u) << "one fault for a line";
  EXPECT_TRUE(faults[0].starts_with("f:2: byte E9 at character 5 is not UTF-8")) << faults[0];
  EXPECT_TRUE(faults[1].starts_with("f:3: byte C3 at character 6 is not UTF-8")) << faults[1];
  EXPECT_EQ(text, "good\nM\u00e2r \ufffd \ufffd\nlast \ufffd");
}

TEST(SourceText, RefusesUtf16InOneSentence) {
  const auto [text, faults] =
      text_of(std::string_view("\xff\xfe"
                               "a\0b\0",
                               6));
  EXPECT_FALSE(text);
  EXPECT_EQ(faults.size(), 1u);
}

TEST(SourceText, RefusesAFileOver16MebibytesButNotOneOfThem) {
  EXPECT_TRUE(text_of(std::string(kMostFileBytes, 'x')).faults.empty());
  const auto [text, faults] = text_of(std::string(kMostFileBytes + 1, 'x'));
  EXPECT_FALSE(text);
  EXPECT_EQ(faults.size(), 1u);
}

TEST(SourceText, ReportsNulWhereverItIs) {
  const auto [text, faults] = text_of(std::string_view("a\nb\0c", 5));
  EXPECT_EQ(faults, std::vector<std::string>{"f:2: holds the control character <U+0000>: delete it"});
  EXPECT_EQ(text, "a\nb c");
}

TEST(SourceText, WarnsOfWhatChangesTheOrderOfLettersUnseen) {
  const auto [text, faults] = text_of("fine\nabc \u202e cba\n");
  EXPECT_EQ(faults, std::vector<std::string>{
                        "f:2: warning: holds the unseen character <U+202E>: delete it unless it is meant"});
  EXPECT_EQ(text, "fine\nabc \u202e cba\n") << "it is kept";
}

TEST(SourceText, TreatsOtherControlsAsTheKindOfFileDoes) {
  const auto kept = text_of("one\vtwo");
  EXPECT_EQ(kept.text, "one\vtwo");
  EXPECT_TRUE(kept.faults.at(0).starts_with("f:1: warning: "));
  const auto refused = text_of("one\vtwo", Fault::Kind::error);
  EXPECT_EQ(refused.text, "one two");
  EXPECT_TRUE(refused.faults.at(0).starts_with("f:1: holds the control character <U+000B>"));
}

TEST(SourceText, ReadsTheLinesOfAnOldMac) { EXPECT_EQ(text_of("a,b\r1,2\r").text, "a,b\n1,2\n"); }

RC_GTEST_PROP(SourceText, IsAlwaysWellFormed, (const std::string& bytes)) {
  if (const auto text = text_of(bytes).text) RC_ASSERT(!first_invalid_utf8(*text));
}

}  // namespace
}  // namespace candour
