// A pattern file that somebody has changed and broken: the sentence names the file, the line, what and what to do.

#include <gtest/gtest.h>

#include <fstream>

#include "common/guard/guard.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

class PatternFile : public testing::Test {
 protected:
  PatternFile() {
    for (const char* name : {"any.txt", "en.txt", "cy.txt"}) {
      fs::copy_file(fs::path(CANDOUR_SOURCE_DIR) / "assets/guard" / name, folder_.path() / name);
    }
  }

  void write(const char* name, std::string_view text) {
    std::ofstream(folder_.path() / name, std::ios::binary) << text;
  }

  /// The refusal of a cy.txt that reads so.
  std::string refusal(std::string_view welsh) {
    write("cy.txt", welsh);
    const auto loaded = Guard::load(folder_.path());
    if (loaded) return "";
    EXPECT_EQ(loaded.error().code, ExitCode::bad_input);
    return loaded.error().sentence;
  }

  TemporaryFolder folder_;
};

TEST_F(PatternFile, IsTakenWithNothingInIt) { EXPECT_EQ(refusal("\n# nothing\r\n"), ""); }

TEST_F(PatternFile, IsNamedWithTheLineThatRe2CannotRead) {
  const auto why = refusal("# a remark\n[find phone]\n(unclosed\n");
  EXPECT_NE(why.find("cy.txt:3: RE2 cannot read this pattern"), std::string::npos) << why;
}

TEST_F(PatternFile, MayNotUseAListThatIsNotThere) {
  const auto why = refusal("[find phone]\n\\b{titel}\\b\n");
  EXPECT_NE(why.find("cy.txt:2: no list titel stands before this line; did you mean title"), std::string::npos) << why;
}

TEST_F(PatternFile, SaysWhatIsWrongWithASection) {
  EXPECT_NE(refusal("[fidn phone]\n").find("cy.txt:1: a section is words, find, not or instead"), std::string::npos);
  EXPECT_NE(refusal("[find fone]\n").find("fone is no detail that the guard knows"), std::string::npos);
  EXPECT_NE(refusal("[find]\n").find("needs a name"), std::string::npos);
  EXPECT_NE(refusal("[find phone soon]\n").find("may only stand"), std::string::npos);
  EXPECT_NE(refusal("[words title]\nMr\n").find("there is a list title already"), std::string::npos);
  EXPECT_NE(refusal("[words empty]\n").find("the list is empty"), std::string::npos);
  EXPECT_NE(refusal("\\d\n").find("begin with a section"), std::string::npos);
  EXPECT_NE(refusal("[find phone]\n\xff\n").find("cy.txt:2: this is not UTF-8"), std::string::npos);
}

TEST_F(PatternFile, IsMissedByName) {
  fs::remove(folder_.path() / "en.txt");
  const auto loaded = Guard::load(folder_.path());
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().sentence.find("en.txt"), std::string::npos);
}

TEST_F(PatternFile, HasToGiveTheListsThatTheProgramNeeds) {
  write("any.txt", "[words nhs]\nnhs\n");
  write("en.txt", "");
  EXPECT_NE(refusal("").find("no file has a section [words never_names]"), std::string::npos);
}

}  // namespace
}  // namespace candour
