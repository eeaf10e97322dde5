#include "common/pack/toml_recovery.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace candour {
namespace {

std::vector<int> error_lines(const TomlReading& reading) {
  std::vector<int> lines;
  for (const auto& error : reading.errors) lines.push_back(error.line);
  return lines;
}

const TomlValue& value_of(const TomlReading& reading, const std::string& key) {
  for (const auto& member : reading.root->members) {
    if (member.key == key) return member.value;
  }
  static const TomlValue none;
  ADD_FAILURE() << key;
  return none;
}

TEST(TomlRecovery, ReadsEveryKindOfValueWithItsLine) {
  const auto reading =
      read_toml("z = \"text\"\na = 7\nb = true\nc = 2024-05-22\nd = 09:30:00\ne = [1, 2]\nf = {g = 1}\nh = 1.5\n");
  ASSERT_TRUE(reading.root);
  EXPECT_EQ(reading.root->members.front().key, "z") << "in the order of the file";
  EXPECT_EQ(value_of(reading, "z").text, "text");
  EXPECT_EQ(value_of(reading, "a").whole_number, 7);
  EXPECT_TRUE(value_of(reading, "b").yes);
  EXPECT_EQ(value_of(reading, "c").date, (Date{2024, 5, 22, false}));
  EXPECT_EQ(value_of(reading, "d").time, "09:30");
  EXPECT_EQ(value_of(reading, "e").list.size(), 2u);
  EXPECT_EQ(value_of(reading, "f").members.at(0).line, 7);
  EXPECT_EQ(value_of(reading, "h").kind, TomlValue::Kind::number);
}

TEST(TomlRecovery, FindsTheErrorsBehindTheFirst) {
  const auto reading = read_toml("a = \"open\nb = 1\nc = 2024-02-30\nd = 2\nd = 3\ne = tru\nf = 4\n");
  EXPECT_EQ(error_lines(reading), (std::vector<int>{1, 3, 5, 6}));
  ASSERT_TRUE(reading.root);
  EXPECT_EQ(value_of(reading, "a").kind, TomlValue::Kind::unreadable);
  EXPECT_EQ(value_of(reading, "b").whole_number, 1);
  EXPECT_EQ(value_of(reading, "d").whole_number, 2) << "the first of two";
  EXPECT_EQ(value_of(reading, "f").whole_number, 4);
}

TEST(TomlRecovery, TellsOnlyTheFirstErrorWhenTheOthersMayFollowFromIt) {
  for (const auto* text : {"a = 1\n[[b\nc = 1\n", "a = [1,\n[b]\nc = 1\n", "a = 1\n[b]\n[b]\n", "= 1\n= 2\n"}) {
    const auto reading = read_toml(text);
    EXPECT_FALSE(reading.root) << text;
    EXPECT_EQ(reading.errors.size(), 1u) << text;
  }
}

TEST(TomlRecovery, PointsAtTheLineOnWhichALongTextOpened) {
  EXPECT_EQ(error_lines(read_toml("a = 1\nb = \"\"\"x\ny\n\n")), std::vector<int>{2});
}

TEST(TomlRecovery, SurvivesNestingThatWouldEndTheProgram) {
  std::string lists = "a = " + std::string(200000, '[');
  EXPECT_EQ(read_toml(lists).errors.size(), 1u);
  std::string key = "a";
  for (int i = 0; i < 1000000; ++i) key += ".a";
  EXPECT_EQ(read_toml(key + " = 1\n").errors.size(), 1u);
  std::string tables;
  for (int i = 0; i < 250; ++i) tables += "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = {";
  EXPECT_EQ(read_toml(tables).errors.size(), 1u);
  EXPECT_TRUE(read_toml(tables + "a = 1" + std::string(250, '}') + "\n").root) << "as deep as it can be, and good";
}

RC_GTEST_PROP(TomlRecovery, EndsWithAnyText, ()) {
  const auto piece = rc::gen::elementOf(
      std::vector<std::string>{"a", "b", " = ", "1", "\"", "'",  "\n",         "[",      "]",   "[[",   "]]",
                               "{", "}", ".",   ",", "#",  "\\", "2024-02-30", "\"\"\"", "'''", "true", "a = 1\n"});
  std::string text;
  for (const auto& one : *rc::gen::container<std::vector<std::string>>(piece)) text += one;
  const auto reading = read_toml(text);
  RC_ASSERT(reading.root || !reading.errors.empty());
}

}  // namespace
}  // namespace candour
