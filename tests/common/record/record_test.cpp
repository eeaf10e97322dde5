#include "common/record/record.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "common/record/small_numbers.hpp"
#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

Session session_of(const std::vector<std::string>& steps) {
  Session session;
  session.id = "practitioners";
  for (const auto& id : steps) {
    session.steps.emplace_back();
    session.steps.back().id = id;
  }
  return session;
}
const Session kSession = session_of({"facts", "lived_experience", "key_issues"});

Recorded recorded(int id, int nonce, const std::string& step = "facts", bool redacted = false) {
  Recorded made;
  made.id = numbered<RecordId>(id);
  made.contribution.nonce = numbered<Nonce>(nonce);
  made.contribution.step = step;
  made.contribution.redacted = redacted;
  made.contribution.text = redacted ? "redacted" : "text of " + std::to_string(nonce);
  return made;
}

std::vector<int> ids(const Record& record) {
  std::vector<int> numbers;
  for (const auto& each : record.contributions) numbers.push_back(each.id.bytes[1]);
  return numbers;
}

TEST(Record, isEmptyOfNothing) {
  const auto record = fold(kSession, {});
  EXPECT_EQ(record.session, "practitioners");
  EXPECT_TRUE(record.contributions.empty());
  EXPECT_EQ(record.doubled, 0u);
}

TEST(Record, groupsByTheAgendasStepsThenByRecordId) {
  const auto record = fold(kSession, {recorded(1, 1, "key_issues"), recorded(9, 2, "facts"), recorded(5, 3, "facts"),
                                      recorded(4, 4, "lived_experience")});
  EXPECT_EQ(ids(record), (std::vector{5, 9, 4, 1})) << "not in the order of the alphabet, nor of arrival";
}

TEST(Record, putsStepsTheAgendaDoesNotKnowLastByTheirName) {
  const auto record = fold(
      kSession, {recorded(1, 1, "zebra"), recorded(2, 2, "apple"), recorded(3, 3, "key_issues"), recorded(4, 4, "")});
  EXPECT_EQ(ids(record), (std::vector{3, 4, 2, 1}));
}

TEST(Record, keepsOneOfEachNonceAndSaysHowManyWereDoubled) {
  const auto record = fold(kSession, {recorded(7, 1), recorded(3, 1), recorded(5, 1), recorded(6, 2)});
  EXPECT_EQ(ids(record), (std::vector{3, 6}));
  EXPECT_EQ(record.doubled, 2u);
}

TEST(Record, keepsTheRedactedOneOfTwo) {
  for (const auto redacted_id : {1, 9}) {
    const auto record = fold(kSession, {recorded(5, 1), recorded(redacted_id, 1, "facts", true)});
    ASSERT_EQ(record.contributions.size(), 1u);
    EXPECT_TRUE(record.contributions[0].contribution.redacted);
    EXPECT_EQ(record.contributions[0].contribution.text, "redacted");
  }
}

RC_GTEST_PROP(Record, holdsEachNonceExactlyOnceInWhateverOrderAndHoweverOftenItCame, ()) {
  using Sent = std::tuple<int, int, int, bool>;  // id, nonce, step, redacted
  const auto sent = *rc::gen::container<std::vector<Sent>>(rc::gen::tuple(
      rc::gen::inRange(0, 40), rc::gen::inRange(0, 12), rc::gen::inRange(0, 4), rc::gen::arbitrary<bool>()));
  const char* const steps[] = {"facts", "lived_experience", "key_issues", "another"};
  std::map<int, Recorded> by_id;  // the store keeps one row an id
  for (const auto& [id, nonce, step, redacted] : sent) by_id.emplace(id, recorded(id, nonce, steps[step], redacted));
  std::vector<Recorded> opened;
  for (const auto& [id, each] : by_id) opened.push_back(each);
  const auto copies = opened;
  for (const auto& each : copies) {
    if (*rc::gen::inRange(0, 3) == 0) opened.push_back(each);
  }
  const auto record = fold(kSession, opened);

  std::map<Nonce, Recorded> expected;
  for (const auto& each : copies) {
    const auto [kept, fresh] = expected.emplace(each.contribution.nonce, each);
    if (fresh) continue;
    const bool better = each.contribution.redacted != kept->second.contribution.redacted ? each.contribution.redacted
                                                                                         : each.id < kept->second.id;
    if (better) kept->second = each;
  }
  RC_ASSERT(record.contributions.size() == expected.size());
  RC_ASSERT(record.doubled == opened.size() - expected.size());
  for (const auto& each : record.contributions) {
    const auto& kept = expected.at(each.contribution.nonce);
    RC_ASSERT(each.id == kept.id);
    RC_ASSERT(each.contribution == kept.contribution);
  }

  for (std::size_t i = opened.size(); i > 1; --i) {
    std::swap(opened[i - 1], opened[static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(i)))]);
  }
  RC_ASSERT(ids(fold(kSession, opened)) == ids(record));
}

TEST(SmallNumbers, sayFewForOneToOneBelowK) {
  EXPECT_EQ(counted_for_people(0, 5), "0");
  for (int count = 1; count < 5; ++count) EXPECT_EQ(counted_for_people(count, 5), "few");
  EXPECT_EQ(counted_for_people(5, 5), "5");
  EXPECT_EQ(counted_for_people(24, 5), "24");
  EXPECT_EQ(counted_for_people(24, 50), "few");
}

TEST(SmallNumbers, neverShowOneOrTwoHoweverLowARehearsalSetsK) {
  for (const int k : {-1, 0, 1, 2, 3}) {
    EXPECT_EQ(counted_for_people(0, k), "0");
    EXPECT_EQ(counted_for_people(1, k), "few");
    EXPECT_EQ(counted_for_people(2, k), "few");
    EXPECT_EQ(counted_for_people(3, k), "3");
  }
}

}  // namespace
}  // namespace candour
