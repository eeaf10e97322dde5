#include "common/export/coded_file.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>

#include "common/export/archive.hpp"
#include "common/export/contribution_words.hpp"
#include "common/export/refi_document.hpp"
#include "common/export/xlsx_document.hpp"
#include "common/text/hex.hpp"
#include "tests/common/export/full_event.hpp"
#include "tests/common/export/some_text.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour {
namespace {

using Codes = std::vector<std::string>;

std::map<std::string, Codes> themes_of(const ReviewedEvent& event, bool with_words_only) {
  std::map<std::string, Codes> themes;
  for (const auto& each : event.record.contributions) {
    if (with_words_only && each.contribution.text.empty()) continue;
    themes[to_hex(each.id.span())] = codes_of(event.review.of(each.id));
  }
  return themes;
}

std::map<std::string, Codes> as_map(const Result<CodedComments>& table) {
  EXPECT_TRUE(table) << table.error().sentence;
  return table ? std::map<std::string, Codes>(table->begin(), table->end()) : std::map<std::string, Codes>{};
}

std::string sentence(const Result<CodedComments>& table) {
  if (table) return "read";
  EXPECT_EQ(table.error().code, ExitCode::bad_input);
  return table.error().sentence;
}

std::string project(const std::string& inside, const std::string& space = "urn:QDA-XML:project:1.0") {
  const auto guid = "11111111-1111-4111-8111-111111111111";
  const auto qde = "<?xml version='1.0'?><Project name='x' xmlns='" + space +
                   "'><CodeBook><Codes><Code guid='{AAAAAAAA-" +
                   "1111-4111-8111-111111111111}' name='VOC - Voice' isCodable='true'/></Codes></CodeBook><Sources>" +
                   "<TextSource guid='" + guid + "' plainTextPath='internal://s.txt'>" + inside +
                   "</TextSource></Sources></Project>";
  return *archive_of({{"project.qde", qde}, {"sources/s.txt", "=== 0102030405060708090a0b0c0d0e0f10\nTŷ 👩 is\n\n"}});
}

std::string selection(const std::string& begin, const std::string& end) {
  return "<PlainTextSelection guid='22222222-1111-4111-8111-111111111111' startPosition='" + begin + "' endPosition='" +
         end +
         "'><Coding guid='33333333-1111-4111-8111-111111111111'><CodeRef "
         "targetGUID='aaaaaaaa-1111-4111-8111-111111111111'/></Coding></PlainTextSelection>";
}

TEST(ReadQdpx, bringsBackTheThemesOfOurOwnProject) {
  SeededChance chance(1);
  const auto event = full_event();
  EXPECT_EQ(as_map(read_qdpx(*qdpx_document(event, chance), "a.qdpx")), themes_of(event, true));
}

RC_GTEST_PROP(ReadQdpx, bringsBackWhateverWasCoded, (std::uint64_t seed)) {
  auto event = full_event();
  event.record.contributions.clear();
  event.review.comments.clear();
  const auto texts = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::nonEmpty(some_text())));
  std::map<std::string, Codes> expected;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    event.record.contributions.push_back(comment(i, "learning", "p1", texts[i], Kind::comment));
    auto& reviewed = event.review.comments[id_of(i)];
    for (const auto* theme : {"VOC", "NAP", "WKL"}) {
      if (*rc::gen::arbitrary<bool>()) reviewed.codings.push_back({theme, {}});
    }
    expected[to_hex(id_of(i).span())] = codes_of(reviewed);
  }
  SeededChance chance(seed);
  const auto table = read_qdpx(*qdpx_document(event, chance), "a.qdpx");
  RC_ASSERT(table.has_value());
  RC_ASSERT((std::map<std::string, Codes>(table->begin(), table->end())) == expected);
}

TEST(ReadQdpx, readsWhatAnotherProgramMadeOfIt) {
  const auto expected = std::map<std::string, Codes>{{"0102030405060708090a0b0c0d0e0f10", {"VOC"}}};
  EXPECT_EQ(as_map(read_qdpx(project(selection("40", "41")), "a.qdpx")), expected);
  EXPECT_EQ(as_map(read_qdpx(project(selection("0", "46"), "urn:QDA-XML:project:1:0"), "a.qdpx")), expected);
  EXPECT_EQ(as_map(read_qdpx(project(selection("0", "5")), "a.qdpx")),
            (std::map<std::string, Codes>{{"0102030405060708090a0b0c0d0e0f10", {}}}));
}

TEST(ReadQdpx, saysInOneSentenceWhatIsWrong) {
  EXPECT_EQ(sentence(read_qdpx(project(selection("3", "4711")), "a.qdpx")),
            "a.qdpx has a coding from 3 to 4711 in a text of 46 characters; nothing was changed.");
  EXPECT_EQ(sentence(read_qdpx(project(selection("9", "3")), "a.qdpx")),
            "a.qdpx has a coding from 9 to 3 in a text of 46 characters; nothing was changed.");
  EXPECT_EQ(sentence(read_qdpx(project(selection("x", "3")), "a.qdpx")),
            "a.qdpx has a coding from x to 3 in a text of 46 characters; nothing was changed.");
  EXPECT_EQ(sentence(read_qdpx(project("", "urn:something:else"), "a.qdpx")),
            "a.qdpx has a project.qde that is no REFI-QDA project of version 1.0; nothing was changed.");
  EXPECT_EQ(sentence(read_qdpx(*archive_of({{"project.qde", "<Project"}}), "a.qdpx")).substr(0, 42),
            "a.qdpx has a project.qde that is not XML (");
  EXPECT_EQ(sentence(read_qdpx(*archive_of({{"x.txt", ""}}), "a.qdpx")),
            "a.qdpx is no REFI-QDA project: it has no project.qde; nothing was changed.");
  const auto outside = "<Project xmlns='urn:QDA-XML:project:1.0'><Sources><TextSource plainTextPath='";
  const auto with_path = [&](const std::string& path) {
    return sentence(read_qdpx(*archive_of({{"project.qde", outside + path + "'/></Sources></Project>"}}), "a.qdpx"));
  };
  EXPECT_EQ(with_path("internal://../../etc/passwd"),
            "a.qdpx has no sources/../../etc/passwd in it; nothing was changed.");
  EXPECT_EQ(with_path("absolute:///etc/passwd"),
            "a.qdpx keeps a text outside of itself; export it with its texts inside; nothing was changed.");
}

TEST(ReadXlsx, bringsBackTheThemesOfOurOwnWorkbook) {
  const auto event = full_event();
  EXPECT_EQ(as_map(read_xlsx_themes(*xlsx_document(event), "a.xlsx")), themes_of(event, false));
}

/// A workbook as Excel saves it: shared strings, columns in another order, one string of several runs.
std::string saved_by_excel(const std::string& rows) {
  return *archive_of(
      {{"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='Notes' r:id='rId2'/><sheet name='c' "
        "r:id='rId1'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' "
        "Target='/xl/worksheets/sheet2.xml'/></Relationships>"},
       {"xl/sharedStrings.xml",
        "<sst><si><t>Themes </t></si><si><t>RECORD</t></si><si><r><t>VOC</t></r><r><t xml:space='preserve'>; "
        "</t></r><r><t>INF</t></r><rPh><t>no</t></rPh></si></sst>"},
       {"xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r='1'/></sheetData></worksheet>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r='1'><c r='B1' t='s'><v>0</v></c><c r='AA1' t='s'><v>1</v></c></row>" + rows +
            "</sheetData></worksheet>"}});
}

const std::string kRecordCell = "<c r='AA2' t='inlineStr'><is><t>0102030405060708090A0b0c0d0e0f10</t></is></c>";

TEST(ReadXlsx, readsSharedAndInlineStringsAndNumbers) {
  EXPECT_EQ(as_map(read_xlsx_themes(
                saved_by_excel("<row r='2'><c r='B2' t='s'><v>2</v></c>" + kRecordCell + "</row><row r='3'/>"), "a")),
            (std::map<std::string, Codes>{{"0102030405060708090a0b0c0d0e0f10", {"VOC", "INF"}}}));
  EXPECT_EQ(as_map(read_xlsx_themes(saved_by_excel("<row><c r='B2'><v>12</v></c>" + kRecordCell + "</row>"), "a")),
            (std::map<std::string, Codes>{{"0102030405060708090a0b0c0d0e0f10", {"12"}}}));
}

TEST(ReadXlsx, saysInOneSentenceWhatIsWrong) {
  const auto said = [](const std::string& rows) { return sentence(read_xlsx_themes(saved_by_excel(rows), "a.xlsx")); };
  EXPECT_EQ(said("<row r='7'><c r='B7' t='str'><f>1+1</f><v>2</v></c>" + kRecordCell + "</row>"),
            "a.xlsx has a formula or an error in row 7: write the words instead; nothing was changed.");
  EXPECT_EQ(said("<row r='7'><c r='B7' t='s'><v>2</v></c></row>"),
            "a.xlsx has in row 7 a record that is not 32 hexadecimal digits; nothing was changed.");
  EXPECT_EQ(said("<row r='7'>" + kRecordCell + "</row><row r='8'>" + kRecordCell + "</row>"),
            "a.xlsx has the record of row 8 twice; nothing was changed.");
  EXPECT_EQ(sentence(read_xlsx_themes(*archive_of({{"x", ""}}), "a.xlsx")),
            "a.xlsx is no Excel workbook (.xlsx); nothing was changed.");
  EXPECT_EQ(sentence(read_coded_file("a.ods")), "a.ods is neither .xlsx nor .qdpx; save it as one of them.");
}

}  // namespace
}  // namespace candour
