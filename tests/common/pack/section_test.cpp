#include "common/pack/section.hpp"

#include <gtest/gtest.h>

#include "common/pack/toml_recovery.hpp"
#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

/// A `[t]` of the given lines, the first of which is line 2.
class SectionTest : public testing::Test {
 protected:
  Section section(const std::string& lines) {
    root_ = read_toml("[t]\n" + lines + "\n").root.value();
    return *Section(root_, "the pack", {list_, "f"}).table("t");
  }
  std::vector<std::string> faults() const { return test::lines_of(list_.sorted()); }

  TomlValue root_;
  FaultList list_;
};

TEST_F(SectionTest, SaysWhatIsThereAndWhatShouldBe) {
  auto t = section("a = 5\nb = \"5\"\nc = [1]\nd = \"x\"\ne = 1979-05-27T07:32:00Z\nf = 1.0");
  t.text("a");
  t.whole_number("b", {1, 9});
  t.texts("c");
  t.yes_no("d");
  t.date("e");
  t.whole_number("f", {1, 9});
  EXPECT_EQ(faults(), (std::vector<std::string>{
                          "f:2: [t]: a is a whole number here: write a text in quotes",
                          "f:3: [t]: b is a text here: write a whole number, without quotes",
                          "f:4: [t]: c holds something that is not a text: put it in quotes",
                          "f:5: [t]: d is a text here: write true or false, without quotes",
                          "f:6: [t]: e is a date with a time here: write a date, as 2024-05-22",
                          "f:7: [t]: f is a number with a point here: write a whole number, without quotes"}));
}

TEST_F(SectionTest, TakesBoundsAndNothingBeyond) {
  auto t = section("a = 1\nb = 9\nc = 0\nd = 10\ne = 9223372036854775807");
  EXPECT_EQ(t.whole_number("a", {1, 9}), 1);
  EXPECT_EQ(t.whole_number("b", {1, 9}), 9);
  for (const auto* key : {"c", "d", "e"}) EXPECT_FALSE(t.whole_number(key, {1, 9}));
  EXPECT_EQ(faults().size(), 3u);
}

TEST_F(SectionTest, WantsIdsThatFitAMessage) {
  auto t = section("ok = \"" + std::string(64, 'x') + "\"\nlong = \"" + std::string(65, 'x') +
                   "\"\nempty = \"\"\nspaced = \" a\"\ncontrol = \"a\\u0007b\"\nwide = \"ŵ step\"");
  EXPECT_EQ(t.id("ok").size(), 64u);
  EXPECT_EQ(t.id("wide"), "ŵ step");
  for (const auto* key : {"long", "empty", "spaced", "control", "absent"}) EXPECT_EQ(t.id(key), "") << key;
  EXPECT_EQ(faults().size(), 5u);
}

TEST_F(SectionTest, ReadsDatesAndTimesOfTomlAndAsTheyAreWritten) {
  auto t =
      section("a = 2024-05-22\nb = \"?22/05/2024\"\nc = 09:30:00\nd = \"9.30\"\ne = \"31/02/2024\"\nf = 1066-10-14");
  EXPECT_EQ(t.date("a"), (Date{2024, 5, 22, false}));
  EXPECT_EQ(t.date("b"), (Date{2024, 5, 22, true}));
  EXPECT_EQ(t.time("c"), "09:30");
  EXPECT_EQ(t.time("d"), "09:30");
  EXPECT_FALSE(t.date("e"));
  EXPECT_FALSE(t.date("f"));
  EXPECT_EQ(faults().size(), 2u);
}

TEST_F(SectionTest, RefusesATextThatIsOver4000CharactersButNotBytes) {
  std::string accents;
  for (int i = 0; i < 4000; ++i) accents += "é";
  auto t = section("a = \"" + accents + "\"\nb = \"" + accents + "é\"");
  EXPECT_EQ(t.text("a"), accents);
  EXPECT_EQ(t.text("b"), "");
  EXPECT_EQ(faults(), std::vector<std::string>{"f:3: [t]: b is over 4000 characters: shorten it"});
}

TEST_F(SectionTest, RefusesAListWithoutEnd) {
  std::string list = "a = [";
  for (int i = 0; i < 1001; ++i) list += "\"x\", ";
  auto t = section(list + "]");
  EXPECT_TRUE(t.texts("a").empty());
  EXPECT_EQ(faults(), std::vector<std::string>{"f:2: [t]: a holds more than 1000 texts: leave some out"});
}

TEST_F(SectionTest, WarnsOfKeysThatNobodyAskedFor) {
  auto t = section("minutes = 1\nminuts = 2\nzzzzzz = 3");
  t.whole_number("minutes", {0, 9});
  t.warn_of_unknown();
  EXPECT_EQ(faults(),
            (std::vector<std::string>{
                "f:3: warning: [t]: does not know the key \"minuts\" and leaves it out (did you mean \"minutes\"?)",
                "f:4: warning: [t]: does not know the key \"zzzzzz\" and leaves it out"}));
}

TEST_F(SectionTest, DoesNotReportTwiceWhatIsNoToml) {
  root_ = read_toml("[t]\nminutes = 5o\n").root.value();
  auto t = *Section(root_, "the pack", {list_, "f"}).table("t");
  EXPECT_FALSE(t.needed_number("minutes", {1, 9}));
  EXPECT_TRUE(faults().empty());
}

TEST_F(SectionTest, WantsDoubleBracketsWhereThereMayBeSeveral) {
  root_ = read_toml("[step]\nid = \"a\"\n").root.value();
  Section top(root_, "the pack", {list_, "f"});
  EXPECT_TRUE(top.tables("step", 10).empty());
  EXPECT_EQ(faults(),
            std::vector<std::string>{"f:1: the pack: step is not a list of tables: begin each one with [[step]]"});
}

}  // namespace
}  // namespace candour
