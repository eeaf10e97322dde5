#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string>

#include "common/export/archive.hpp"
#include "common/export/docx_document.hpp"
#include "common/export/review_documents.hpp"
#include "common/export/themed_report.hpp"
#include "common/export/xml_text.hpp"
#include "tests/common/export/full_event.hpp"
#include "tests/common/export/some_text.hpp"

namespace candour {
namespace {

std::string part(const std::string& docx, const std::string& name) {
  return *ArchiveReader::open(docx, "a.docx")->read(name);
}

/// Its words, a line a paragraph, as a reader of Word files puts them together.
std::vector<std::string> paragraphs(const std::string& docx, const std::string& style = {}) {
  pugi::xml_document xml;
  EXPECT_TRUE(
      xml.load_string(part(docx, "word/document.xml").c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single));
  std::vector<std::string> found;
  for (const auto& each : xml.select_nodes("//w:p")) {
    const std::string its = each.node().child("w:pPr").child("w:pStyle").attribute("w:val").as_string();
    if (!style.empty() && style != its) continue;
    std::string words;
    auto pieces = each.node().select_nodes(".//w:t|.//w:br|.//w:tab");
    pieces.sort();  // as they stand in the document
    for (const auto& piece : pieces) {
      const std::string name = piece.node().name();
      words += name == "w:br" ? "\n" : name == "w:tab" ? "\t" : piece.node().text().as_string();
    }
    found.push_back(words);
  }
  return found;
}

TEST(Word, hasEveryCommentOnceAndUnharmed) {
  const auto event = full_event();
  const auto found = paragraphs(*docx_document(themed_report(event)));
  for (const auto& each : event.record.contributions) {
    const auto& text = each.contribution.text;
    if (text.empty()) continue;
    const auto times = event.review.of(each.id).set_aside ? 0 : 1;
    EXPECT_EQ(std::count(found.begin(), found.end(), xml_text(text)), times) << text;
  }
}

TEST(Word, keepsMemosAndWhatWasSetAsideForTheTeam) {
  const auto xml = part(*docx_document(themed_report(full_event())), "word/document.xml");
  EXPECT_EQ(xml.find("Ask the school."), std::string::npos);
  EXPECT_EQ(xml.find("about another case"), std::string::npos);
}

TEST(Word, countsNothingThatWasSetAside) {
  auto event = full_event();
  for (const auto& block : themed_report(event).blocks) {
    const auto* bars = std::get_if<block::Bars>(&block);
    if (bars == nullptr || bars->bars[0].label != "Good practice") continue;
    EXPECT_EQ(bars->bars[0].count, ShownCount::exactly(11)) << "of twelve";
    return;
  }
  FAIL() << "no bars";
}

TEST(Word, hasAContentsListThatIsTheHeadings) {
  const auto docx = *docx_document(themed_report(full_event()));
  EXPECT_EQ(paragraphs(docx, "TOC1"), paragraphs(docx, "Heading1"));
  EXPECT_EQ(paragraphs(docx, "TOC2"), paragraphs(docx, "Heading2"));
  EXPECT_EQ(paragraphs(docx, "Heading1").front(), "Overview");
}

TEST(Word, quotesWhatIsWorthQuoting) {
  EXPECT_EQ(paragraphs(*docx_document(themed_report(full_event())), "Quote"),
            (std::vector<std::string>{"Rowan waited by the gate.", "One page that all teams share."}));
}

TEST(Word, saysInWhichLanguageAQuoteIsWhereverItStands) {
  auto event = full_event();
  for (auto& each : event.record.contributions) each.contribution.lang = "cy";
  for (const auto& document : {learning_report(event), seven_minute_briefing(event), learning_summary(event)}) {
    pugi::xml_document xml;
    ASSERT_TRUE(xml.load_string(part(*docx_document(document), "word/document.xml").c_str()));
    const auto quotes = xml.select_nodes("//w:r[contains(w:t, 'One page that all teams share.')]");
    ASSERT_EQ(quotes.size(), 1u) << document.subtitle;
    const auto lang = quotes.begin()->node().child("w:rPr").child("w:lang").attribute("w:val");
    EXPECT_STREQ(lang.as_string(), "cy-GB") << document.subtitle;
  }
}

TEST(Word, isInWelshWhereTheDocumentIs) {
  Document document;
  document.blocks = {block::Paragraph{"Cyn i chi ddod"}};
  const auto parts = [&] {
    const auto word = *docx_document(document);
    return part(word, "word/styles.xml") + part(word, "word/footer.xml");
  };
  const auto has = [&](const char* words) { return parts().find(words) != std::string::npos; };
  EXPECT_TRUE(has("w:lang w:val=\"en-GB\"") && has("Page "));
  document.lang = "cy";
  EXPECT_TRUE(has("w:lang w:val=\"cy-GB\"") && has("Tudalen "));
}

TEST(Word, marksEveryPageOfARehearsal) {
  auto event = full_event();
  EXPECT_FALSE(ArchiveReader::open(*docx_document(themed_report(event)), "a")->has("word/header.xml"));
  event.facts.rehearsal = true;
  const auto docx = *docx_document(themed_report(event));
  EXPECT_NE(part(docx, "word/header.xml").find("This was a rehearsal"), std::string::npos);
}

TEST(Word, isTheSameBytesEachTimeWithNoDateButTheEvents) {
  const auto docx = *docx_document(draft_report(full_event()));
  EXPECT_EQ(docx, *docx_document(draft_report(full_event())));
  const auto core = part(docx, "docProps/core.xml");
  EXPECT_EQ(core.find("creator"), std::string::npos);
  EXPECT_NE(core.find(">2025-05-14T00:00:00Z</dcterms:created>"), std::string::npos);
}

RC_GTEST_PROP(Word, isWellFormedWhateverPeopleWrote, ()) {
  const auto text = *some_text();
  Document document;
  document.title = text;
  document.blocks = {block::Heading{1, text},
                     block::Contents{},
                     block::Quote{text, text, "cy", true},
                     block::Bullets{{text}, true},
                     block::Table{{{text, 1}}, {{text}}},
                     block::Fields{{{text, text}}},
                     block::Box{text, {text}, 1},
                     block::Bars{{{text, ShownCount::a_few()}}}};
  const auto docx = *docx_document(document);
  const auto found = paragraphs(docx);
  if (xml_text(text).empty()) return;
  RC_ASSERT(std::count(found.begin(), found.end(), xml_text(text)) >= 10);
}

TEST(DraftReport, keepsTheTwoViewsThatTheRoomWroteDown) {
  auto event = full_event();
  event.review.disagreements.clear();
  event.record.decisions.differences.push_back({note_of(10), "E1", "School says May, the GP June"});
  const auto found = paragraphs(*docx_document(draft_report(event)));
  EXPECT_EQ(std::count(found.begin(), found.end(), "School says May, the GP June"), 1);
  EXPECT_EQ(std::count(found.begin(), found.end(), "Kept as the room wrote it down, about E1"), 1);
}

TEST(DraftReport, saysWhatCouldBeFixedAtOnce) {
  auto event = full_event();
  const auto found = paragraphs(*docx_document(draft_report(event)));
  for (const auto* wanted : {"Give the school the duty number", "Early Help"})
    EXPECT_EQ(std::count(found.begin(), found.end(), wanted), 1) << wanted;
  EXPECT_EQ(std::count(found.begin(), found.end(), "What could be fixed at once"), 2)
      << "a heading, and its line in the contents";
  event.record.decisions.fixes.clear();
  const auto without = paragraphs(*docx_document(draft_report(event)));
  EXPECT_EQ(std::count(without.begin(), without.end(), "What could be fixed at once"), 0);
}

TEST(DraftReport, hasHeadingsFromTheTermsAndTheLinesOfEnquiry) {
  const auto headings = paragraphs(*docx_document(draft_report(full_event())), "Heading2");
  for (const auto* wanted : {"Terms of reference", "How did each service hear what Rowan said?",
                             "How did information move?", "Finding 1: Rowan's own words were not always asked for."})
    EXPECT_EQ(std::count(headings.begin(), headings.end(), wanted), 1) << wanted;
}

}  // namespace
}  // namespace candour
