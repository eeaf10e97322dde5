#include "hub/leaflets/leaflet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::hub {
namespace {

using testing::HasSubstr;

class Leaflet : public testing::Test {
 protected:
  Leaflet() {
    pack_.title = "Rowan";
    pack_.pseudonym = "Rowan";
    pack_.date = Date{2025, 5, 14};
    pack_.support = {{"Sam is in the quiet room.", "Mae Sam yn yr ystafell dawel."}};
    session_.start = "09:30";
    session_.steps.resize(2);
    session_.steps[0].title = {"The facts", "Y ffeithiau"};
    session_.steps[0].minutes = 50;
    session_.steps[1].title = {"Learning", ""};
    session_.steps[1].minutes = 40;
    pack_.sessions.push_back(session_);
  }
  Result<Document> read(std::string_view text, LeafletLanguage language = LeafletLanguage::en) const {
    return leaflet(text, "x.en.txt", pack_, session_, language);
  }
  static std::string all(const Document& document) {
    std::string text;
    for (const auto& each : texts_of(document)) text += each.text + "\n";
    return text;
  }

  EventPack pack_;
  Session session_;
};

TEST_F(Leaflet, hasThePacksValuesInItsWords) {
  const auto made = read("# About {pseudonym}\nsmall print\n\nOn {date},\nat {start}.\n\n## Help\n[support]\n");
  ASSERT_TRUE(made) << made.error().sentence;
  EXPECT_EQ(made->title, "About Rowan");
  EXPECT_EQ(made->subtitle, "small print");
  EXPECT_THAT(all(*made), HasSubstr("On 14 May 2025, at 09:30."));
  EXPECT_THAT(all(*made), HasSubstr("Sam is in the quiet room."));
  EXPECT_THAT(all(*read("# x\n\n{date}\n[support]\n", LeafletLanguage::cy)), HasSubstr("14 Mai 2025"));
  EXPECT_THAT(all(*read("# x\n\n[support]\n", LeafletLanguage::cy)), HasSubstr("Mae Sam"));
}

TEST_F(Leaflet, saysThatItIsInWelsh) {
  EXPECT_EQ(read("# x\n\ny\n")->lang, "en");
  EXPECT_EQ(read("# x\n\ny\n", LeafletLanguage::cy)->lang, "cy");
}

TEST_F(Leaflet, reckonsWhenStepsBegin) {
  const auto made = read("# The day\n\n[agenda]\n");
  ASSERT_TRUE(made);
  const auto& rows = std::get<block::Table>(made->blocks.front()).rows;
  EXPECT_EQ(rows, (std::vector<std::vector<std::string>>{{"09:30", "The facts", "50"}, {"10:20", "Learning", "40"}}));
}

TEST_F(Leaflet, leavesOutWhatThePackDoesNotSay) {
  const auto made = read("# x\n\n- Where: {venue}\n- When: {start}\n\n## Terms\n[terms]\n\n## Last\nwords\n");
  ASSERT_TRUE(made);
  EXPECT_THAT(all(*made), testing::Not(HasSubstr("Where")));
  EXPECT_THAT(all(*made), HasSubstr("When: 09:30"));
  const auto heads = std::count_if(made->blocks.begin(), made->blocks.end(),
                                   [](const Block& each) { return std::holds_alternative<block::Heading>(each); });
  EXPECT_EQ(heads, 1) << "a heading with nothing below it is left out";
}

TEST_F(Leaflet, saysWhatIsWrongAndWhere) {
  EXPECT_THAT(read("# x\n\n{venu}\n").error().sentence, HasSubstr("x.en.txt:3: {venu} is no value"));
  EXPECT_THAT(read("# x\n{\n").error().sentence, HasSubstr("x.en.txt:2: "));
  EXPECT_THAT(read("# x\n[agendas]\n").error().sentence, HasSubstr("x.en.txt:2: [agendas]"));
  EXPECT_THAT(read("no title\n").error().sentence, HasSubstr("x.en.txt:1: "));
  EXPECT_EQ(read("").error().code, ExitCode::bad_input);
}

}  // namespace
}  // namespace candour::hub
