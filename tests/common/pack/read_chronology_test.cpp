#include "common/pack/read_chronology.hpp"

#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

class ChronologyTest : public testing::Test {
 protected:
  std::vector<ChronologyEntry> read(std::string_view text) { return read_chronology(text, &ids_, {list_, "c.csv"}); }
  std::vector<std::string> faults() const { return test::lines_of(list_.sorted()); }

  const std::vector<Agency> agencies_ = {{"GP", "Mere Practice", "#000000"}, {"SCH", "Mere School", "#000000"}};
  const std::vector<Kpe> kpes_ = {{"KPE1", "One", {}, {}}, {"KPE2", "Two", {}, {}}};
  const CaseIds ids_{agencies_, kpes_};
  FaultList list_;
};

constexpr const char* kHeadings = "id,date,time,agency,source,event,kpe,comment\n";

TEST_F(ChronologyTest, ReadsThePacksOwnColumns) {
  const auto entries =
      read(std::string(kHeadings) +
           "E1,?2024-05-22,?16:00,GP,\"Notes, paper\",\"He said \"\"no\"\".\r\nTwice.\",KPE1; KPE2,caf\u00e9\n");
  EXPECT_TRUE(faults().empty());
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].id, "E1");
  EXPECT_EQ(entries[0].date, (Date{2024, 5, 22, true}));
  EXPECT_EQ(entries[0].time, "16:00");
  EXPECT_TRUE(entries[0].time_uncertain);
  EXPECT_EQ(entries[0].source, "Notes, paper");
  EXPECT_EQ(entries[0].event, "He said \"no\".\r\nTwice.");
  EXPECT_EQ(entries[0].kpes, (std::vector<std::string>{"KPE1", "KPE2"}));
  EXPECT_EQ(entries[0].comment, "caf\u00e9");
}

TEST_F(ChronologyTest, ReadsWhatChronolatorWrites) {
  const auto entries = read(
      "Ref,Start Date,Start Time,End Date,End Time,Source,What was noted,Response,Comments\r\n"
      "7,22.05.16,9:05,22-may-16,10:00,Mere Practice: letters,Letter sent.,None needed,Good\r\n"
      "8,23/05/2016,,,,SCH log,Seen in class.,,\r\n");
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_EQ(faults()[0],
            "c.csv:1: warning: no column is called event, so \"What was noted\" is read as it: rename it if that is "
            "wrong");
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].id, "7");
  EXPECT_EQ(entries[0].agency, "GP");
  EXPECT_EQ(entries[1].agency, "SCH");
  EXPECT_EQ(entries[0].event, "Letter sent.");
  EXPECT_EQ(entries[0].end_date, "22-may-16");
  EXPECT_EQ(entries[0].end_time, "10:00");
  EXPECT_EQ(entries[0].comment, "Good");
  EXPECT_EQ(entries[0].further, (std::vector<std::pair<std::string, std::string>>{{"Response", "None needed"}}));
}

TEST_F(ChronologyTest, FindsColumnsInAnyOrder) {
  const auto entries = read("event,AGENCY,Source of information,date,id\nSeen.,mere school,Log,2024-05-22,E1\n");
  EXPECT_TRUE(faults().empty());
  EXPECT_EQ(entries.at(0).agency, "SCH");
  EXPECT_EQ(entries.at(0).event, "Seen.");
}

TEST_F(ChronologyTest, ReportsEveryColumnThatIsMissing) {
  read("ident,day,sorce\n1,2,3\n");
  EXPECT_EQ(faults(),
            (std::vector<std::string>{
                "c.csv:1: the column id is missing: add it to the headings",
                "c.csv:1: the column date is missing: add it to the headings",
                "c.csv:1: the column source is missing: add it to the headings (is \"sorce\" meant?)",
                "c.csv:1: the column event is missing: add it to the headings",
                "c.csv:1: the column agency is missing, and no source begins with an agency: add it to the headings"}));
}

TEST_F(ChronologyTest, ReportsAllThatIsWrongWithOneEntry) {
  read(std::string(kHeadings) + "E1,2024-05-22,,GP,s,e,,\n\"E1\",soon,noon,POL,s,,KPE3;KPE1,\n");
  EXPECT_EQ(faults().size(), 6u) << "id twice, date, time, agency, event, episode";
  for (const auto& fault : faults()) EXPECT_TRUE(fault.starts_with("c.csv:3: ")) << fault;
}

TEST_F(ChronologyTest, SaysTheLineOnWhichAnEntryStarts) {
  read(std::string(kHeadings) + "E1,2024-05-22,,GP,s,\"one\ntwo\nthree\",,\nE2,x,,GP,s,e,,\n");
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_TRUE(faults()[0].starts_with("c.csv:5: the date \"x\"")) << faults()[0];
}

TEST_F(ChronologyTest, ReadsAnEndInOneCellAndWantsItAfterTheStart) {
  const std::string headings = "id,date,time,end,agency,source,event\n";
  const auto entries = read(headings +
                            "1,2024-05-22,09:00,2024-05-22 10:00,GP,s,e\n2,2024-05-22,09:00,10:30,GP,s,e\n"
                            "3,2024-05-22,09:00,?,GP,s,e\n4,2024-05-22,09:00,21/05/2024,GP,s,e\n"
                            "5,2024-05-22,09:00,08:00,GP,s,e\n6,2024-05-22,,23/05/2024,GP,s,e\n");
  EXPECT_EQ(entries.at(0).end_date, "2024-05-22");
  EXPECT_EQ(entries.at(0).end_time, "10:00");
  EXPECT_EQ(entries.at(1).end_time, "10:30");
  EXPECT_EQ(entries.at(5).end_date, "23/05/2024");
  ASSERT_EQ(faults().size(), 3u);
  EXPECT_TRUE(faults()[0].starts_with("c.csv:4: the end date \"?\" is not a day")) << faults()[0];
  EXPECT_EQ(faults()[1], "c.csv:5: the end is before the start: correct one of them");
  EXPECT_EQ(faults()[2], "c.csv:6: the end is before the start: correct one of them");
}

TEST_F(ChronologyTest, TakesAnEmptyFileForAWarning) {
  for (const auto* text : {"", "\r\n\r\n", kHeadings}) {
    FaultList own;
    EXPECT_TRUE(read_chronology(text, &ids_, {own, "c.csv"}).empty());
    EXPECT_EQ(own.sorted().size(), 1u);
    EXPECT_FALSE(own.has_error());
  }
}

TEST_F(ChronologyTest, TakesTwentyThousandCharactersInOneEntryAndNotOneMore) {
  auto text = std::string(kHeadings) + "E1,2024-05-22,,GP,s," + std::string(kMostEntryLetters - 15, 'x') + ",,\n";
  read(text);
  EXPECT_TRUE(faults().empty());
  text.insert(text.size() - 3, "y");
  read(text);
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_TRUE(faults()[0].starts_with("c.csv:2: this entry is over 20,000 characters (20001)")) << faults()[0];
}

TEST_F(ChronologyTest, TakesFiveThousandEntriesAndNotOneMore) {
  std::string text = kHeadings;
  for (int i = 1; i <= 5000; ++i) text += "E" + std::to_string(i) + ",2024-05-22,,GP,s,e,,\n";
  EXPECT_EQ(read(text).size(), 5000u);
  EXPECT_TRUE(faults().empty());
  read(text + "E5001,2024-05-22,,GP,s,e,,\n");
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_TRUE(faults()[0].starts_with("c.csv:5002: more than 5000 rows")) << faults()[0];
}

TEST_F(ChronologyTest, ChecksWhatItCanWhenTheAgenciesAreNotKnown) {
  read_chronology(std::string(kHeadings) + "E1,2024-02-30,,NOBODY,s,e,KPE9,\n", nullptr, {list_, "c.csv"});
  EXPECT_EQ(faults().size(), 1u);
}

TEST_F(ChronologyTest, SaysOnceThatThePackHasNoAgencies) {
  const std::vector<Agency> no_agencies;
  const CaseIds none(no_agencies, kpes_);
  read_chronology(std::string(kHeadings) + "E1,2024-02-03,,GP,s,e,,\nE2,2024-02-03,,GP,s,e,,\n", &none,
                  {list_, "c.csv"});
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_NE(faults()[0].find("has no [[agency]]"), std::string::npos);
}

TEST_F(ChronologyTest, KeepsComposedAndDecomposedAccentsApart) {
  const auto entries = read(std::string(kHeadings) +
                            "caf\u00e9,2024-02-03,,GP,s,caf\u00e9,,\ncafe\u0301,2024-02-03,,GP,s,cafe\u0301,,\n");
  EXPECT_TRUE(faults().empty());
  EXPECT_EQ(entries.at(0).event, "caf\u00e9");
  EXPECT_EQ(entries.at(1).event, "cafe\u0301");
}

}  // namespace
}  // namespace candour
