#include "common/text/plain_text.hpp"

#include <gtest/gtest.h>

#include "common/text/utf8.hpp"

namespace candour {
namespace {

/// What [from, to) of the copy is in the original.
std::string_view original_of(const PlainText& plain, std::string_view original, std::size_t from, std::size_t to) {
  return original.substr(plain.original_begin(from), plain.original_end(to) - plain.original_begin(from));
}

TEST(PlainText, HasNoAccentsComposedOrNot) {
  EXPECT_EQ(plain_text("Siân, Sia\u0302n, ŵ ŷ Ł ß æ").text, "Sian, Sian, w y L ss ae");
}

TEST(PlainText, HasPlainDigitsQuotesDashesAndBlanks) {
  EXPECT_EQ(plain_text("０７ ‘a’ b–c\u00a0\u2003d").text, "07 'a' b-c d");
  EXPECT_EQ(plain_text("a \r\n\tb").text, "a\nb");
}

TEST(PlainText, HasNothingInvisible) { EXPECT_EQ(plain_text("0\u200b7\u200d7\u202e\u00ad0").text, "0770"); }

TEST(PlainText, KnowsTheWayBackToWholeCharacters) {
  const std::string original = "x Sia\u0302n\u200b y";
  const auto plain = plain_text(original);
  ASSERT_EQ(plain.text, "x Sian y");
  EXPECT_EQ(original_of(plain, original, 2, 5), "Sia\u0302");
  EXPECT_EQ(original_of(plain, original, 2, 6), "Sia\u0302n\u200b");
}

TEST(PlainText, TakesAnyBytes) {
  const auto plain = plain_text(std::string("\xff\xc3(\0z", 5));
  EXPECT_FALSE(first_invalid_utf8(plain.text));
  EXPECT_EQ(plain.text, "\ufffd\ufffd( z");
  EXPECT_EQ(plain.begin.size(), plain.text.size());
  EXPECT_EQ(plain.end.size(), plain.text.size());
  EXPECT_EQ(plain_text("").text, "");
}

TEST(FoldedName, IsTheSameHoweverANameIsWritten) {
  EXPECT_EQ(folded_name(" SIÂN’s "), "sian");
  EXPECT_EQ(folded_name("Sia\u0302n"), "sian");
}

TEST(NameForms, AreTheWholeAndItsLongerWords) {
  EXPECT_EQ(name_forms("Leanne de Quillfeather"),
            (std::vector<std::string>{"leanne de quillfeather", "leanne", "quillfeather"}));
  EXPECT_EQ(name_forms("Bo"), std::vector<std::string>{"bo"});
  EXPECT_EQ(name_forms("  "), std::vector<std::string>{});
}

}  // namespace
}  // namespace candour
