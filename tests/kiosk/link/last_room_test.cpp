#include "kiosk/link/last_room.hpp"

#include <gtest/gtest.h>

namespace candour {
namespace {

using Verdict = LastRoom::Verdict;

RoomState room(std::uint64_t rev, const char* epoch = "a", std::uint8_t event = 1) {
  RoomState state;
  state.rev = rev;
  state.hub_epoch = epoch;
  state.event_key.bytes.fill(event);
  return state;
}

TEST(LastRoom, believes_what_is_newer) {
  LastRoom last(std::nullopt);
  EXPECT_EQ(last.take(room(3), true), Verdict::news);
  EXPECT_EQ(last.take(room(4), false), Verdict::news);
  EXPECT_EQ(last.room()->rev, 4u);
}

TEST(LastRoom, ignores_what_is_older_within_an_epoch) {
  LastRoom last(std::nullopt);
  last.take(room(9), false);
  EXPECT_EQ(last.take(room(8), false), Verdict::old);
  EXPECT_EQ(last.room()->rev, 9u);
}

TEST(LastRoom, takes_the_same_said_again_for_a_sign_of_life_but_not_the_brokers_copy_of_it) {
  LastRoom last(std::nullopt);
  last.take(room(9), true);
  EXPECT_EQ(last.take(room(9), false), Verdict::alive);
  EXPECT_EQ(last.take(room(9), true), Verdict::old);
}

TEST(LastRoom, begins_anew_with_a_new_epoch) {
  LastRoom last(std::nullopt);
  last.take(room(9), false);
  EXPECT_EQ(last.take(room(1, "b"), true), Verdict::news);
}

TEST(LastRoom, believes_only_the_enrolled_event) {
  LastRoom last(room(1, "a", 7).event_key);
  EXPECT_EQ(last.take(room(1, "a", 8), false), Verdict::stranger);
  EXPECT_FALSE(last.room());
  EXPECT_EQ(last.take(room(1, "a", 7), false), Verdict::news);
}

TEST(LastRoom, stays_with_the_first_event_without_an_enrolment) {
  LastRoom last(std::nullopt);
  last.take(room(1, "a", 7), false);
  EXPECT_EQ(last.take(room(99, "b", 8), false), Verdict::stranger);
  EXPECT_EQ(last.event_key(), room(1, "a", 7).event_key);
}

}  // namespace
}  // namespace candour
