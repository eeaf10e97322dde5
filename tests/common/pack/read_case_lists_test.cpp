#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

using test::faults_in;
using test::small_pack_and;
using test::small_pack_with;

TEST(CaseLists, AreRead) {
  const auto pack = test::good_pack(small_pack_and("[[kloe]]\nid = \"K1\"\ntext = \"How was Fern heard?\"\n"));
  ASSERT_EQ(pack.kloes.size(), 1u);
  EXPECT_EQ(pack.kloes[0].text, "How was Fern heard?");
  ASSERT_EQ(pack.kpes.size(), 1u);
  EXPECT_EQ(pack.kpes[0].to, (Date{2024, 6, 30, false}));
  ASSERT_EQ(pack.agencies.size(), 2u);
  EXPECT_EQ(pack.agencies[0].colour, "#D55E00");
}

TEST(CaseLists, ReportAnIdThatIsThereTwice) {
  EXPECT_EQ(faults_in(small_pack_with("event.toml", "id = \"SCH\"", "id = \"GP\"")),
            (std::vector<std::string>{
                "chronology.csv:2: the agency \"SCH\" is not in event.toml: add an [[agency]] or correct it",
                "event.toml:21: agency \"GP\": this id is on line 16 already: give each its own"}));
}

TEST(CaseLists, WantAColourThatIsOne) {
  for (const auto* colour : {"red", "#D55E0", "#D55E0g", "D55E000", ""}) {
    const auto faults = faults_in(small_pack_with("event.toml", "#D55E00", colour));
    ASSERT_EQ(faults.size(), 1u) << colour;
    EXPECT_TRUE(faults[0].starts_with("event.toml:18: agency \"GP\": colour")) << faults[0];
  }
  EXPECT_TRUE(faults_in(small_pack_with("event.toml", "#D55E00", "#abcDEF")).empty());
}

TEST(CaseLists, WantAnEpisodeWithoutSemicolonThatEndsAfterItBegins) {
  const auto faults =
      faults_in(small_pack_and("[[kpe]]\nid = \"A;B\"\ntitle = \"x\"\nfrom = 2024-02-02\nto = 2024-02-01\n"));
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_NE(faults[0].find("holds a semicolon"), std::string::npos);
  EXPECT_NE(faults[1].find("to is before from"), std::string::npos);
}

TEST(CaseLists, AreNotEndless) {
  std::string many;
  for (int i = 0; i < 201; ++i) many += "[[kloe]]\nid = \"K" + std::to_string(i) + "\"\ntext = \"?\"\n";
  const auto faults = faults_in(small_pack_and(many));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("more than 200 [[kloe]]"), std::string::npos);
}

}  // namespace
}  // namespace candour
