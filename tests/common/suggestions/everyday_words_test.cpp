#include "common/suggestions/everyday_words.hpp"

#include <gtest/gtest.h>

#include "common/disk/file.hpp"
#include "tests/common/suggestions/labelled_comments.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

std::string complaint(std::string_view english) {
  const TemporaryFolder folder;
  EXPECT_TRUE(write_file(folder.path() / "en.txt", english));
  EXPECT_TRUE(write_file(folder.path() / "cy.txt", ""));
  const auto words = EverydayWords::load(folder.path());
  if (words) return "";
  EXPECT_EQ(words.error().code, ExitCode::bad_input);
  return words.error().sentence.substr(folder.path().string().size() + 1);
}

TEST(EverydayWords, AreFoundByAThemesNameWhateverItsCode) {
  const auto words = sample_everyday_words();
  EXPECT_TRUE(words.stems_for("THINK FAMILY (siblings)").count("grandmoth"));
  EXPECT_TRUE(words.stems_for("Workload & capacity").count("caseload"));
  EXPECT_TRUE(words.stems_for("Parking").empty());
  EXPECT_TRUE(words.leaves_out("because"));
  EXPECT_TRUE(words.leaves_out("roedd"));
  EXPECT_FALSE(words.leaves_out("caseload"));
}

TEST(EverydayWords, KnowEveryThemeOfTheProfilesCodebook) {
  const auto words = sample_everyday_words();
  const auto review = sample_review();
  for (const auto* theme : review.themes_in_use())
    EXPECT_FALSE(words.stems_for(theme->theme.name).empty()) << theme->theme.name;
}

TEST(EverydayWords, ComplainOfAFileThatIsWrongWithItsLine) {
  EXPECT_EQ(complaint("# only a comment\n\n[plans]\nplan plans\n"), "");
  EXPECT_EQ(complaint("[plans]\nplan\n[open\n"),
            "en.txt:3: a heading is [words of a theme's name], with | between alternatives");
  EXPECT_EQ(complaint("[plans | ]\nplan\n"),
            "en.txt:1: a heading is [words of a theme's name], with | between alternatives");
  EXPECT_EQ(complaint("\nplan\n"), "en.txt:2: words stand under a heading: write [words of a theme's name] above them");
}

}  // namespace
}  // namespace candour
