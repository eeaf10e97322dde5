#include "common/pack/csv_table.hpp"

#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

struct Table {
  std::optional<CsvTable> table;
  std::vector<std::string> faults;
};

Table table_of(std::string_view text) {
  FaultList faults;
  auto table = CsvTable::read(text, 100, {faults, "t.csv"});
  return {std::move(table), test::lines_of(faults.sorted())};
}

TEST(CsvTable, ComparesHeadingsByTheirLettersOnly) {
  EXPECT_EQ(plain_heading(" Start_Date "), "start date");
  EXPECT_EQ(plain_heading("Ref. No."), "ref no");
  EXPECT_EQ(plain_heading("DYDDIAD (ŵ)"), "dyddiad ŵ");
}

TEST(CsvTable, LikesTheFirstNameBest) {
  const auto read_table = table_of("Reference,ID\n1,2\n");
  constexpr std::string_view names[] = {"id", "reference"};
  EXPECT_EQ(read_table.table->column(names), 1u);
  constexpr std::string_view others[] = {"agency"};
  EXPECT_FALSE(read_table.table->column(others));
}

TEST(CsvTable, ReportsRowsThatDoNotFitTheHeadingsAndKeepsTheOthers) {
  const auto [table, faults] = table_of("a,b,c\n1,2\n1,2,3\n1,2,3,4\n");
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_TRUE(faults[0].starts_with("t.csv:2: has 2 cells for 3 headings")) << faults[0];
  EXPECT_TRUE(faults[1].starts_with("t.csv:4: has 4 cells for 3 headings")) << faults[1];
  ASSERT_EQ(table->rows().size(), 1u);
  EXPECT_EQ(table->rows()[0].line, 3);
}

TEST(CsvTable, ForgivesTheCommasOfColumnsThatNobodyFilled) {
  const auto [table, faults] = table_of("a,b,,\n1,2,,\n3,,,\n4,5\n");
  EXPECT_TRUE(faults.empty()) << faults.front();
  EXPECT_EQ(table->headings().size(), 2u);
  EXPECT_EQ(table->rows().size(), 3u);
}

TEST(CsvTable, ReportsHeadingsThatAreMissingOrThereTwice) {
  const auto faults = table_of("a,,A \n1,2,3\n").faults;
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_TRUE(faults[0].starts_with("t.csv:1: column 2 has no heading")) << faults[0];
  EXPECT_TRUE(faults[1].starts_with("t.csv:1: column 3 has the heading \"A\" of column 1")) << faults[1];
}

TEST(CsvTable, KnowsAFileThatWasNotSavedWithCommas) {
  EXPECT_EQ(table_of("a;b;c\n1;2;3\n").faults,
            std::vector<std::string>{"t.csv:1: the columns are parted by semicolons: save the file with commas"});
  EXPECT_EQ(table_of("a\tb\n1\t2\n").faults.size(), 1u);
}

TEST(CsvTable, DoesNotTakeARowForTheHeadingsWhenTheirOwnQuoteIsOpen) {
  const auto [table, faults] = table_of("a,\"b\n1,2\n3,4\n");
  EXPECT_FALSE(table);
  EXPECT_EQ(faults.size(), 1u);
}

TEST(CsvTable, DoesNotTakeAStoryForAHeading) {
  const auto [table, faults] = table_of("id," + std::string(301, 'x') + "\n1,2\n");
  EXPECT_FALSE(table);
  EXPECT_EQ(faults.size(), 1u);
}

TEST(CsvTable, ReportsMoreColumnsThanAnybodyNeeds) {
  EXPECT_EQ(table_of(std::string(300, ',') + "a\n").faults.size(), 1u);
}

}  // namespace
}  // namespace candour
