#include "common/suggestions/theme_suggester.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "common/text/utf8.hpp"
#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

using Texts = std::vector<std::string>;

Review small_review() {
  return review_of({{"VOC", "Voice of the child", "How adults heard the child.", false},
                    {"PLN", "Plans and drift", "Clear plans and review dates.", false},
                    {"WKL", "Workload", "Time and caseloads.", true}},
                   {});
}

ThemeSuggester suggester_of(const Review& review, const std::vector<CodedComment>& coded = {}) {
  return ThemeSuggester(review.themes_in_use(), EverydayWords(), coded);
}

Texts codes_of(const std::vector<Suggestion>& suggestions) {
  Texts codes;
  for (const auto& each : suggestions) codes.push_back(each.code);
  return codes;
}

TEST(ThemeSuggester, GoesByTheCodebooksWordsBeforeAnythingIsCoded) {
  const auto suggested = suggester_of(small_review()).suggest("Nobody planned it; caseloads grew.", "en");
  EXPECT_EQ(codes_of(suggested), (Texts{"PLN", "WKL"}));
}

TEST(ThemeSuggester, SaysWhichWordsSpokeForItAsTheyWereWritten) {
  const auto suggested = suggester_of(small_review()).suggest("The PLANS’ Reviews were late; plans again.", "en");
  ASSERT_FALSE(suggested.empty());
  EXPECT_EQ(suggested[0].code, "PLN");
  EXPECT_EQ(suggested[0].reason_words, (Texts{"PLANS", "Reviews"}));
}

TEST(ThemeSuggester, SuggestsNothingWhereNoWordSpeaks) {
  const auto suggester = suggester_of(small_review());
  for (const auto* text : {"", "   ", "It rained.", "12345", "!!!"}) EXPECT_TRUE(suggester.suggest(text, "en").empty());
}

TEST(ThemeSuggester, LearnsAWordFromTheReviewersCodings) {
  const auto review = small_review();
  const std::vector<CodedComment> coded(12, {"The bus never came.", "en", {"WKL"}});
  EXPECT_TRUE(suggester_of(review).suggest("No bus again", "en").empty());
  EXPECT_EQ(codes_of(suggester_of(review, coded).suggest("No bus again", "en")), Texts{"WKL"});
}

/// "coding outweighs them": thirty comments that say otherwise count more than the codebook's own words.
TEST(ThemeSuggester, BelievesTheReviewerOverTheCodebookAfterThirty) {
  const auto review = small_review();
  EXPECT_EQ(codes_of(suggester_of(review).suggest("heard", "en")).at(0), "VOC");
  std::vector<CodedComment> coded(30, {"They heard of it in the office.", "en", {"WKL"}});
  coded.resize(60, {"There was a plan.", "en", {"PLN"}});
  EXPECT_EQ(codes_of(suggester_of(review, coded).suggest("heard", "en")).at(0), "WKL");
}

TEST(ThemeSuggester, LearnsWelshWordsWhole) {
  const std::vector<CodedComment> coded(12, {"Doedd dim lle yn y swyddfa.", "cy", {"WKL"}});
  const auto suggested = suggester_of(small_review(), coded).suggest("Roedd y swyddfa'n llawn: SWYDDFA.", "cy");
  ASSERT_EQ(codes_of(suggested), Texts{"WKL"});
  EXPECT_EQ(suggested[0].reason_words, Texts{"SWYDDFA"});
}

TEST(ThemeSuggester, MindsNoCodeThatTheCodebookHasNoMore) {
  const std::vector<CodedComment> coded(12, {"The bus never came.", "en", {"GONE", "WKL", "WKL"}});
  EXPECT_EQ(codes_of(suggester_of(small_review(), coded).suggest("bus", "en")), Texts{"WKL"});
}

TEST(ThemeSuggester, SuggestsNothingWithoutACodebook) {
  EXPECT_TRUE(ThemeSuggester({}, EverydayWords(), {{"a plan", "en", {"PLN"}}}).suggest("a plan", "en").empty());
}

TEST(CodedComments, AreThoseThatHaveWordsAndATheme) {
  const auto notes = notes_in_a_row({decision::CodeWith{record_id(1), "PLN"}, decision::CodeWith{record_id(1), "VOC"},
                                     decision::CodeWith{record_id(2), "PLN"}});
  const auto record = fold(small_session(), {written(1, "a plan"), written(2, ""), written(3, "nothing")}, notes);
  const auto review = review_of({{"VOC", "Voice", "", false}, {"PLN", "Plans", "", false}}, notes);
  const auto comments = coded_comments(record, review);
  ASSERT_EQ(comments.size(), 1u);
  EXPECT_EQ(comments[0].text, "a plan");
  EXPECT_EQ(comments[0].lang, "en");
  EXPECT_EQ(comments[0].codes, (Texts{"VOC", "PLN"}));
}

RC_GTEST_PROP(ThemeSuggester, takesAnyBytes, (const std::string& noise)) {
  const auto text = *rc::gen::element<std::string>(std::string(noise), noise + " plan \xff\xc3",
                                                   "plan" + noise + "plan", std::string("\0plan\0", 6) + noise);
  const auto review = small_review();
  const auto suggester = suggester_of(review, {{text, noise, {"PLN", noise}}, {noise, "cy", {"VOC"}}});
  const auto suggested = suggester.suggest(text, *rc::gen::element<std::string>("en", "cy", std::string(noise)));
  RC_ASSERT(suggested.size() <= ThemeSuggester::kMost);
  double all = 0;
  for (const auto& each : suggested) {
    RC_ASSERT(review.theme(each.code) != nullptr);
    RC_ASSERT(each.weight > 0);
    all += each.weight;
    RC_ASSERT(!each.reason_words.empty() && each.reason_words.size() <= ThemeSuggester::kMostReasons);
    for (const auto& word : each.reason_words) {
      RC_ASSERT(text.find(word) != std::string::npos);
      RC_ASSERT(!first_invalid_utf8(word));
    }
  }
  RC_ASSERT(all < 1.0001);
}

RC_GTEST_PROP(ThemeSuggester, saysTheSameInWhateverOrderWasCoded, ()) {
  std::vector<CodedComment> coded;
  for (int n = *rc::gen::inRange(0, 40); n > 0; --n) {
    CodedComment comment{"", "en", *rc::gen::container<Texts>(rc::gen::element<std::string>("VOC", "PLN", "WKL"))};
    for (int words = *rc::gen::inRange(0, 6); words > 0; --words)
      comment.text += *rc::gen::element<std::string>("plan ", "child ", "bus ", "heard ", "clinic ", "caseload ");
    coded.push_back(comment);
  }
  const auto review = small_review();
  const auto one = suggester_of(review, coded).suggest("the bus to the clinic was planned and the child heard", "en");
  std::reverse(coded.begin(), coded.end());
  const auto other = suggester_of(review, coded).suggest("the bus to the clinic was planned and the child heard", "en");
  RC_ASSERT(codes_of(one) == codes_of(other));
}

}  // namespace
}  // namespace candour
