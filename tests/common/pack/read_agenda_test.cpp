#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

using test::faults_in;
using test::good_pack;
using test::small_pack;
using test::small_pack_and;
using test::small_pack_with;

TEST(AgendaOfAPack, PutsStepsIntoTheirSessionsByNumber) {
  const auto pack = good_pack(small_pack());
  ASSERT_EQ(pack.sessions.size(), 2u);
  EXPECT_EQ(pack.sessions[0].id, "staff");
  ASSERT_EQ(pack.sessions[0].steps.size(), 2u);
  EXPECT_EQ(pack.sessions[0].steps[0].id, "day");
  EXPECT_EQ(pack.sessions[0].steps[1].minutes, 30);
  ASSERT_EQ(pack.sessions[1].steps.size(), 1u) << "the same step id in another session is another step";
}

TEST(AgendaOfAPack, KeepsWelshBesideEnglish) {
  const auto pack = good_pack(
      small_pack_with("event.toml", "title = \"The facts\"", "title = \"The facts\"\ntitle_cy = \"Ffeithiau\""));
  EXPECT_EQ(pack.sessions[0].steps[1].title.en, "The facts");
  EXPECT_EQ(pack.sessions[0].steps[1].title.cy, "Ffeithiau");
}

TEST(AgendaOfAPack, ReportsASessionWithoutSteps) {
  const auto faults = faults_in(small_pack_and("[[session]]\nid = \"evening\"\ntitle = \"Evening\"\n"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("session \"evening\": has no steps"), std::string::npos) << faults[0];
}

TEST(AgendaOfAPack, ReportsAStepOfASessionThatIsNotThere) {
  const auto faults = faults_in(
      small_pack_and("[[step]]\nid = \"x\"\nsession = \"manager\"\nnumber = 9\ntitle = \"X\"\nminutes = 1\n"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("there is no session \"manager\": add it or correct the name (did you mean \"managers\"?)"),
            std::string::npos)
      << faults[0];
}

TEST(AgendaOfAPack, DoesNotBlamePromptsForAStepThatWentAstray) {
  const auto faults = faults_in(small_pack_with("event.toml", "id = \"facts\"\nsession = \"staff\"\nnumber",
                                                "id = \"facts\"\nsession = \"stff\"\nnumber"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_TRUE(faults[0].starts_with("event.toml:35: step \"facts\": there is no session \"stff\"")) << faults[0];
}

TEST(AgendaOfAPack, ReportsAStepIdAndANumberThatAreThereTwice) {
  const auto faults = faults_in(
      small_pack_and("[[step]]\nid = \"day\"\nsession = \"staff\"\nnumber = 9\ntitle = \"X\"\nminutes = 1\n"
                     "[[step]]\nid = \"new\"\nsession = \"staff\"\nnumber = 2\ntitle = \"X\"\nminutes = 1\n"));
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_NE(faults[0].find("step \"day\": this session has this id on line 41 already"), std::string::npos)
      << faults[0];
  EXPECT_NE(faults[1].find("step \"new\": number 2 is on line 36 already"), std::string::npos) << faults[1];
}

TEST(AgendaOfAPack, TakesOneMinuteToEightHours) {
  for (const auto* minutes : {"1", "480"}) {
    EXPECT_TRUE(faults_in(small_pack_with("event.toml", "minutes = 30", std::string("minutes = ") + minutes)).empty());
  }
  for (const auto* minutes : {"0", "-5", "481"}) {
    EXPECT_EQ(faults_in(small_pack_with("event.toml", "minutes = 30", std::string("minutes = ") + minutes)).size(), 1u);
  }
}

TEST(AgendaOfAPack, TakesNoMoreStepsThanAByteCanCount) {
  std::string many;
  for (int i = 10; i < 210; ++i) {
    many += "[[step]]\nid = \"s" + std::to_string(i) +
            "\"\nsession = \"managers\"\nnumber = " + std::to_string(i % 190 + 2) + "\ntitle = \"X\"\nminutes = 1\n";
  }
  const auto faults = faults_in(small_pack_and(many));
  EXPECT_NE(faults.at(0).find("session \"managers\": has 201 steps: 200 are the most"), std::string::npos) << faults[0];
}

TEST(AgendaOfAPack, WarnsOfStepsThatDoNotFitTheSession) {
  const auto faults = faults_in(small_pack_with("event.toml", "title = \"Practitioners\"",
                                                "title = \"Practitioners\"\nstart = 09:30:00\nend = 10:00:00"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_TRUE(faults[0].starts_with(
      "event.toml:29: warning: session \"staff\": its steps take 50 minutes, but it ends after 30"))
      << faults[0];
}

}  // namespace
}  // namespace candour
