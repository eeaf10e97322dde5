// What the guard finds and what it leaves alone, as numbers, on lines whose labels people gave.

#include "tests/common/guard/figures.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/common/guard/loaded_guard.hpp"

namespace candour {
namespace {

const std::filesystem::path kHere = std::filesystem::path(CANDOUR_SOURCE_DIR) / "tests/common/guard";
const std::filesystem::path kRowan = std::filesystem::path(CANDOUR_SOURCE_DIR) / "assets/rowan/contributions.jsonl";

Figures shown(const char* name, const std::vector<LabelledLine>& lines) {
  const auto all = figures(loaded_guard(), plain_names({}, {"Rowan", "Hazel"}), lines);
  fmt::print("{}: {} lines\n{}", name, lines.size(), all.table());
  for (const auto& remark : all.remarks) fmt::print("  {}\n", remark);
  return all;
}

void expect_goals(const Figures& all) {
  EXPECT_GE(all.direct().recall(), 0.95);
  EXPECT_GE(all.of(Detail::role_self_identification).recall(), 0.85);
  EXPECT_GE(all.of(Detail::blame).recall(), 0.85);
  EXPECT_LE(all.false_alarms(), 0.05);
}

TEST(GuardFigures, ReachesItsGoalsOnTheSampleEvent) { expect_goals(shown("Rowan", labelled_contributions(kRowan))); }

TEST(GuardFigures, ReachesItsGoalsOnTheLinesItWasMadeWith) {
  const auto lines = labelled_lines(kHere / "lines.tsv");
  const auto welsh = std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.language == "cy"; });
  const auto clean = std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.labels.empty(); });
  EXPECT_GE(lines.size(), 600u);
  EXPECT_GE(welsh * 5, static_cast<long>(lines.size()));
  EXPECT_GE(clean * 2, static_cast<long>(lines.size()));
  expect_goals(shown("lines.tsv", lines));
}

TEST(GuardFigures, AreShownForTheLinesThatWereHeldOut) {
  for (const char* file : {"held_out.tsv", "held_out_2.tsv", "held_out_3.tsv"}) {
    const auto lines = labelled_lines(kHere / file);
    EXPECT_GE(lines.size(), 110u);
    shown(file, lines);
  }
}

TEST(GuardFigures, ABlindGuardWouldNotReachThem) {
  LabelledLine missed{1, "en", "Ring 01632 960 774.", {{Detail::phone, 5, 18}}};
  LabelledLine half{2, "en", "Ring 07700 900 318 or Mr.", {{Detail::person_name, 5, 25}}};
  const auto all = figures(loaded_guard(), {}, {missed, half});
  EXPECT_EQ(all.direct().found, 1);
  EXPECT_EQ(all.direct().labels, 2);
}

}  // namespace
}  // namespace candour
