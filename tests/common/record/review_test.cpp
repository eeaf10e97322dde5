#include "common/record/review.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/common/record/small_record.hpp"
#include "tests/support/some_decision.hpp"

namespace candour {
namespace {

using namespace decision;

const std::vector<Theme> kThemes = {{"voice", "Voice of the child", "", false},
                                    {"info", "Information sharing", "", false},
                                    {"load", "Workload", "", true}};

std::vector<NumberedNote> numbered_notes(const std::vector<Decision>& decisions) {
  std::vector<NumberedNote> notes;
  for (const auto& each : decisions) {
    const auto number = static_cast<int>(notes.size()) + 1;
    notes.push_back({static_cast<std::uint64_t>(number), {numbered<NoteId>(number), each}});
  }
  return notes;
}
Review reviewed(const std::vector<Decision>& decisions) { return review_of(kThemes, numbered_notes(decisions)); }

std::vector<std::string> themes_of(const Review& review, int record) {
  std::vector<std::string> codes;
  for (const auto& coding : review.of(record_id(record)).codings) codes.push_back(coding.theme);
  return codes;
}
std::vector<std::string> in_use(const Review& review) {
  std::vector<std::string> codes;
  for (const auto* theme : review.themes_in_use()) codes.push_back(theme->theme.code);
  return codes;
}
using Codes = std::vector<std::string>;

TEST(Review, StartsWithThePacksCodebook) {
  const auto review = reviewed({});
  EXPECT_EQ(in_use(review), (Codes{"voice", "info", "load"}));
  EXPECT_TRUE(review.comments.empty());
  EXPECT_FALSE(review.signed_off);
}

TEST(Review, KeyLinesOfEnquiryStandInTheCodebookBehindTheThemes) {
  EventPack pack;
  pack.themes = kThemes;
  pack.kloes = {{"K1", "How did each service hear the child?"}, {"load", "a code that is taken"}};
  const auto review = review_of(
      codebook_of(pack), numbered_notes({CodeWith{record_id(1), "K1"}, SetTheme{"K1", "Hearing the child", ""}}));
  EXPECT_EQ(in_use(review), (Codes{"voice", "info", "load", "K1"}));
  EXPECT_EQ(themes_of(review, 1), Codes{"K1"});
  EXPECT_TRUE(review.theme("K1")->theme.is_enquiry) << "under another name, too";
  EXPECT_EQ(review.theme("K1")->theme.name, "Hearing the child");
}

TEST(Review, CodesACommentWithThemesInTheCodebooksOrder) {
  const auto review =
      reviewed({CodeWith{record_id(1), "load"}, CodeWith{record_id(1), "voice"}, CodeWith{record_id(2), "load"},
                CodeWith{record_id(2), "load", false}, CodeWith{record_id(3), "nobody_made_this"}});
  EXPECT_EQ(themes_of(review, 1), (Codes{"voice", "load"}));
  EXPECT_EQ(themes_of(review, 2), Codes{});
  EXPECT_EQ(themes_of(review, 3), Codes{});
  EXPECT_EQ(review.coded_with("load"), 1u);
}

TEST(Review, JoinsWordsThatWereMarkedSideBySide) {
  const auto review = reviewed({CodeWith{record_id(1), "info", true, {{10, 20}, {0, 5}, {5, 8}, {12, 15}}}});
  EXPECT_EQ(review.of(record_id(1)).codings.at(0).spans, (std::vector<CitedSpan>{{0, 8}, {10, 20}}));
}

TEST(Review, MergesWhatWasCodedAndWhatWillBe) {
  const auto review =
      reviewed({CodeWith{record_id(1), "voice", true, {{0, 4}}}, CodeWith{record_id(1), "info", true, {{8, 9}}},
                CodeWith{record_id(2), "voice"}, MergeThemes{"voice", "info"}, CodeWith{record_id(3), "voice"}});
  EXPECT_EQ(in_use(review), (Codes{"info", "load"}));
  EXPECT_EQ(themes_of(review, 1), Codes{"info"});
  EXPECT_EQ(review.of(record_id(1)).codings.at(0).spans, (std::vector<CitedSpan>{{0, 4}, {8, 9}}));
  EXPECT_EQ(themes_of(review, 2), Codes{"info"});
  EXPECT_EQ(themes_of(review, 3), Codes{"info"});
}

TEST(Review, AFindingNamesMergedThemesOnce) {
  const auto review =
      reviewed({WriteFinding{std::nullopt, "Slow records", true, "", "", StillTrue::yes, {"voice", "load", "info"}},
                WriteFinding{std::nullopt, "Few visits", true, "", "", StillTrue::yes, {"voice"}},
                MergeThemes{"voice", "info"}});
  EXPECT_EQ(review.findings.at(0).written.themes, (Codes{"load", "info"}));
  EXPECT_EQ(review.findings.at(1).written.themes, Codes{"info"});
}

TEST(Review, AllOfACommentAndAPartOfItAreAllOfIt) {
  const auto review = reviewed(
      {CodeWith{record_id(1), "voice"}, CodeWith{record_id(1), "info", true, {{8, 9}}}, MergeThemes{"voice", "info"}});
  EXPECT_TRUE(review.of(record_id(1)).codings.at(0).spans.empty());
}

TEST(Review, MergingInACircleIsNoMergeAndAnUndoBringsBothBack) {
  std::vector<Decision> decisions = {CodeWith{record_id(1), "voice"}, MergeThemes{"voice", "info"},
                                     MergeThemes{"info", "voice"}, MergeThemes{"load", "load"}};
  EXPECT_EQ(in_use(reviewed(decisions)), (Codes{"info", "load"}));
  decisions.push_back(Undo{numbered<NoteId>(2)});
  decisions.push_back(Undo{numbered<NoteId>(3)});
  EXPECT_EQ(in_use(reviewed(decisions)), (Codes{"voice", "info", "load"}));
  EXPECT_EQ(themes_of(reviewed(decisions), 1), Codes{"voice"});
}

TEST(Review, NestsThemesWithoutACircle) {
  const auto review = reviewed({SetTheme{"info", "Information sharing", "", false, "voice"},
                                SetTheme{"voice", "Voice", "", false, "info"},               // a circle
                                SetTheme{"new", "New", "what it means", true, "nowhere"}});  // no such parent
  EXPECT_EQ(review.theme("info")->parent, "voice");
  EXPECT_EQ(review.theme("voice")->parent, "");
  EXPECT_EQ(review.theme("voice")->theme.name, "Voice") << "the rest of the change stands";
  EXPECT_EQ(review.theme("new")->parent, "");
  EXPECT_EQ(in_use(review), (Codes{"voice", "info", "load", "new"}));
}

TEST(Review, ARetiredThemesCommentsAreCodedWithItNoMoreAndItsOwnThemesStandAlone) {
  const auto review = reviewed({SetTheme{"info", "Info", "", false, "voice"}, CodeWith{record_id(1), "voice"},
                                SetTheme{"voice", "Voice", "", false, "", true}});
  EXPECT_EQ(themes_of(review, 1), Codes{});
  EXPECT_EQ(review.theme("info")->parent, "");
  EXPECT_EQ(in_use(review), (Codes{"info", "load"}));
}

TEST(Review, FindingsKeepTheirEvidenceWhenTheyAreWrittenAgain) {
  const auto first = numbered<NoteId>(1);
  const auto review = reviewed({WriteFinding{std::nullopt, "Slow records", true}, GiveEvidence{record_id(1), first},
                                GiveEvidence{record_id(2), first}, GiveEvidence{record_id(2), first, false},
                                WriteFinding{first, "Records were slow", true},
                                WriteFinding{numbered<NoteId>(99), "of nothing", true}});
  ASSERT_EQ(review.findings.size(), 1u);
  EXPECT_EQ(review.findings[0].written.text, "Records were slow");
  EXPECT_EQ(review.findings[0].evidence, (std::set<RecordId>{record_id(1)}));
}

TEST(Review, WhatIsDroppedIsCitedNoMore) {
  const auto finding = numbered<NoteId>(1), recommendation = numbered<NoteId>(2);
  const auto review = reviewed({WriteFinding{std::nullopt, "Slow records", true},
                                WriteRecommendation{std::nullopt, "Faster ones", {finding}},
                                WriteAction{std::nullopt, "Agree how", "", "", "", "", {recommendation}},
                                Answer{recommendation, Feasibility::feasible, "in May"}, Drop{finding}});
  EXPECT_TRUE(review.findings.empty());
  EXPECT_TRUE(review.recommendations.at(0).written.findings.empty());
  EXPECT_EQ(review.recommendations.at(0).answers.size(), 1u);
  EXPECT_EQ(review.actions.at(0).written.recommendations, std::vector<NoteId>{recommendation});
}

TEST(Review, KnowsTheDaysThatWereEnteredLast) {
  const auto review = reviewed({SetDay{"notification", "2026-09-01"}, SetDay{"publication", "2026-12-01"},
                                SetDay{"notification", "2026-09-02"}, SetDay{"publication", ""}});
  EXPECT_EQ(review.days, (std::map<std::string, std::string>{{"notification", "2026-09-02"}}));
}

TEST(Review, IsSignedOffAndReopenedWithAReason) {
  EXPECT_TRUE(reviewed({SignOff{}}).signed_off);
  const auto reopened = reviewed({Reopen{"too early"}, SignOff{}, Reopen{"a record came late"}});
  EXPECT_FALSE(reopened.signed_off);
  EXPECT_EQ(reopened.reopened, Codes{"a record came late"});
}

bool same(const Review& a, const Review& b) {
  const auto list = [](const Review& review) {
    Codes codes = in_use(review);
    for (const auto& each : review.findings) codes.push_back(each.written.text);
    for (const auto& each : review.actions) codes.push_back(each.written.what);
    return codes;
  };
  return a.comments == b.comments && list(a) == list(b) && a.signed_off == b.signed_off && a.reopened == b.reopened;
}

/// Whatever notes say: no circle, nothing coded with what is not in use, and the way they came does not matter.
RC_GTEST_PROP(Review, isTheSameWhateverWayTheNotesCame, ()) {
  const DecisionParts parts{[] { return *rc::gen::element<std::string>("voice", "info", "load", "a", "b", "c"); },
                            [] { return record_id(*rc::gen::inRange(1, 4)); },
                            [] { return numbered<NoteId>(*rc::gen::inRange(1, 30)); }};
  std::vector<Decision> decisions;
  for (int n = *rc::gen::inRange(0, 60); n > 0; --n) decisions.push_back(some_decision(parts));
  const auto notes = numbered_notes(decisions);
  const auto review = review_of(kThemes, notes);
  auto shuffled = in_some_order(notes);
  shuffled.insert(shuffled.end(), notes.begin(), notes.end());
  RC_ASSERT(same(review, review_of(kThemes, shuffled)));
  const auto codes = in_use(review);
  const auto unretired =
      std::count_if(review.codebook.begin(), review.codebook.end(), [](const auto& each) { return !each.retired; });
  RC_ASSERT(codes.size() == static_cast<std::size_t>(unretired));  // what lies in a circle is reached from nowhere
  for (const auto& [record, comment] : review.comments) {
    for (const auto& coding : comment.codings) RC_ASSERT(std::count(codes.begin(), codes.end(), coding.theme) == 1);
  }
}

RC_GTEST_PROP(Review, undoneToTheStartIsTheStart, ()) {
  const DecisionParts parts{[] { return *rc::gen::element<std::string>("voice", "info", "load", "a"); },
                            [] { return record_id(*rc::gen::inRange(1, 4)); },
                            [] { return numbered<NoteId>(*rc::gen::inRange(1, 30)); }};
  std::vector<Decision> decisions;
  const auto kinds = std::variant_size_v<DecisionKinds> - 1;  // all but undo itself, the last
  for (int n = *rc::gen::inRange(0, 30); n > 0; --n)
    decisions.push_back(some_decision(*rc::gen::inRange<std::size_t>(0, kinds), parts));
  for (auto n = static_cast<int>(decisions.size()); n > 0; --n) decisions.push_back(Undo{numbered<NoteId>(n)});
  RC_ASSERT(same(reviewed(decisions), reviewed({})));
}

}  // namespace
}  // namespace candour
