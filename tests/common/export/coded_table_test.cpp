#include "common/export/coded_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/export/csv_document.hpp"
#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

using namespace decision;

const std::vector<Theme> kThemes = {
    {"voice", "Voice", "", false}, {"info", "Info", "", true}, {"-x", "Dash", "", true}};

struct Coded {
  Record record;
  Review review;
};

Coded coded(const std::vector<Decision>& decisions = {}) {
  const auto notes = notes_in_a_row(decisions);
  return {fold(small_session(), {written(1, "a, \"b\"\nc"), written(2, "=d")}, notes), review_of(kThemes, notes)};
}

/// "+voice 0001…" for each change, or the sentence.
std::string changes(const std::string& csv, const Coded& event) {
  const auto rows = coded_rows(csv, "coded.csv");
  if (!rows) return rows.error().sentence;
  const auto made = changes_from(*rows, event.record, event.review);
  if (!made) return made.error().sentence;
  std::string told;
  for (const auto& each : *made)
    told += (each.code.on ? "+" : "-") + each.code.theme + "@" + std::to_string(each.code.record.bytes[1]) + " ";
  return told;
}

TEST(CodedTable, BringsThemesBackByTheirRecord) {
  const auto event = coded({CodeWith{record_id(1), "voice", true, {{0, 1}}}});
  const auto row = [](int record, std::string themes) { return record_hex(record) + "," + themes + "\r\n"; };
  EXPECT_EQ(changes("record,themes\r\n" + row(1, "voice; info") + row(2, "info"), event), "+info@1 +info@2 ");
  EXPECT_EQ(changes("record,themes\r\n" + row(1, ""), event), "-voice@1 ");
  EXPECT_EQ(changes("Themes,note,Record\r\ninfo;info,x," + record_hex(2), event), "+info@2 ");
  EXPECT_EQ(changes("record,themes\r\n", event), "");
}

/// What nobody touched comes back as it was, in both flavours.
TEST(CodedTable, ChangesNothingOfAnExportAsItIs) {
  const auto event = coded({CodeWith{record_id(1), "voice", true, {{0, 1}}}, CodeWith{record_id(2), "-x"}});
  const auto table = contributions_table({}, small_session(), event.record, event.review);
  for (const auto flavour : {CsvFlavour::for_excel, CsvFlavour::raw})
    EXPECT_EQ(changes(csv_document(table, flavour), event), "");
  const auto rows = coded_rows(table, "coded.xlsx").value();
  EXPECT_EQ(rows.at(0).where, "coded.xlsx: row 2");
  EXPECT_TRUE(changes_from(rows, event.record, event.review).value().empty());
}

TEST(CodedTable, SaysInOneSentenceWhatIsForeign) {
  const auto event = coded();
  EXPECT_EQ(changes("record,themes\n" + record_hex(1) + ",voice\n" + record_hex(9) + ",voice\n", event),
            "coded.csv:3: \"" + record_hex(9) +
                "\" is no comment of this event: take the table that was exported from it. Nothing was changed.");
  EXPECT_EQ(
      changes("record,themes\n1.2E+31,voice\n", event),
      "coded.csv:2: \"1.2E+31\" is no comment of this event: take the table that was exported from it. Nothing was "
      "changed.");
  EXPECT_NE(changes("record,themes\n" + record_hex(1) + ",voise\n", event).find("(did you mean voice?)"),
            std::string::npos);
  EXPECT_NE(changes("record,themes\n" + record_hex(1) + ",\n" + record_hex(1) + ",\n", event)
                .find("coded.csv:3: this comment stands at coded.csv:2 too"),
            std::string::npos);
  EXPECT_NE(changes("record;themes\n", event).find("coded.csv:1: the columns are parted by semicolons"),
            std::string::npos);
  EXPECT_NE(changes("id,themes\n", event).find("coded.csv:1: needs the columns record and themes"), std::string::npos);
  EXPECT_NE(changes("", event).find("coded.csv:1: needs the columns"), std::string::npos);
  EXPECT_NE(changes("record,themes\n\xff,x\n", event).find("is not UTF-8"), std::string::npos);
}

RC_GTEST_PROP(CodedTable, isReadFromAnyBytes, (const std::string& noise)) {
  changes(*rc::gen::element<std::string>(std::string(noise), "record,themes\n" + noise,
                                         "record,themes\n" + record_hex(1) + "," + noise),
          coded());
}

}  // namespace
}  // namespace candour
