#include "common/pack/read_prompts.hpp"
#include "common/pack/prompt_input.hpp"

#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

using test::faults_in;
using test::good_pack;
using test::small_pack_and;

std::string prompt(const std::string& input, const std::string& more = "") {
  return "[[prompt]]\nid = \"q\"\nstep = \"day\"\nsession = \"staff\"\ntext = \"What?\"\ninput = \"" + input + "\"\n" +
         more + "\n";
}

Prompt good_prompt(const std::string& input, const std::string& more = "") {
  return good_pack(small_pack_and(prompt(input, more))).sessions.at(0).steps.at(0).prompts.at(0);
}

std::string only_fault(const std::string& input, const std::string& more = "") {
  const auto faults = faults_in(small_pack_and(prompt(input, more)));
  EXPECT_EQ(faults.size(), 1u);
  return faults.empty() ? "" : faults[0];
}

TEST(Prompts, OfEveryInputAreRead) {
  EXPECT_EQ(good_prompt("free_text", "max_chars = 900\ntext_cy = \"Beth?\"").max_chars, 900);
  EXPECT_EQ(good_prompt("free_text", "text_cy = \"Beth?\"").text.cy, "Beth?");
  EXPECT_EQ(good_prompt("free_text").max_chars, 1000);
  EXPECT_EQ(good_prompt("fact_response").options.size(), 4u);
  EXPECT_EQ(good_prompt("fact_response", "options = [\"agree\", \"query\"]").options.size(), 2u);
  EXPECT_EQ(good_prompt("choice", "options = [\"Time\", \"Money\"]").options[1], "Money");
  EXPECT_EQ(good_prompt("rating", "options = [\"1\", \"2\", \"3\"]").options.size(), 3u);
  EXPECT_EQ(good_prompt("rating").options.size(), 5u);
  EXPECT_EQ(good_prompt("tag", "options_from = \"themes\"").options, (std::vector<std::string>{"VOC", "WKL"}));
  EXPECT_EQ(good_prompt("vote").input, PromptInput::vote);
}

TEST(Prompts, MayBeForTheFamily) {
  EXPECT_FALSE(good_prompt("free_text").family);
  EXPECT_TRUE(good_prompt("free_text", "family = true").family);
  EXPECT_NE(only_fault("free_text", "family = \"yes\"").find("family"), std::string::npos);
}

TEST(Prompts, HaveInputsThatAreWrittenAsTheyAreRead) {
  for (const auto* name : {"free_text", "fact_response", "vote"}) EXPECT_EQ(to_string(good_prompt(name).input), name);
}

TEST(Prompts, SayWhatAnAnswerIs) {
  EXPECT_EQ(good_prompt("free_text").kind, Kind::comment);
  for (const auto kind : {Kind::good_practice, Kind::improvement, Kind::recommendation, Kind::escalation})
    EXPECT_EQ(good_prompt("free_text", fmt::format("kind = \"{}\"", to_string(kind))).kind, kind);
  EXPECT_EQ(good_prompt("vote").kind, Kind::vote);
  EXPECT_NE(only_fault("free_text", "kind = \"urgent\"").find("use one of comment, good_practice"), std::string::npos);
  EXPECT_NE(only_fault("vote", "kind = \"comment\"").find("kind is for prompts with input \"free_text\""),
            std::string::npos);
}

TEST(Prompts, ReportAnUnknownInput) {
  EXPECT_NE(only_fault("freetext").find("did you mean \"free_text\"?"), std::string::npos);
}

TEST(Prompts, ReportOptionsThatTheInputCannotUse) {
  EXPECT_NE(only_fault("choice").find("needs at least two options"), std::string::npos);
  EXPECT_NE(only_fault("choice", "options = [\"One\"]").find("needs at least two options"), std::string::npos);
  EXPECT_NE(only_fault("tag").find("needs at least two options"), std::string::npos);
  EXPECT_NE(only_fault("choice", "options = [\"A\", \"A\"]").find("option \"A\" is there twice"), std::string::npos);
  EXPECT_NE(only_fault("choice", "options = [\"A\", \" \"]").find("an option is empty"), std::string::npos);
  EXPECT_NE(only_fault("choice", "options = [\"A\", \"" + std::string(121, 'x') + "\"]").find("over 120 characters"),
            std::string::npos);
  EXPECT_NE(only_fault("rating", "options = [\"1\", \"2.5\"]").find("\"2.5\" is not a whole number"),
            std::string::npos);
  EXPECT_NE(only_fault("fact_response", "options = [\"agre\"]").find("did you mean \"agree\"?"), std::string::npos);
  EXPECT_NE(only_fault("free_text", "options = [\"A\"]").find("warning: "), std::string::npos);
  EXPECT_NE(only_fault("tag", "options_from = \"theme\"").find("options_from \"theme\" is not known"),
            std::string::npos);
}

TEST(Prompts, ReportThemesThatAreNotThere) {
  auto files = small_pack_and(prompt("tag", "options_from = \"themes\""));
  files["themes.csv"] = "code,name,description,kind\n";
  EXPECT_NE(faults_in(files).at(0).find("the pack has no themes to choose from"), std::string::npos);
}

TEST(Prompts, DoNotReportThemesThatHaveFaultsOfTheirOwn) {
  auto files = small_pack_and(prompt("tag", "options_from = \"themes\""));
  files["themes.csv"] = "kode,name,description,kind\nA,B,C,system\n";
  for (const auto& fault : faults_in(files)) EXPECT_TRUE(fault.starts_with("themes.csv:1: ")) << fault;
}

TEST(Prompts, BelongToAStepOfTheirOwnSession) {
  const auto faults =
      faults_in(small_pack_and("[[prompt]]\nid = \"q\"\nstep = \"day\"\nsession = \"managers\"\ntext = \"?\"\n"
                               "input = \"vote\"\n"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("there is no step \"day\" in session \"managers\""), std::string::npos) << faults[0];
}

TEST(Prompts, MayHaveTheSameIdInAnotherSessionOnly) {
  const std::string twice = "[[prompt]]\nid = \"p1\"\nstep = \"facts\"\ntext = \"?\"\ninput = \"vote\"\n";
  EXPECT_TRUE(faults_in(small_pack_and(twice + "session = \"managers\"\n")).empty());
  const auto faults = faults_in(small_pack_and(twice + "session = \"staff\"\n"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("this session has this id on line 55 already"), std::string::npos) << faults[0];
}

TEST(Prompts, AskForOneToAThousandCharacters) {
  EXPECT_EQ(good_prompt("free_text", "max_chars = 1").max_chars, 1);
  EXPECT_NE(only_fault("free_text", "max_chars = 0").find("from 1 to 1000"), std::string::npos);
  EXPECT_NE(only_fault("free_text", "max_chars = 1001").find("from 1 to 1000"), std::string::npos);
}

TEST(Prompts, ReportEveryFaultOfTheirs) {
  EXPECT_EQ(faults_in(small_pack_and("[[prompt]]\nmax_chars = 0\ninput = \"x\"\noptons = 1\n")).size(), 6u)
      << "id, text, session, max_chars, input, and a warning";
}

}  // namespace
}  // namespace candour
