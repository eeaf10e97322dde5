#include "kiosk/ui/strings.hpp"

#include <gtest/gtest.h>

#include "common/disk/file.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

Strings words_of(const std::string& text) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "cy.toml";
  EXPECT_TRUE(write_file(file, text));
  auto words = Strings::load(file);
  EXPECT_TRUE(words) << (words ? "" : words.error().sentence);
  return words ? *std::move(words) : Strings();
}

TEST(Strings, ValuesStandWhereTheirNamesStood) {
  const auto words = words_of("[a]\nb = \"{n} of {m}, {n}\"\n");
  EXPECT_EQ(words.fill("a.b", {{"n", "3"}, {"m", "{n}"}}), "3 of {n}, 3");
  EXPECT_EQ(words.fill("a.c", {{"n", "3"}}), "a.c");
}

TEST(Strings, OneAndTwoHaveWordsOfTheirOwnWhereALanguageHasThem) {
  const auto words =
      words_of("[a]\nb = \"{n} munud\"\nb_two = \"2 funud\"\nc = \"{n} minutes, {m}\"\nc_one = \"1 minute, {m}\"\n");
  EXPECT_EQ(words.fill("a.b", {{"n", "1"}}), "1 munud");
  EXPECT_EQ(words.fill("a.b", {{"n", "2"}}), "2 funud");
  EXPECT_EQ(words.fill("a.b", {{"n", "21"}}), "21 munud");
  EXPECT_EQ(words.fill("a.c", {{"n", "1"}, {"m", "2"}}), "1 minute, 2");
  EXPECT_EQ(words.fill("a.c", {{"n", "2"}, {"m", "1"}}), "2 minutes, 1") << "only n counts";
  EXPECT_EQ(words["a.c"], "{n} minutes, {m}");
}

}  // namespace
}  // namespace candour
