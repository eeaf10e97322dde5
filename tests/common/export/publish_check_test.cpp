#include "common/export/publish_check.hpp"

#include <gtest/gtest.h>

#include <string>

#include "common/export/review_documents.hpp"
#include "tests/common/export/full_event.hpp"

namespace candour {
namespace {

const Guard& guard() {
  static const auto loaded = *Guard::load(CANDOUR_SOURCE_DIR "/assets/guard");
  return loaded;
}

std::vector<PublishFinding> found_in(const std::string& text, int k = 5) {
  Document document;
  document.title = "Report";
  document.blocks = {block::Heading{2, "What we learned"}, block::Paragraph{text}};
  return publish_findings(document, guard(), full_pack(), k);
}

std::string words_found(const std::string& text, int k = 5) {
  std::string words;
  for (const auto& each : found_in(text, k)) words += each.words + ";";
  return words;
}

TEST(PublishCheck, saysWhereWhatAndWhatToDo) {
  EXPECT_EQ(
      found_in("Ring Mrs Jane Harper on 01632 960 123."),
      (std::vector<PublishFinding>{
          {"What we learned", "Mrs Jane Harper", "looks like a person’s name", "write a role instead", "person_name"},
          {"What we learned", "01632 960 123", "looks like a phone number", "take it out", "phone"}}));
}

TEST(PublishCheck, knowsPseudonymsAndTheNamesOfTheCase) {
  auto pack = full_pack();
  pack.glossary_names = {"Branwen"};
  Document document;
  document.blocks = {block::Paragraph{"Rowan was heard. Branwen was not."}};
  const auto found = publish_findings(document, guard(), pack, 5);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].words, "Branwen");
}

TEST(PublishCheck, findsCountsOfPeopleBelowK) {
  EXPECT_EQ(words_found("Two practitioners said so."), "Two practitioners;");
  EXPECT_EQ(words_found("In 3 of the comments."), "3 of the comments;");
  EXPECT_EQ(words_found("Dau ymarferydd."), "Dau ymarferydd;");
  EXPECT_EQ(words_found("4"), "4;");
  EXPECT_EQ(words_found("Five practitioners said so."), "");
  EXPECT_EQ(words_found("Five practitioners said so.", 8), "Five practitioners;");
  EXPECT_EQ(words_found("Ten practitioners, twelve workers, deg o bobl.", 15),
            "Ten practitioners;twelve workers;deg o bobl;");
  EXPECT_EQ(words_found("Call within 2 days; 8 in 10 families."), "");
  EXPECT_EQ(words_found("Two people.", 1), "Two people;");  // a rehearsal's k does not lower it
}

TEST(PublishCheck, findsCountsThatStandTogetherOnALine) {
  EXPECT_EQ(words_found("Two\u00A0practitioners said so."), "Two\u00A0practitioners;");
  EXPECT_EQ(words_found("In 3\u202Fof the\u200B comments."), "3\u202Fof the\u200B comments;");
}

TEST(PublishCheck, findsWelshCountsAsASentenceChangesThem) {
  for (const auto* count : {"Dau weithiwr", "ddau ymarferydd", "tair o’r gweithwyr", "bedwar o gydweithwyr",
                            "Dwy o bobl", "pedair o bobl", "dri o weithwyr"})
    EXPECT_EQ(words_found(std::string(count) + "."), std::string(count) + ";");
  EXPECT_EQ(words_found("Pum ymarferydd a chwe gweithiwr."), "");
  EXPECT_EQ(words_found("Pum ymarferydd a chwe gweithiwr.", 7), "Pum ymarferydd;chwe gweithiwr;");
}

TEST(PublishCheck, findsNothingInWhatThePackMeansToSay) {
  auto event = full_event();
  event.pack.support = {{"Ring 01632 960 123", ""}};
  for (const auto& document : {learning_report(event), seven_minute_briefing(event), learning_summary(event)}) {
    for (const auto& each : publish_findings(document, guard(), event.pack, event.facts.k))
      ADD_FAILURE() << each.section << ": " << each.words << " " << each.what;
  }
}

TEST(PublishCheck, looksIntoEveryKindOfBlock) {
  const std::string name = "Mrs Jane Harper";
  Document document;
  document.title = name;
  document.subtitle = name;
  document.blocks = {block::Heading{2, name},
                     block::Paragraph{name},
                     block::Bullets{{name}, false},
                     block::Quote{name, "", "en", true},
                     block::Table{{{"x", 1}}, {{name}}},
                     block::Fields{{{"x", name}}},
                     block::Box{"7 " + name, {name}, 0}};
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    Document one;
    one.blocks = {document.blocks[i]};
    EXPECT_EQ(publish_findings(one, guard(), full_pack(), 5).size(), 1u) << i;
  }
}

}  // namespace
}  // namespace candour
