#include "kiosk/cli/rehearsal_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace candour {
namespace {

const std::string kRecord(32, 'a');

RehearsalLine line(std::string id) {
  RehearsalLine made;
  made.id = std::move(id);
  return made;
}

RehearsalLine vote(std::string id, std::string target) {
  auto made = line(std::move(id));
  made.contribution.kind = Kind::vote;
  made.contribution.target = std::move(target);
  return made;
}

TEST(RehearsalPlan, goes_round_the_kiosks) {
  RehearsalPlan plan({line("a"), line("b"), line("c")}, 2);
  EXPECT_EQ(plan.next(0), 0u);
  EXPECT_EQ(plan.next(1), 1u);
  EXPECT_EQ(plan.next(0), 2u);
  EXPECT_EQ(plan.next(0), std::nullopt);
  EXPECT_EQ(plan.ready(), 0u);
}

TEST(RehearsalPlan, lets_a_vote_wait_until_its_target_is_released) {
  RehearsalPlan plan({vote("v", "a"), line("a")}, 1);
  EXPECT_EQ(plan.next(0), 1u);
  EXPECT_EQ(plan.next(0), std::nullopt);
  EXPECT_EQ(plan.waiting_votes(), 1u);
  plan.released(1, kRecord);
  EXPECT_EQ(plan.waiting_votes(), 0u);
  ASSERT_EQ(plan.next(0), 0u);
  EXPECT_EQ(plan.contribution(0).target, kRecord);
}

TEST(RehearsalPlan, sends_a_vote_for_a_record_at_once) {
  RehearsalPlan plan({vote("v", kRecord)}, 1);
  EXPECT_EQ(plan.next(0), 0u);
}

TEST(RehearsalPlan, keeps_a_vote_for_a_line_that_is_not_sent_waiting) {
  RehearsalPlan plan({vote("v", "of-another-session"), vote("w", "w")}, 1);
  EXPECT_EQ(plan.ready(), 0u);
  EXPECT_EQ(plan.waiting_votes(), 2u);
}

TEST(RehearsalPlan, gives_up_what_is_ready) {
  RehearsalPlan plan({line("a"), line("b"), vote("v", "a")}, 2);
  EXPECT_EQ(plan.give_up(), 2u);
  EXPECT_EQ(plan.next(0), std::nullopt);
  EXPECT_EQ(plan.ready(), 0u);
}

RC_GTEST_PROP(RehearsalPlan, gives_each_line_out_exactly_once_when_all_are_released, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(0, 60);
  const auto kiosks = *rc::gen::inRange<std::size_t>(1, 9);
  std::vector<RehearsalLine> lines;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_vote = i > 0 && *rc::gen::inRange(0, 3) == 0;
    const auto target = is_vote ? *rc::gen::inRange<std::size_t>(0, i) : 0;
    lines.push_back(is_vote ? vote(std::to_string(i), std::to_string(target)) : line(std::to_string(i)));
  }
  RehearsalPlan plan(lines, kiosks);
  std::set<RehearsalPlan::Line> written;
  for (bool any = true; any;) {
    any = false;
    for (std::size_t kiosk = 0; kiosk < kiosks; ++kiosk) {
      const auto next = plan.next(kiosk);
      if (!next) continue;
      any = true;
      RC_ASSERT(written.insert(*next).second);
      plan.released(*next, kRecord);
    }
  }
  RC_ASSERT(written.size() == count);
  RC_ASSERT(plan.waiting_votes() == 0u);
}

}  // namespace
}  // namespace candour
