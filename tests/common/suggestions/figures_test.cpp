#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/common/suggestions/labelled_comments.hpp"

namespace candour {
namespace {

constexpr unsigned kSeeds = 20;
constexpr std::size_t kCoded = 30;

/// How often, from 0 to 1, one of a comment's themes is among the suggestions.
double found(const ThemeSuggester& suggester, const std::vector<CodedComment>& comments) {
  const auto right = std::count_if(comments.begin(), comments.end(), [&](const auto& comment) {
    const auto suggested = suggester.suggest(comment.text, comment.lang);
    return std::any_of(suggested.begin(), suggested.end(), [&](const auto& each) {
      return std::count(comment.codes.begin(), comment.codes.end(), each.code) > 0;
    });
  });
  return static_cast<double>(right) / static_cast<double>(comments.size());
}

struct Figures {
  double before = 0, after = 0;  ///< of the rest: means over the seeds
  double taught_wrong = 0;       ///< after coding with what belongs to other comments
  double judged_wrong = 0;       ///< after, held against what belongs to other comments
};

void shuffle_labels(std::vector<CodedComment>& comments, std::mt19937& chance) {
  std::vector<std::vector<std::string>> labels;
  for (const auto& each : comments) labels.push_back(each.codes);
  std::shuffle(labels.begin(), labels.end(), chance);
  for (std::size_t i = 0; i < comments.size(); ++i) comments[i].codes = labels[i];
}

/// Codes some of the comments, as somebody might begin, and looks at the rest.
Figures figures(const EverydayWords& everyday, std::size_t coded) {
  const auto review = sample_review();
  const auto themes = review.themes_in_use();
  const ThemeSuggester nothing_coded(themes, everyday, {});
  Figures sum;
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    std::mt19937 chance(seed);
    auto rest = labelled_comments();
    std::shuffle(rest.begin(), rest.end(), chance);
    const auto here = rest.begin() + static_cast<std::ptrdiff_t>(coded);
    std::vector<CodedComment> first(rest.begin(), here);
    rest.erase(rest.begin(), here);
    const ThemeSuggester taught(themes, everyday, first);
    sum.before += found(nothing_coded, rest) / kSeeds;
    sum.after += found(taught, rest) / kSeeds;
    shuffle_labels(first, chance);
    sum.taught_wrong += found(ThemeSuggester(themes, everyday, first), rest) / kSeeds;
    shuffle_labels(rest, chance);
    sum.judged_wrong += found(taught, rest) / kSeeds;
  }
  return sum;
}

void print(const char* what, std::size_t coded, const Figures& is) {
  fmt::print(
      "{:<28} {:>3} coded: {:.3f} before, {:.3f} after; taught with shuffled labels {:.3f}, held against them {:.3f}\n",
      what, coded, is.before, is.after, is.taught_wrong, is.judged_wrong);
}

void expect_good(const Figures& is) {
  EXPECT_GE(is.before, 0.60);
  EXPECT_GT(is.after, is.before + 0.02);
  EXPECT_LT(is.taught_wrong, is.after - 0.02) << "labels that say nothing are no better than those that do";
  EXPECT_LT(is.judged_wrong, 0.60) << "anything would pass";
}

/// The product's goal: the right theme is among the first three for at least 60 % before any coding, and for more when
/// thirty comments are coded. The controls: shuffled labels, as a teacher and as a judge.
TEST(SuggestionFigures, AreGoodBeforeAnyCodingAndBetterAfterThirty) {
  const auto everyday = sample_everyday_words();
  const auto is = figures(everyday, kCoded);
  print("codebook and everyday words", kCoded, is);
  expect_good(is);
}

/// A partnership's own themes, of which no list knows anything.
TEST(SuggestionFigures, AreGoodWithTheCodebookAlone) {
  const auto is = figures(EverydayWords(), kCoded);
  print("codebook alone", kCoded, is);
  expect_good(is);
}

/// Without a codebook that means anything and without coding there is nothing to go by.
TEST(SuggestionFigures, AreNoneWithoutWords) {
  auto review = sample_review();
  for (auto& each : review.codebook) each.theme = {each.theme.code, "", "", false};
  EXPECT_EQ(found(ThemeSuggester(review.themes_in_use(), EverydayWords(), {}), labelled_comments()), 0);
}

}  // namespace
}  // namespace candour
