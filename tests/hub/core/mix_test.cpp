#include "hub/core/mix.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/support/seeded_chance.hpp"

namespace candour::hub {
namespace {

Accepted accepted(int sitting, int number, Lane lane = Lane::words) {
  Accepted made;
  made.record.bytes[0] = static_cast<std::uint8_t>(sitting);
  made.record.bytes[1] = static_cast<std::uint8_t>(number);
  made.record.bytes[2] = static_cast<std::uint8_t>(number >> 8);
  made.record.bytes[3] = static_cast<std::uint8_t>(lane);
  made.receipt.bytes = made.record.bytes;
  made.sitting.bytes[0] = static_cast<std::uint8_t>(sitting);
  made.lane = lane;
  return made;
}

std::set<RecordId> ids(const std::vector<Accepted>& batch) {
  std::set<RecordId> found;
  for (const auto& each : batch) found.insert(each.record);
  return found;
}

std::size_t sittings_in(const std::vector<Accepted>& batch) {
  std::set<SittingId> found;
  for (const auto& each : batch) found.insert(each.sitting);
  return found.size();
}

TEST(Mix, keepsEverythingWhileFewerThanKSittingsWait) {
  SeededChance chance(1);
  Mix mix(5);
  for (int sitting = 0; sitting < 4; ++sitting) {
    for (int number = 0; number < 30; ++number) mix.hold(accepted(sitting, number));
  }
  EXPECT_TRUE(mix.draw(chance).empty());
  EXPECT_EQ(mix.size(), 120u);
  mix.hold(accepted(4, 0));  // the control: the fifth sitting opens it
  EXPECT_EQ(mix.draw(chance).size(), 5u);
}

TEST(Mix, countsSittingsNotMessages) {
  SeededChance chance(2);
  Mix mix(3);
  for (int number = 0; number < 50; ++number) mix.hold(accepted(1, number));
  EXPECT_TRUE(mix.draw(chance).empty());
}

TEST(Mix, takesTheSameRecordOnce) {
  Mix mix(3);
  EXPECT_TRUE(mix.hold(accepted(1, 1)));
  EXPECT_FALSE(mix.hold(accepted(1, 1)));
  EXPECT_EQ(mix.size(), 1u);
}

TEST(Mix, letsMarksOutTogetherOnceKSittingsHaveSome) {
  SeededChance chance(3);
  Mix mix(3);
  for (int number = 0; number < 4; ++number) mix.hold(accepted(1, number, Lane::marks));
  mix.hold(accepted(2, 0, Lane::marks));
  EXPECT_TRUE(mix.draw(chance).empty());
  mix.hold(accepted(3, 0, Lane::marks));
  EXPECT_EQ(mix.draw(chance).size(), 6u);
}

TEST(Mix, doesNotLetMarksOpenTheLaneOfWords) {
  SeededChance chance(4);
  Mix mix(3);
  for (int sitting = 0; sitting < 2; ++sitting) mix.hold(accepted(sitting, 0));
  for (int sitting = 2; sitting < 5; ++sitting) mix.hold(accepted(sitting, 0, Lane::marks));
  const auto batch = mix.draw(chance);
  EXPECT_EQ(batch.size(), 3u);
  EXPECT_TRUE(std::all_of(batch.begin(), batch.end(), [](const Accepted& each) { return each.lane == Lane::marks; }));
}

TEST(Mix, shufflesSoThatNoPlaceSaysWhoCameFirst) {
  SeededChance chance(5);
  std::map<int, int> first;
  constexpr int kRooms = 6000;
  for (int room = 0; room < kRooms; ++room) {
    Mix mix(3);
    for (int sitting = 0; sitting < 3; ++sitting) mix.hold(accepted(sitting, 0));
    first[mix.draw(chance).front().sitting.bytes[0]]++;
  }
  for (int sitting = 0; sitting < 3; ++sitting)
    EXPECT_NEAR(first[sitting], kRooms / 3, 200);  // 5.5 standard deviations
}

TEST(Mix, picksAnyOfASittingsContributionsNotTheOldest) {
  SeededChance chance(6);
  std::map<int, int> picked;
  for (int room = 0; room < 4000; ++room) {
    Mix mix(1);
    for (int number = 0; number < 4; ++number) mix.hold(accepted(1, number));
    picked[mix.draw(chance).front().record.bytes[1]]++;
  }
  for (int number = 0; number < 4; ++number) EXPECT_NEAR(picked[number], 1000, 150);
}

RC_GTEST_PROP(Mix, everyReleaseKeepsTheRulesAndNothingIsLostOrDoubled, (std::uint64_t seed)) {
  SeededChance chance(seed);
  const int k = 1 + static_cast<int>(chance.uniform(6));
  Mix mix(k);
  std::set<RecordId> in, out;
  std::map<RecordId, Lane> lanes;
  for (int round = 0; round < 60; ++round) {
    const int arrivals = static_cast<int>(chance.uniform(6));
    for (int i = 0; i < arrivals; ++i) {
      const auto one = accepted(static_cast<int>(chance.uniform(9)), static_cast<int>(chance.uniform(400)),
                                chance.uniform(3) == 0 ? Lane::marks : Lane::words);
      if (!out.contains(one.record) && mix.hold(one)) in.insert(one.record);
    }
    auto batch = mix.draw(chance);
    std::vector<Accepted> words, marks;
    for (const auto& each : batch) (each.lane == Lane::marks ? marks : words).push_back(each);
    RC_ASSERT(words.empty() || words.size() >= static_cast<std::size_t>(k));
    RC_ASSERT(sittings_in(words) == words.size());
    RC_ASSERT(marks.empty() || sittings_in(marks) >= static_cast<std::size_t>(k));
    if (chance.uniform(4) == 0) {
      mix.put_back(std::move(batch));  // the disk did not take it
      continue;
    }
    for (const auto& id : ids(batch)) RC_ASSERT(out.insert(id).second);
  }
  for (const auto& id : ids(mix.drain(chance))) RC_ASSERT(out.insert(id).second);
  RC_ASSERT(in == out);
  RC_ASSERT(mix.empty());
}

}  // namespace
}  // namespace candour::hub
