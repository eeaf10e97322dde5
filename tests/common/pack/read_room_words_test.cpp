#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

TEST(Support, IsKeptLineByLineWithItsWelsh) {
  const auto pack =
      test::good_pack(test::small_pack_and("[support]\nroom = \"The quiet room is upstairs.\"\nroom_cy = "
                                           "\"Cymorth\"\nlater = [\"Your manager.\", \"The poster.\"]\n"));
  ASSERT_EQ(pack.support.size(), 3u);
  EXPECT_EQ(pack.support[0].en, "The quiet room is upstairs.");
  EXPECT_EQ(pack.support[0].cy, "Cymorth");
  EXPECT_EQ(pack.support[2].en, "The poster.");
}

TEST(Support, IsWords) { EXPECT_EQ(test::faults_in(test::small_pack_and("[support]\nphone = 1234\n")).size(), 1u); }

TEST(Glossary, IsAListOfNames) {
  const auto pack = test::good_pack(test::small_pack_and("[glossary]\nnames = [\"Mere School\", \"Tŷ Coed\"]\n"));
  EXPECT_EQ(pack.glossary_names, (std::vector<std::string>{"Mere School", "Tŷ Coed"}));
}

}  // namespace
}  // namespace candour
