#include "common/export/review_documents.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "common/export/docx_document.hpp"
#include "common/export/pdf_page.hpp"
#include "tests/common/export/full_event.hpp"
#include "tests/common/export/some_text.hpp"

namespace candour {
namespace {

std::string all_of(const Document& document) {
  std::string all;
  for (const auto& each : texts_of(document)) all += each.section + ": " + each.text + "\n";
  return all;
}

std::vector<Document> all_documents(const ReviewedEvent& event) {
  return {learning_report(event), seven_minute_briefing(event), action_plan(event), learning_summary(event),
          discussion_form(event)};
}

TEST(ReviewDocuments, haveNoMemoAndNothingThatWasSetAside) {
  auto event = full_event();
  event.review.comments[id_of(102)].key_quote = true;  // and set aside
  for (const auto& document : all_documents(event)) {
    const auto all = all_of(document);
    for (const auto* never : {"Ask the school.", "ffff", "<w:p>", "about another case", "=cmd"})
      EXPECT_EQ(all.find(never), std::string::npos) << never << " in " << document.subtitle;
  }
}

TEST(ReviewDocuments, neverQuoteWhatWentToTheLeadReviewerAlone) {
  auto event = full_event();
  for (auto& each : event.record.contributions) each.contribution.kind = Kind::escalation;
  for (const auto& document : all_documents(event))
    EXPECT_EQ(all_of(document).find("One page that all teams share."), std::string::npos);
}

TEST(ReviewDocuments, quoteNoWordsThatADeskAskedToTakeOut) {
  auto event = full_event();
  event.record.decisions.standings[id_of(100)].redact = {{9, 13}};
  for (const auto& document : all_documents(event))
    EXPECT_EQ(all_of(document).find("that all teams"), std::string::npos);
  EXPECT_NE(all_of(learning_report(event)).find("“One page […] all teams share.”"), std::string::npos);
}

TEST(ReviewDocuments, quoteWhatIsLeftWhereWordsThatWereAskedForAreOut) {
  auto event = full_event();
  for (auto& each : event.record.contributions) {
    if (each.id != id_of(100)) continue;
    each.contribution.text = "One page […] all teams share.";
    each.contribution.redacted = true;
  }
  event.record.decisions.standings[id_of(100)].redact = {{9, 12}};  // what stands in their place
  EXPECT_NE(all_of(learning_report(event)).find("“One page […] all teams share.”"), std::string::npos);
}

TEST(ReviewDocuments, quoteNothingWhereNobodyKnowsWhatWasAskedToBeTakenOut) {
  auto event = full_event();
  for (auto& each : event.record.contributions) {
    if (each.id != id_of(100)) continue;
    each.contribution.text = "[…] page that all teams share.";
    each.contribution.redacted = true;
  }
  event.record.decisions.standings[id_of(100)].redact = {{10, 15}};  // "that " of the whole text, "hat a" of this one
  for (const auto& document : all_documents(event))
    EXPECT_EQ(all_of(document).find("teams share"), std::string::npos) << document.subtitle;
}

TEST(ReviewDocuments, carryTheRehearsalMarkWhereItWasOne) {
  auto event = full_event();
  for (const auto& document : all_documents(event)) EXPECT_EQ(document.mark, "");
  event.facts.rehearsal = true;
  for (const auto& document : all_documents(event)) EXPECT_EQ(document.mark, "This was a rehearsal");
}

TEST(LearningReport, saysWhatTheReviewHas) {
  const auto all = all_of(learning_report(full_event()));
  for (const auto* line : {"Agencies: Fernlea Mere Primary School; Eskmarsh Lane Practice",
                           "What worked well: “One page that all teams share.”",
                           "What we learned: Rowan's own words were not always asked for.",
                           "Next steps: Put the question on the planning form", "Next steps: 1 July 2025",
                           "Where to get support: Your own supervisor"})
    EXPECT_NE(all.find(line), std::string::npos) << line << "\n" << all;
}

TEST(LearningReport, isOnePageOrSaysWhatToShorten) {
  auto event = full_event();
  EXPECT_TRUE(pdf_page(learning_report(event)));
  for (int i = 0; i < 60; ++i) event.review.findings.push_back(event.review.findings.front());
  const auto refused = pdf_page(learning_report(event));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ExitCode::refused);
  const auto& sentence = refused.error().sentence;
  EXPECT_NE(sentence.find("its longest section is \"What we learned\" with "), std::string::npos) << sentence;
  EXPECT_NE(sentence.find(" mm too long for one page"), std::string::npos) << sentence;
}

TEST(LearningReport, isTheSamePageEachTimeWithNoDateButTheEvents) {
  const auto page = *pdf_page(learning_report(full_event()));
  EXPECT_EQ(page, *pdf_page(learning_report(full_event())));
  EXPECT_NE(page.find("/CreationDate (20250514"), std::string::npos);
  EXPECT_EQ(page.find("/Author"), std::string::npos);
}

TEST(LearningReport, isDrawnWithCodePointsThatAreNoCharacters) {
  for (const auto* text : {"\xEF\xB7\x90", "\xEF\xB7\xAF", "\xEF\xBF\xBE", "\U0001FFFE", "\U0010FFFF"}) {
    Document document;
    document.title = text;
    document.blocks = {block::Heading{2, text}, block::Paragraph{text}};
    EXPECT_TRUE(pdf_page(document)) << text;
  }
}

RC_GTEST_PROP(LearningReport, isDrawnWhateverPeopleWrote, ()) {
  Document document;
  document.title = *some_text();
  const auto text = *some_text();
  document.blocks = {block::Heading{2, text}, block::Quote{text, text, "cy", true}, block::Bullets{{text}, true},
                     block::Table{{{text, 1}}, {{text}}}};
  const auto page = pdf_page(document);
  RC_ASSERT((page || page.error().code == ExitCode::refused));
}

TEST(Briefing, hasSevenBoxes) {
  const auto briefing = seven_minute_briefing(full_event());
  std::vector<std::string> headings;
  for (const auto& each : briefing.blocks) {
    if (const auto* box = std::get_if<block::Box>(&each)) headings.push_back(box->heading);
  }
  EXPECT_EQ(headings, (std::vector<std::string>{"1 What happened", "2 Why it matters", "3 Rowan’s experience",
                                                "4 What worked well", "5 What we learned", "6 What to do now",
                                                "7 Questions for your team"}));
}

TEST(Briefing, warnsOfBoxesThatAreEmptyOrTooLong) {
  auto event = full_event();
  EXPECT_TRUE(briefing_hints(seven_minute_briefing(event)).empty());
  event.pack.subject_note.clear();
  for (int i = 0; i < 61; ++i) event.pack.purpose += " word";
  const auto hints = briefing_hints(seven_minute_briefing(event));
  EXPECT_EQ(hints, (std::vector<BriefingHint>{{"1 What happened", 0}, {"2 Why it matters", 74}}));
  EXPECT_EQ(sentence_of(hints[0]), "Briefing, box \"1 What happened\" is empty: write it, or mark key quotes.");
  EXPECT_EQ(sentence_of(hints[1]),
            "Briefing, box \"2 Why it matters\" has 74 words; about 60 can be read in a minute.");
}

TEST(ActionPlan, hasTheFieldsOfTheTemplate) {
  const auto plan = action_plan(full_event());
  const auto& fields = std::get<block::Fields>(plan.blocks.front()).lines;
  std::vector<std::string> labels;
  for (const auto& [label, value] : fields) labels.push_back(label);
  EXPECT_EQ(labels, (std::vector<std::string>{"Title of 7-minute briefing and/or Lessons Learned Briefing",
                                              "Date of discussion", "Name of organisation", "Section/team",
                                              "Team manager", "Contact details"}));
  const auto* table = static_cast<const block::Table*>(nullptr);
  for (const auto& each : plan.blocks) {
    if (const auto* found = std::get_if<block::Table>(&each)) table = found;
  }
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->columns.size(), 6u);
  EXPECT_EQ(table->rows.front().back(), "Yes");
  EXPECT_EQ(table->rows.back().back(), "Not yet");
}

TEST(ReviewDocuments, standWithoutAReview) {
  ReviewedEvent event;
  event.pack.title = "An event";
  for (const auto& document : all_documents(event)) EXPECT_TRUE(docx_document(document));
  EXPECT_TRUE(pdf_page(learning_report(event)));
}

}  // namespace
}  // namespace candour
