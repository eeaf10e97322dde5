#include "common/pack/named_files.hpp"

#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

TEST(NamedFiles, NeverLeadOutOfTheFolder) {
  for (const auto* name : {"../chronology.csv", "/etc/passwd", "a/../../b.csv", "..", "", ".", "a/", "./a.csv",
                           "a\\\\b.csv", "a\\u0000b", "a\\nb"}) {
    auto files = test::small_pack_with("event.toml", "\"chronology.csv\"", "\"" + std::string(name) + "\"");
    const auto faults = test::faults_in(files);
    ASSERT_EQ(faults.size(), 1u) << name;
    EXPECT_TRUE(faults[0].starts_with("event.toml:6: [event]: chronology ")) << faults[0];
    EXPECT_EQ(files_named_in(files.at("event.toml")), (std::vector<std::string>{"", "themes.csv"})) << name;
  }
}

TEST(NamedFiles, MayHaveOtherNamesAndLieInAFolderBelow) {
  auto files = test::small_pack_with("event.toml", "\"chronology.csv\"", "\"tables/my chronology..csv\"");
  EXPECT_EQ(files_named_in(files.at("event.toml")).at(0), "tables/my chronology..csv");
  auto moved = files.extract("chronology.csv");
  moved.key() = "tables/my chronology..csv";
  files.insert(std::move(moved));
  EXPECT_EQ(test::good_pack(files).chronology.size(), 2u);
}

TEST(NamedFiles, HaveUsualNamesWhenNoneAreGiven) {
  const std::vector<std::string> usual = {"chronology.csv", "themes.csv"};
  EXPECT_EQ(files_named_in("schema = 1\n[event]\n"), usual);
  EXPECT_EQ(files_named_in("this is no TOML"), usual);
  auto files = test::small_pack_with("event.toml", "chronology = \"chronology.csv\"\n", "");
  EXPECT_EQ(test::good_pack(files).chronology.size(), 2u);
}

TEST(NamedFiles, AreNotFaultsTwiceWhenTheyAreNoTextOrNoToml) {
  EXPECT_EQ(test::faults_in(test::small_pack_with("event.toml", "\"chronology.csv\"", "5")).size(), 1u);
  EXPECT_EQ(test::faults_in(test::small_pack_with("event.toml", "\"chronology.csv\"", "\"chronology.csv")).size(), 1u);
}

TEST(NamedFiles, HaveToBeThere) {
  auto files = test::small_pack();
  files.erase("themes.csv");
  EXPECT_EQ(
      test::faults_in(files),
      std::vector<std::string>{
          "event.toml:7: [event]: the file \"themes.csv\" is not there: put it beside event.toml or correct the name"});
}

}  // namespace
}  // namespace candour
