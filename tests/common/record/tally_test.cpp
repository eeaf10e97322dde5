#include "common/record/tally.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>

#include "common/record/board.hpp"
#include "common/wire/board_json.hpp"
#include "tests/common/record/small_record.hpp"
#include "tests/support/some_decision.hpp"

namespace candour {
namespace {

using namespace decision;

TEST(ShownCount, isNobodyAFewOrANumber) {
  EXPECT_TRUE(ShownCount().none());
  EXPECT_EQ(ShownCount(0, 5), ShownCount());
  for (int count = 1; count < 5; ++count) {
    const ShownCount shown(count, 5);
    EXPECT_TRUE(shown.few());
    EXPECT_FALSE(shown.none());
    EXPECT_EQ(shown.number(), 0) << "whoever forgets to ask is told nothing";
    EXPECT_EQ(shown, ShownCount::a_few()) << "one few is like another";
  }
  EXPECT_FALSE(ShownCount(5, 5).few());
  EXPECT_EQ(ShownCount(5, 5).number(), 5);
  EXPECT_EQ(ShownCount(24, 5), ShownCount::exactly(24));
  EXPECT_EQ(ShownCount::exactly(0), ShownCount());
}

TEST(ShownCount, isNeverOneOrTwoHoweverLowARehearsalSetsK) {
  for (const int k : {-1, 0, 1, 2, 3}) {
    EXPECT_EQ(shown_from(k), 3);
    EXPECT_EQ(ShownCount(1, k), ShownCount::a_few());
    EXPECT_EQ(ShownCount(2, k), ShownCount::a_few());
    EXPECT_EQ(ShownCount(3, k), ShownCount::exactly(3));
  }
}

Record folded(const std::vector<Recorded>& opened, const std::vector<Decision>& decisions = {}) {
  return fold(small_session(), opened, notes_in_a_row(decisions));
}

void answer(std::vector<Recorded>& opened, int times, const std::string& entry, FactAnswer said) {
  for (; times > 0; --times) opened.push_back(answered(static_cast<int>(opened.size()) + 1, entry, said));
}

TEST(Tally, countsEachAnswerToEachEntryByItself) {
  std::vector<Recorded> opened;
  answer(opened, 7, "E1", FactAnswer::agree);
  answer(opened, 2, "E1", FactAnswer::amend);
  answer(opened, 5, "E2", FactAnswer::query);
  answer(opened, 4, "E2", FactAnswer::add);
  const auto five = ShownCount::exactly(5), seven = ShownCount::exactly(7), few = ShownCount::a_few();
  EXPECT_EQ(tallies_of(small_chronology(3), folded(opened), 5),
            (std::vector<EntryTally>{{"E1", seven, few, {}, {}}, {"E2", {}, {}, five, few}, {"E3", {}, {}, {}, {}}}));
}

TEST(Tally, goesByTheChronologyWhetherOrNotAnybodySpoke) {
  auto chronology = small_chronology(3);
  std::swap(chronology[0], chronology[2]);
  std::vector<Recorded> opened;
  answer(opened, 9, "E7", FactAnswer::agree);  // of no entry
  const auto tallies = tallies_of(chronology, folded(opened), 3);
  ASSERT_EQ(tallies.size(), 3u);
  EXPECT_EQ(tallies[0], (EntryTally{"E3", {}, {}, {}, {}}));
  EXPECT_EQ(tallies[2].entry, "E1");
  EXPECT_TRUE(tallies_of({}, folded(opened), 3).empty());
}

TEST(Tally, countsNothingThatIsNoAnswerToAnEntry) {
  auto open = answered(1, "E1", FactAnswer::agree), comment = answered(2, "E1", FactAnswer::agree);
  open.contribution.response = std::nullopt;
  comment.contribution.kind = Kind::comment;
  auto again = answered(3, "E1", FactAnswer::agree);
  again.contribution.nonce = answered(4, "E1", FactAnswer::agree).contribution.nonce;
  std::vector<Recorded> opened{open, comment, again};
  for (int n = 4; n < 7; ++n) opened.push_back(answered(n, "E1", FactAnswer::agree));
  EXPECT_EQ(tallies_of(small_chronology(1), folded(opened), 3)[0].agree, ShownCount::exactly(3));
}

TEST(Tally, countsAnAnswerWhoseWordsWereRedacted) {
  std::vector<Recorded> opened;
  answer(opened, 3, "E1", FactAnswer::amend);
  for (auto& each : opened) each.contribution.redacted = true;
  EXPECT_EQ(tallies_of(small_chronology(1), folded(opened), 3)[0].amend, ShownCount::exactly(3));
}

TEST(Tally, hasANumberOnlyWhereSomeAnswerHas) {
  std::vector<Recorded> opened;
  EXPECT_FALSE(tallies_of(small_chronology(1), folded(opened), 5)[0].has_number());
  for (const auto said : {FactAnswer::agree, FactAnswer::amend, FactAnswer::query, FactAnswer::add})
    answer(opened, 4, "E1", said);
  EXPECT_FALSE(tallies_of(small_chronology(1), folded(opened), 5)[0].has_number()) << "sixteen, but four times a few";
  for (const auto said : {FactAnswer::agree, FactAnswer::amend, FactAnswer::query, FactAnswer::add}) {
    auto more = opened;
    answer(more, 1, "E1", said);
    EXPECT_TRUE(tallies_of(small_chronology(1), folded(more), 5)[0].has_number());
  }
}

TEST(Balance, countsWhatWorkedWhatToChangeAndWhatIsRecommended) {
  std::vector<Recorded> opened;
  const auto write = [&](int times, Kind kind) {
    for (; times > 0; --times) opened.push_back(written(static_cast<int>(opened.size()) + 1, "words", kind));
  };
  write(6, Kind::good_practice);
  write(2, Kind::improvement);
  write(9, Kind::comment);
  EXPECT_EQ(balance_of(folded(opened), 5), (Balance{ShownCount::exactly(6), ShownCount::a_few(), ShownCount()}));
  write(5, Kind::recommendation);
  EXPECT_EQ(balance_of(folded(opened), 5).recommendation, ShownCount::exactly(5));
}

// --- that a few can never be worked out ---

constexpr int kEntries = 9;

/// Something that is counted: how it is told, and one more of it, in the step that shows nobody what others wrote.
struct CountedThing {
  std::function<bool(const Contribution&)> counts;
  std::function<Recorded(int number)> another;
};

CountedThing answers_to(std::string entry, FactAnswer said) {
  return {
      [=](const Contribution& c) { return c.kind == Kind::fact_response && c.target == entry && c.response == said; },
      [=](int number) { return answered(number, entry, said); }};
}
CountedThing votes_for(int comment) {
  return {[=](const Contribution& c) { return c.kind == Kind::vote && c.target == record_hex(comment) && !c.redacted; },
          [=](int number) { return vote_for(number, comment); }};
}
CountedThing words_of(Kind kind) {
  return {[=](const Contribution& c) { return c.kind == kind; },
          [=](int number) { return written(number, "words", kind, "lived"); }};
}

struct AnyRecord {
  std::vector<Recorded> opened;
  std::vector<Decision> decisions;
};

/// Number 1 is a comment that is approved whatever else is decided.
AnyRecord some_record() {
  AnyRecord made{{written(1, "the first")}, {}};
  const auto comments = *rc::gen::inRange(1, 12);
  const DecisionParts parts{[] { return *rc::gen::element<std::string>("", "E1", "E2"); },
                            [=] { return record_id(*rc::gen::inRange(1, comments + 2)); }, [] { return NoteId{}; }};
  const auto kind = rc::gen::element(Kind::comment, Kind::good_practice, Kind::improvement, Kind::recommendation,
                                     Kind::escalation, Kind::pass);
  for (int n = 2; n <= comments; ++n) {
    made.opened.push_back(written(n, "words", *kind, *rc::gen::element<std::string>("lived", "issues", "learning")));
    made.opened.back().contribution.redacted = *rc::gen::inRange(0, 6) == 0;
  }
  int next = 1000;
  for (int n = *rc::gen::inRange(0, 40); n > 0; --n)
    made.opened.push_back(vote_for(next++, *rc::gen::inRange(1, comments + 1)));
  for (int n = *rc::gen::inRange(0, 60); n > 0; --n) {
    made.opened.push_back(answered(next++, "E" + std::to_string(*rc::gen::inRange(1, 4)),
                                   static_cast<FactAnswer>(*rc::gen::inRange(0, 4))));
  }
  for (int n = *rc::gen::inRange(0, 20); n > 0; --n) {
    const bool approve = *rc::gen::arbitrary<bool>();
    made.decisions.push_back(approve ? Decision(Approve{parts.record()}) : some_decision(parts));
  }
  made.decisions.push_back(Approve{record_id(1)});
  made.decisions.push_back(ShowOverview{true, 0});  // E1, E2, E3 are on its first page
  return made;
}

std::vector<CountedThing> one_thing_of_each_sort() {
  const auto entry = "E" + std::to_string(*rc::gen::element(1, 2, 3));
  return {answers_to(entry, static_cast<FactAnswer>(*rc::gen::element(0, 1, 2, 3))), votes_for(1),
          words_of(*rc::gen::element(Kind::good_practice, Kind::improvement, Kind::recommendation))};
}

/// Not `inRange`, which begins with the small ones.
int some_k() { return *rc::gen::element(1, 2, 3, 4, 5, 6, 7, 8); }

/// The same record with the thing in it `count` times. The first `kept` stay as they are, approved or not; the others
/// are new, numbered from `number`, and nobody has approved them: words that are on the wall can be counted there.
AnyRecord with_so_many(AnyRecord record, const CountedThing& thing, int count, int kept, int number) {
  int found = 0;
  std::erase_if(record.opened, [&](const auto& each) { return thing.counts(each.contribution) && found++ >= kept; });
  for (found = std::min(found, kept); found < count; ++found) record.opened.push_back(thing.another(number++));
  return record;
}

/// All that anybody but the lead reviewer sees of a record's numbers.
struct WhatIsShown {
  std::vector<EntryTally> tallies;
  Balance balance;
  Board approved, unread;
  std::string approved_json, unread_json;
  bool operator==(const WhatIsShown&) const = default;
};

WhatIsShown what_is_shown(const AnyRecord& any, int k) {
  const auto record = folded(any.opened, any.decisions);
  const auto chronology = small_chronology(kEntries);
  const auto approved = approved_board(chronology, record, k), unread = board_of(small_session(), record, k);
  return {
      tallies_of(chronology, record, k), balance_of(record, k), approved, unread, to_json(approved), to_json(unread)};
}

template <class Show>
bool tells_them_apart(Show show, const AnyRecord& one, const AnyRecord& other, int k) {
  return !(show(one, k) == show(other, k));
}

RC_GTEST_PROP(SmallNumbers, canNeverBeWorkedOutFromAllThatIsShown, ()) {
  const auto record = some_record();
  const int k = some_k();
  for (const auto& thing : one_thing_of_each_sort()) {
    const int kept = *rc::gen::inRange(0, shown_from(k));
    const int least = std::max(kept, 1);
    const auto with_the_least = with_so_many(record, thing, least, kept, 2000);
    for (int count = least + 1; count < shown_from(k); ++count)
      RC_ASSERT(!tells_them_apart(what_is_shown, with_the_least, with_so_many(record, thing, count, kept, 3000), k));
  }
}

// What keeps the property above from holding because nothing is shown at all.
RC_GTEST_PROP(SmallNumbers, areToldFromNobodyAndNumbersFromEachOther, ()) {
  const auto record = some_record();
  const int k = some_k(), from = shown_from(k);
  for (const auto& thing : one_thing_of_each_sort()) {
    const auto with = [&](int count) { return with_so_many(record, thing, count, 0, 2000); };
    RC_ASSERT(tells_them_apart(what_is_shown, with(0), with(1), k));
    RC_ASSERT(tells_them_apart(what_is_shown, with(from - 1), with(from), k));
    RC_ASSERT(tells_them_apart(what_is_shown, with(from), with(from + 1), k));
  }
}

/// Two ways to show a tally that look harmless: with a sum beside it, and in the order of how much was said.
using Sums = std::vector<std::pair<EntryTally, std::size_t>>;
Sums with_a_sum(const AnyRecord& any, int k) {
  Sums sums;
  for (const auto& tally : tallies_of(small_chronology(kEntries), folded(any.opened), k)) {
    const auto about = [&](const auto& each) { return each.contribution.target == tally.entry; };
    sums.emplace_back(tally, static_cast<std::size_t>(std::count_if(any.opened.begin(), any.opened.end(), about)));
  }
  return sums;
}
Sums most_said_first(const AnyRecord& any, int k) {
  auto sums = with_a_sum(any, k);
  std::stable_sort(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& each : sums) each.second = 0;
  return sums;
}

TEST(SmallNumbers, controlASumOrAnOrderGivesThemAway) {
  AnyRecord record;
  answer(record.opened, 7, "E1", FactAnswer::agree);
  answer(record.opened, 9, "E2", FactAnswer::agree);
  const auto with = [&](int count) {
    return with_so_many(record, answers_to("E1", FactAnswer::amend), count, 0, 2000 + 100 * count);
  };
  EXPECT_FALSE(tells_them_apart(what_is_shown, with(1), with(4), 5));
  EXPECT_TRUE(tells_them_apart(with_a_sum, with(1), with(4), 5)) << "eight and eleven, less the seven that agree";
  EXPECT_TRUE(tells_them_apart(most_said_first, with(1), with(4), 5));
}

}  // namespace
}  // namespace candour
