#include "common/pack/csv_door.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace candour {
namespace {

using Cells = std::vector<std::string>;

CsvReading read(std::string_view text) { return CsvDoor::read(text, 1000); }

std::string written(const std::vector<Cells>& records) {
  std::string text;
  for (const auto& cells : records) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += i == 0 ? "\"" : ",\"";
      for (const char c : cells[i]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += '"';
    }
    text += "\r\n";
  }
  return text;
}

TEST(CsvDoor, KeepsQuotesCommasLineBreaksAndAccentsAsTheyAre) {
  const auto reading = read("a,b\r\n\"x, \"\"y\"\"\",\"one\r\ntwo\nthree\"\r\ncaf\u00e9,cafe\u0301\r\n");
  ASSERT_EQ(reading.records.size(), 3u);
  EXPECT_EQ(reading.records[1].cells, (Cells{"x, \"y\"", "one\r\ntwo\nthree"}));
  EXPECT_EQ(reading.records[2].cells, (Cells{"caf\u00e9", "cafe\u0301"}));
  EXPECT_TRUE(reading.unclosed_quotes.empty());
}

TEST(CsvDoor, SaysTheLineOnWhichARecordStarts) {
  const auto reading = read("a,b\n\n\n\"one\ntwo\",x\n  \n  c,d\ne,f");
  ASSERT_EQ(reading.records.size(), 4u);
  EXPECT_EQ(reading.records[0].line, 1);
  EXPECT_EQ(reading.records[1].line, 4);
  EXPECT_EQ(reading.records[2].line, 7);
  EXPECT_EQ(reading.records[3].line, 8);
}

TEST(CsvDoor, TakesAQuoteInsideAnUnquotedCellAsALetter) {
  EXPECT_EQ(read("5\" pipe,said \"no\" twice\n").records.at(0).cells, (Cells{"5\" pipe", "said \"no\" twice"}));
}

TEST(CsvDoor, SaysWhereAQuoteOpensThatIsNeverClosed) {
  const auto reading = read("a,b\n1,2\n3,\"four\n5,6\n7,8\n");
  EXPECT_EQ(reading.unclosed_quotes, std::vector<int>{3});
  ASSERT_EQ(reading.records.size(), 4u) << "what follows the broken line is read all the same";
  EXPECT_EQ(reading.records[2].cells, (Cells{"5", "6"}));
  EXPECT_EQ(reading.records[2].line, 4);
}

TEST(CsvDoor, SaysTheLineOfTheQuoteAndNotOfTheRecordItIsIn) {
  const auto reading = read("a,b\n\"one\ntwo\",\"three\n4,5\n");
  EXPECT_EQ(reading.unclosed_quotes, std::vector<int>{3});
  EXPECT_EQ(reading.records.back().cells, (Cells{"4", "5"}));
}

TEST(CsvDoor, SaysWhereAQuoteOpensThatAnotherOneSeemsToClose) {
  const auto reading = read("a,b\n1,\"two\n3,\"four\"\n5,\"six\n7,\"eight\"\n");
  EXPECT_EQ(reading.unclosed_quotes, (std::vector<int>{2, 4}));
  ASSERT_EQ(reading.records.size(), 3u);
  EXPECT_EQ(reading.records[2].cells, (Cells{"7", "eight"}));
}

TEST(CsvDoor, LeavesOutRecordsWithNothingInThem) {
  EXPECT_EQ(read("a,b\n,\n , \n\"\",\"\"\n\n1,\n").records.size(), 2u);
  EXPECT_TRUE(read("").records.empty());
  EXPECT_TRUE(read("\r\n\r\n").records.empty());
}

TEST(CsvDoor, StopsAtTheMostRecordsAndSaysWhere) {
  const auto reading = CsvDoor::read("1\n2\n\n3\n4\n", 2);
  EXPECT_EQ(reading.records.size(), 2u);
  EXPECT_EQ(reading.cut_at, 4);
  EXPECT_FALSE(CsvDoor::read("1\n2\n", 2).cut_at);
}

TEST(CsvDoor, CountsCellsThatItDoesNotKeep) {
  const auto reading = read(std::string(100000, ','));
  ASSERT_EQ(reading.records.size(), 1u);
  EXPECT_EQ(reading.records[0].cell_count, 100001u);
  EXPECT_EQ(reading.records[0].cells.size(), CsvDoor::kMostCells);
}

RC_GTEST_PROP(CsvDoor, BringsBackEveryRecordThatWasWritten, ()) {
  const auto piece =
      rc::gen::elementOf(std::vector<std::string>{"a", "\"", ",", "\n", "\r\n", " ", "é", "e\u0301", ";", "x y"});
  const auto cell =
      rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& pieces) {
        std::string text = "c";  // a record of blank cells is left out, by intent
        for (const auto& one : pieces) text += one;
        return text;
      });
  // Three lists in each other: at full size a million pieces.
  const auto record = rc::gen::nonEmpty(rc::gen::container<Cells>(cell));
  const auto records = *rc::gen::scale(0.3, rc::gen::container<std::vector<Cells>>(record));
  const auto reading = read(written(records));
  RC_ASSERT(reading.unclosed_quotes.empty());
  RC_ASSERT(reading.records.size() == records.size());
  for (std::size_t i = 0; i < records.size(); ++i) RC_ASSERT(reading.records[i].cells == records[i]);
}

RC_GTEST_PROP(CsvDoor, EndsWithAnyBytes, ()) {
  const auto bytes = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("\"\",,\n\r ab;\t\0\xff", 13)));
  for (const auto& record : read(bytes).records) RC_ASSERT(record.cell_count >= record.cells.size());
}

}  // namespace
}  // namespace candour
