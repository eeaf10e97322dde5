#include "common/export/event_sheets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "common/export/xlsx_document.hpp"
#include "tests/common/export/full_event.hpp"

namespace candour {
namespace {

using Row = std::vector<std::string>;

std::string cell(const Sheet& sheet, std::size_t row, const std::string& heading) {
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    if (sheet.columns[i].heading == heading) return sheet.rows.at(row).at(i);
  }
  return "no column " + heading;
}

TEST(EventSheets, haveAsManyCellsAsColumns) {
  const auto event = full_event();
  for (const auto& each : event.record.contributions)
    EXPECT_EQ(comment_cells(event, each).size(), comment_columns().size());
  for (const auto& sheet :
       {themes_sheet(event), facts_sheet(event), findings_sheet(event), recommendations_sheet(event),
        actions_sheet(event), disagreements_sheet(event), follow_up_sheet(event), about_sheet(event)}) {
    EXPECT_FALSE(sheet.rows.empty()) << sheet.name;
    for (const auto& row : sheet.rows) EXPECT_EQ(row.size(), sheet.columns.size()) << sheet.name;
  }
}

TEST(EventSheets, markWhatWasSetAsideAndKeepMemosForTheTeam) {
  const auto event = full_event();
  Sheet comments{"comments", comment_columns(), {}};
  for (const auto& each : event.record.contributions) {
    if (each.id == id_of(100) || each.id == id_of(102)) comments.rows.push_back(comment_cells(event, each));
  }
  ASSERT_EQ(comments.rows.size(), 2u);
  EXPECT_EQ(cell(comments, 0, "themes"), "VOC; WKL");
  EXPECT_EQ(cell(comments, 0, "theme_names"), "Voice of the child; Workload & capacity");
  EXPECT_EQ(cell(comments, 0, "memo"), "Ask the school.");
  EXPECT_EQ(cell(comments, 0, "set_aside"), "no");
  EXPECT_EQ(cell(comments, 1, "set_aside"), "yes: about another case");
}

TEST(EventSheets, sayFewWhereTheRoomSaidAFew) {
  const auto facts = facts_sheet(full_event());
  EXPECT_EQ(cell(facts, 0, "agree"), "6");
  EXPECT_EQ(cell(facts, 0, "amend"), "few");
  EXPECT_EQ(cell(facts, 0, "query"), "0");
  EXPECT_EQ(cell(facts, 0, "outcome"), "amended");
  EXPECT_EQ(cell(facts, 0, "change"), "Moved school on 3 May");
  EXPECT_EQ(cell(facts, 1, "outcome"), "");
  EXPECT_EQ(facts.rows.back()[1], "spring 2024");
  EXPECT_EQ(cell(facts, 2, "outcome"), "added");
}

TEST(EventSheets, knowWhichActionAnswersAllFiveQuestions) {
  const auto actions = actions_sheet(full_event());
  EXPECT_EQ(cell(actions, 0, "all_five_answered"), "yes");
  EXPECT_EQ(cell(actions, 0, "from_recommendations"), "1");
  EXPECT_EQ(cell(actions, 1, "all_five_answered"), "no");
}

TEST(EventSheets, keepTheTwoViewsThatTheRoomWroteDown) {
  auto event = full_event();
  event.record.decisions.differences.push_back({note_of(10), "E1", "School says May, the GP June"});
  const auto sheet = disagreements_sheet(event);
  EXPECT_EQ(cell(sheet, 0, "written_by"), "review team");
  ASSERT_EQ(sheet.rows.size(), 2u);
  EXPECT_EQ(cell(sheet, 1, "number"), "2");
  EXPECT_EQ(cell(sheet, 1, "what"), "School says May, the GP June");
  EXPECT_EQ(cell(sheet, 1, "entry"), "E1");
  EXPECT_EQ(cell(sheet, 1, "written_by"), "the room");
}

TEST(EventSheets, sayWhoActsOnWhatDoesNotWaitForTheReport) {
  auto event = full_event();
  event.record.contributions.push_back(comment(170, "facts", "p1", "Rowan's brother is alone now.", Kind::escalation));
  event.record.decisions.standings[id_of(170)].owner = "Children's services";
  event.record.decisions.standings[id_of(160)].urgent = "A child may be alone";
  const auto sheet = follow_up_sheet(event);
  const std::vector<std::vector<std::string>> wanted = {
      {"urgent note", "Rowan waited by the gate.", "A child may be alone", "", "", to_hex(id_of(160).span())},
      {"urgent note", "Rowan's brother is alone now.", "", "Children's services", "", to_hex(id_of(170).span())},
      {"can be fixed now", "Give the school the duty number", "", "Early Help", "yes", ""}};
  EXPECT_EQ(sheet.rows, wanted);
}

TEST(EventSheets, takeBlanksForNoAnswer) {
  auto event = full_event();
  event.review.actions[0].written.worked = " \n";
  EXPECT_EQ(cell(actions_sheet(event), 0, "all_five_answered"), "no");
}

TEST(EventSheets, countWithEachThemeWhatTheReportForTheTeamCounts) {
  const auto themes = themes_sheet(full_event());
  EXPECT_EQ(cell(themes, 0, "code"), "VOC");
  EXPECT_EQ(cell(themes, 0, "comments"), "3") << "of four, one of which was set aside";
  auto event = full_event();
  event.review.comments[id_of(102)].key_quote = true;
  EXPECT_EQ(cell(themes_sheet(event), 0, "key_quotes"), "2");
}

TEST(EventSheets, countNothingBehindAFindingThatWasSetAside) {
  auto event = full_event();
  EXPECT_EQ(cell(findings_sheet(event), 0, "comments"), "2");
  event.review.comments[id_of(101)].set_aside = "another case";
  EXPECT_EQ(cell(findings_sheet(event), 0, "comments"), "1") << "as many as decide whether managers hear of it";
  EXPECT_EQ(cell(findings_sheet(event), 0, "evidence").size(), 66u) << "both are named";
}

TEST(EventSheets, tellWhereItWasARehearsal) {
  auto event = full_event();
  EXPECT_NE(about_sheet(event).rows[0][0], "Mark");
  event.facts.rehearsal = true;
  EXPECT_EQ(about_sheet(event).rows[0], (Row{"Mark", "This was a rehearsal"}));
}

/// What has to be written longer than it is (_x0041_) counts as it is written.
TEST(Xlsx, isMadeHoweverMuchIsInACell) {
  std::string text;
  for (int n = 0; n < 80; ++n) text += "_x0041_";
  auto event = full_event();
  for (int n = 0; n < 60; ++n)
    event.review.recommendations[0].answers.push_back({note_of(2), Feasibility::not_now, text});
  const auto made = xlsx_document(event);
  EXPECT_TRUE(made) << made.error().sentence;
}

TEST(Xlsx, isTheSameBytesForTheSameEvent) {
  const auto once = xlsx_document(full_event()), again = xlsx_document(full_event());
  ASSERT_TRUE(once) << once.error().sentence;
  EXPECT_EQ(*once, *again);
  auto other = full_event();
  other.record.contributions.pop_back();
  EXPECT_NE(*xlsx_document(other), *once);
}

}  // namespace
}  // namespace candour
