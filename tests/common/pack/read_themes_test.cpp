#include "common/pack/read_themes.hpp"

#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

class ThemesTest : public testing::Test {
 protected:
  std::vector<Theme> read(std::string_view text) { return read_themes(text, {list_, "t.csv"}); }
  std::vector<std::string> faults() const { return test::lines_of(list_.sorted()); }
  FaultList list_;
};

TEST_F(ThemesTest, AreReadFromColumnsInAnyOrder) {
  const auto themes = read("Kind,Code,Name,Description\nsystem,WKL,Workload,\"Time, staff.\"\npractice,VOC,Voice,\n");
  EXPECT_TRUE(faults().empty());
  ASSERT_EQ(themes.size(), 2u);
  EXPECT_EQ(themes[0].code, "WKL");
  EXPECT_TRUE(themes[0].is_system);
  EXPECT_EQ(themes[0].description, "Time, staff.");
  EXPECT_FALSE(themes[1].is_system);
}

TEST_F(ThemesTest, ReportEachRowThatIsWrong) {
  read("code,name,description,kind\n,No code,,practice\nA,,,practice\nB,Both,,both\nB,Again,,system\n" +
       std::string(65, 'x') + ",Long,,system\nC;D,Two in a table,,system\nC - D,A name in a codebook,,system\n");
  ASSERT_EQ(faults().size(), 7u);
  for (int line = 2; line <= 8; ++line) {
    EXPECT_TRUE(faults()[static_cast<std::size_t>(line) - 2].starts_with("t.csv:" + std::to_string(line) + ": "));
  }
}

TEST_F(ThemesTest, ReportColumnsThatAreMissingAndWarnOfOthers) {
  read("code,nmae,kind\nA,B,system\n");
  EXPECT_EQ(faults(),
            (std::vector<std::string>{
                "t.csv:1: the column name is missing: add it to the headings (is \"nmae\" meant?)",
                "t.csv:1: warning: does not know the column \"nmae\" and leaves it out (did you mean \"name\"?)"}));
}

TEST_F(ThemesTest, AreNotEndless) {
  std::string text = "code,name,kind\n";
  for (int i = 0; i < 501; ++i) text += std::to_string(i) + ",x,system\n";
  read(text);
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_TRUE(faults()[0].starts_with("t.csv:502: more than 500 rows")) << faults()[0];
}

}  // namespace
}  // namespace candour
