#include "common/record/board.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

using namespace decision;

Board board(std::vector<Recorded> opened, int k = 3) {
  return board_of(small_session(), fold(small_session(), opened), k);
}

std::vector<std::string> texts(const Board& board) {
  std::vector<std::string> found;
  for (const auto& each : board.entries) found.push_back(each.text);
  return found;
}

TEST(Board, isEmptyOfNothing) { EXPECT_TRUE(board({}).entries.empty()); }

TEST(Board, showsTheWordsOfTheStepsInWhichAKioskShowsThem) {
  EXPECT_EQ(texts(board({written(1, "an issue"), written(2, "a day", Kind::comment, "lived"),
                         written(3, "went well", Kind::good_practice, "learning"),
                         written(4, "of no step", Kind::comment, "gone")})),
            (std::vector<std::string>{"an issue", "went well"}));
}

TEST(Board, showsNothingThatIsNotForTheRoom) {
  auto redacted = written(1, "[taken out]");
  redacted.contribution.redacted = true;
  EXPECT_TRUE(board({redacted, written(2, "for the lead reviewer", Kind::escalation), written(3, "", Kind::pass),
                     written(4, "on a fact", Kind::fact_response), written(5, ""), vote_for(6, 1)})
                  .entries.empty());
}

TEST(Board, saysWhatAnEntryIs) {
  auto issue = written(7, "too few visits", Kind::improvement);
  issue.contribution.side = Side::system;
  const BoardEntry expected{record_hex(7), "issues", Kind::improvement, "too few visits",
                            Side::system,  false,    std::nullopt};
  EXPECT_EQ(board({issue}).entries, std::vector{expected});
}

TEST(Board, countsWhatResonatesOnlyFromKOn) {
  std::vector<Recorded> opened{written(1, "an issue"), written(2, "another")};
  for (int votes = 1; votes <= 7; ++votes) {
    opened.push_back(vote_for(100 + votes, 1));
    const auto shown = board(opened, 5);
    EXPECT_EQ(shown.entries[0].few, votes < 5);
    EXPECT_EQ(shown.entries[0].resonates, votes < 5 ? std::nullopt : std::optional(votes));
    EXPECT_FALSE(shown.entries[1].few);
    EXPECT_EQ(shown.entries[1].resonates, std::nullopt);
  }
}

TEST(Board, neverCountsOneOrTwoHoweverLowARehearsalSetsK) {
  const auto shown = board({written(1, "an issue"), vote_for(2, 1), vote_for(3, 1)}, 1);
  EXPECT_TRUE(shown.entries[0].few);
  EXPECT_EQ(shown.entries[0].resonates, std::nullopt);
}

TEST(Board, countsARepeatedVoteOnceAndOneForNothingNever) {
  auto again = vote_for(9, 1);
  again.contribution.nonce = vote_for(2, 1).contribution.nonce;
  auto astray = vote_for(5, 1);
  astray.contribution.target = "E001";
  const auto shown = board({written(1, "an issue"), vote_for(2, 1), vote_for(3, 1), again, astray, vote_for(6, 400)});
  EXPECT_TRUE(shown.entries[0].few) << "two, and not three";
}

TEST(Board, keepsTheLowestRecordsWhereThereAreTooMany) {
  std::vector<Recorded> opened;
  for (int n = 300; n > 0; --n) opened.push_back(written(n, std::to_string(n)));
  const auto shown = board(opened);
  ASSERT_EQ(shown.entries.size(), Board::kMostEntries);
  EXPECT_EQ(shown.entries.front().text, "1");
  EXPECT_EQ(shown.entries.back().text, "200");
}

RC_GTEST_PROP(Board, tellsNothingOfTheOrderInWhichItWasReleased, ()) {
  std::vector<Recorded> opened;
  const int issues = *rc::gen::inRange(0, 12), votes = *rc::gen::inRange(0, 30);
  for (int n = 0; n < issues; ++n) opened.push_back(written(n, "issue " + std::to_string(n)));
  for (int n = 0; n < votes; ++n) opened.push_back(vote_for(1000 + n, *rc::gen::inRange(0, 12)));
  const auto before = board(opened);
  for (std::size_t i = opened.size(); i > 1; --i) {
    std::swap(opened[i - 1], opened[static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(i)))]);
  }
  RC_ASSERT(board(opened) == before);
}

/// What the wall shows of it once all of that was decided.
Board wall(const std::vector<Recorded>& opened, const std::vector<Decision>& decisions, int entries = 0, int k = 3) {
  return approved_board(small_chronology(entries), fold(small_session(), opened, notes_in_a_row(decisions)), k);
}

TEST(ApprovedBoard, isEmptyUntilSomethingIsApproved) {
  EXPECT_EQ(wall({written(1, "an issue"), written(2, "another"), answered(3, "E1", FactAnswer::agree)}, {}, 4),
            Board{});
}

TEST(ApprovedBoard, showsWhatWasApprovedOfWhateverStepAndNothingElse) {
  const auto shown = wall({written(1, "an issue"), written(2, "a day", Kind::comment, "lived"),
                           written(3, "went well", Kind::good_practice, "learning"), written(4, "not read yet")},
                          {Approve{record_id(3)}, Approve{record_id(2)}, Approve{record_id(900)}});
  EXPECT_EQ(texts(shown), (std::vector<std::string>{"a day", "went well"})) << "and by record id, not by decision";
}

TEST(ApprovedBoard, showsNoMoreWhatWasTakenOffHiddenOrAskedToBeRedacted) {
  const std::vector<Recorded> opened{written(1, "first"), written(2, "second"), written(3, "third"),
                                     written(4, "last")};
  std::vector<Decision> decisions;
  for (int n = 1; n <= 4; ++n) decisions.push_back(Approve{record_id(n)});
  decisions.push_back(TakeOff{record_id(1)});
  decisions.push_back(Hide{record_id(2)});
  decisions.push_back(AskToRedact{record_id(3), {{0, 2}}});
  EXPECT_EQ(texts(wall(opened, decisions)), std::vector<std::string>{"last"});
  decisions.push_back(Unhide{record_id(2)});
  EXPECT_EQ(texts(wall(opened, decisions)), std::vector<std::string>{"last"}) << "no more hidden is not yet approved";
}

TEST(ApprovedBoard, showsTheWordsThatARedactionLeftOnceTheyAreApproved) {
  auto redacted = written(1, "[taken out] rang twice");
  redacted.contribution.redacted = true;
  EXPECT_TRUE(wall({redacted}, {}).entries.empty());
  EXPECT_EQ(texts(wall({redacted}, {AskToRedact{record_id(1), {{0, 3}}}, Approve{record_id(1)}})),
            std::vector<std::string>{"[taken out] rang twice"});
}

TEST(ApprovedBoard, neverShowsWhatIsNotForTheRoomEvenIfItIsApproved) {
  std::vector<Decision> decisions;
  for (int n = 1; n <= 5; ++n) decisions.push_back(Approve{record_id(n)});
  auto fact = answered(2, "E1", FactAnswer::amend);
  fact.contribution.text = "it was the 9th";
  EXPECT_TRUE(wall({written(1, "for the lead reviewer", Kind::escalation), fact, written(3, "", Kind::pass),
                    written(4, ""), vote_for(5, 1)},
                   decisions)
                  .entries.empty());
}

TEST(ApprovedBoard, countsWhatResonatesOnlyFromKOn) {
  std::vector<Recorded> opened{written(1, "an issue")};
  for (int votes = 1; votes <= 7; ++votes) {
    opened.push_back(vote_for(100 + votes, 1));
    const auto entry = wall(opened, {Approve{record_id(1)}}, 0, 5).entries.at(0);
    EXPECT_EQ(entry.few, votes < 5);
    EXPECT_EQ(entry.resonates, votes < 5 ? std::nullopt : std::optional(votes));
  }
}

TEST(ApprovedBoard, countsNoVoteThatWasRedacted) {
  auto taken_out = vote_for(9, 1);
  taken_out.contribution.redacted = true;
  const std::vector<Recorded> opened{written(1, "an issue"), vote_for(2, 1), vote_for(3, 1), taken_out};
  EXPECT_TRUE(wall(opened, {Approve{record_id(1)}}).entries.at(0).few) << "two, and not three";
}

TEST(ApprovedBoard, keepsTheLowestRecordsWhereThereAreTooMany) {
  std::vector<Recorded> opened;
  std::vector<Decision> decisions;
  for (int n = 300; n > 0; --n) {
    opened.push_back(written(n, std::to_string(n)));
    decisions.push_back(Approve{record_id(n)});
  }
  const auto shown = wall(opened, decisions);
  ASSERT_EQ(shown.entries.size(), Board::kMostEntries);
  EXPECT_EQ(shown.entries.back().text, "200");
}

std::vector<std::string> entries_of(const FactsOverview& facts) {
  std::vector<std::string> ids;
  for (const auto& each : facts.entries) ids.push_back(each.entry);
  return ids;
}

TEST(ApprovedBoard, hasTheFactsOverviewWhileItIsShown) {
  EXPECT_FALSE(wall({}, {ShowOverview{false, 1}}, 20).facts);
  EXPECT_FALSE(wall({}, {ShowOverview{true, 0}, ShowOverview{false, 0}}, 20).facts);
  const auto facts = wall({answered(1, "E2", FactAnswer::agree)}, {ShowOverview{true, 0}}, 20).facts;
  ASSERT_TRUE(facts);
  EXPECT_EQ(entries_of(*facts), (std::vector<std::string>{"E1", "E2", "E3", "E4", "E5", "E6", "E7"}));
  EXPECT_TRUE(facts->entries[1].agree.few());
  EXPECT_TRUE(facts->entries[0].agree.none());
}

TEST(ApprovedBoard, turnsThePagesOfTheOverviewBySevens) {
  const auto facts = *wall({}, {ShowOverview{true, 1}}, 20).facts;
  EXPECT_EQ(std::tuple(facts.page, facts.first, facts.all), std::tuple(1u, 7u, 20u));
  EXPECT_EQ(entries_of(facts), (std::vector<std::string>{"E8", "E9", "E10", "E11", "E12", "E13", "E14"}));
  EXPECT_EQ(entries_of(*wall({}, {ShowOverview{true, 2}}, 20).facts),
            (std::vector<std::string>{"E15", "E16", "E17", "E18", "E19", "E20"}));
}

TEST(ApprovedBoard, staysOnTheLastPageOfTheOverview) {
  for (const auto& [entries, page, shown, left] :
       std::vector<std::tuple<int, int, std::size_t, std::size_t>>{{20, 3, 2, 6},
                                                                   {20, 1000, 2, 6},
                                                                   {7, 1, 0, 7},
                                                                   {8, 1, 1, 1},
                                                                   {14, 2, 1, 7},
                                                                   {1, 1, 0, 1},
                                                                   {0, 0, 0, 0},
                                                                   {0, 5, 0, 0}}) {
    const auto facts = *wall({}, {ShowOverview{true, page}}, entries).facts;
    EXPECT_EQ(std::tuple(facts.page, facts.entries.size(), facts.all),
              std::tuple(shown, left, static_cast<std::size_t>(entries)))
        << "page " << page << " of " << entries;
    EXPECT_EQ(facts.first, shown * FactsOverview::kOnAPage);
  }
}

TEST(ApprovedBoard, carriesTheAnnouncementUntilItIsTakenAway) {
  EXPECT_EQ(wall({}, {Announce{"tea", false}, Announce{"back at two", true}}).announcement,
            (Announcement{"back at two", true}));
  EXPECT_FALSE(wall({}, {Announce{"tea", true}, Announce{"", true}}).announcement);
}

TEST(ApprovedBoard, saysWhetherTheFamilyIsInTheRoomAndProfessionalsWriteMeanwhile) {
  const auto shown = wall({}, {SetSegment{true, false}});
  EXPECT_TRUE(shown.family);
  EXPECT_FALSE(shown.professionals_write);
  const auto before = wall({}, {});
  EXPECT_FALSE(before.family);
  EXPECT_TRUE(before.professionals_write);
}

}  // namespace
}  // namespace candour
