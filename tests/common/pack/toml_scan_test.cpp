#include "common/pack/toml_scan.hpp"

#include <gtest/gtest.h>

#include <string>

namespace candour {
namespace {

std::string dots(int count) {
  std::string key = "a";
  for (int i = 0; i < count; ++i) key += ".a";
  return key;
}

TEST(TomlScan, FindsAKeyThatIsTooDeepWhereverKeysAre) {
  EXPECT_EQ(scan_toml("x = 1\n" + dots(20) + " = 1\n").too_deep, 2);
  EXPECT_EQ(scan_toml("[" + dots(20) + "]\n").too_deep, 1);
  EXPECT_EQ(scan_toml("x = {" + dots(20) + " = 1}\n").too_deep, 1);
  EXPECT_EQ(scan_toml("\"a\" . 'b'" + dots(20) + " = 1\n").too_deep, 1);
  EXPECT_FALSE(
      scan_toml(dots(3) + " = 1.5\n" + dots(3) + " = [1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,1.9,1.1,1.2,1.3]").too_deep);
}

TEST(TomlScan, DoesNotCountTheDotsOfTextsAndComments) {
  const auto many = std::string(100, '.');
  for (const auto& text : {"x = \"" + many + "\"", "x = '" + many + "'", "# " + many,
                           "x = \"\"\"\n" + many + "\n\"\"\"", "x = \"\\\"" + many + "\"", "x = '''" + many + "''''"}) {
    EXPECT_FALSE(scan_toml(text).too_deep) << text;
  }
}

TEST(TomlScan, FindsWhereALongTextOpensThatIsNeverClosed) {
  EXPECT_EQ(scan_toml("a = 1\nb = \"\"\"one\ntwo\n\nc = 2\n").open_text, 2);
  EXPECT_EQ(scan_toml("b = '''one\ntwo''\n").open_text, 1);
  EXPECT_FALSE(scan_toml("b = \"\"\"one\n\"two\" \\\"\"\"\"\n").open_text);
  EXPECT_FALSE(scan_toml("b = \"\"\n").open_text);
}

}  // namespace
}  // namespace candour
