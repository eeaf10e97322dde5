#include "common/follow_on/word_runs.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace candour {
namespace {

bool shared(std::string_view comment, std::string_view text) {
  WordRuns runs;
  runs.add(comment);
  return runs.shared_with(text);
}

TEST(WordRuns, AreSixWordsAsSomebodyWroteThem) {
  const auto* comment = "We rang the clinic twice and nobody ever rang back.";
  EXPECT_TRUE(shared(comment, "Staff say: \"rang the CLINIC twice, and nobody\""));
  EXPECT_FALSE(shared(comment, "They rang the clinic twice and then wrote."));
  EXPECT_TRUE(shared("Si\xC3\xA2n a ddaeth i'r t\xC5\xB7 ddoe", "sian a\nddaeth I\xE2\x80\x99R ty ddoe"));
  EXPECT_FALSE(shared("", ""));
}

RC_GTEST_PROP(WordRuns, areFoundWhereverTheyStand, ()) {
  const auto word = rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'z')));
  const auto words = *rc::gen::container<std::vector<std::string>>(12, word);
  const auto joined = [&](std::size_t from, std::size_t to) {
    std::string text;
    for (auto i = from; i < to; ++i) text += (text.empty() ? "" : " ") + words[i];
    return text;
  };
  const auto from = *rc::gen::inRange<std::size_t>(0, 7);
  RC_ASSERT(shared(joined(0, 12), "9 " + joined(from, from + WordRuns::kLength) + ", 9"));
  RC_ASSERT(!shared(joined(0, WordRuns::kLength - 1), joined(0, 12)));
}

RC_GTEST_PROP(WordRuns, takeAnyBytes, (const std::string& a, const std::string& b)) { shared(a, b + "\xff" + a); }

}  // namespace
}  // namespace candour
