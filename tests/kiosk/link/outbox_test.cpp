#include "kiosk/link/outbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/support/seeded_chance.hpp"

namespace candour {
namespace {

using testing::HasSubstr;

class OutboxTest : public testing::Test {
 protected:
  struct Flight {
    Secret secret;
    int packet = 0;
    CellName name;
    HubPublicKey key;
  };

  Secret add(bool held = false) {
    const auto secret = chance_.some<Secret>();
    outbox_.take(Outbox::Added{secret, receipt(secret), room_.event, held}, now_);
    return secret;
  }
  static Receipt receipt(const Secret& secret) { return *Receipt::from(secret.span()); }

  /// What the outbox does now, sends answered as a working line would.
  std::vector<Flight> sends() {
    std::vector<Flight> flights;
    for (const auto& action : plan()) {
      if (const auto* send = std::get_if<Outbox::Send>(&action)) {
        flights.push_back({send->secret, ++packet_, chance_.some<CellName>(), send->hub_key});
        outbox_.take(Outbox::Sent{send->secret, packet_, flights.back().name}, now_);
      }
    }
    return flights;
  }
  std::vector<Outbox::Action> plan() {
    last_ = outbox_.plan(now_);
    return last_;
  }
  template <class Action>
  const Action* planned() const {
    for (const auto& action : last_) {
      if (const auto* found = std::get_if<Action>(&action)) return found;
    }
    return nullptr;
  }
  void puback(const Flight& flight, int reason = 0) { outbox_.take(Outbox::Puback{flight.packet, reason}, now_); }
  void refuse(const Flight& flight, RefusedWhy why) { outbox_.take(Outbox::Refused{flight.name, why}, now_); }
  void show_room() { outbox_.take(Outbox::RoomChanged{room_}, now_); }
  void show_phase(Phase phase) {
    room_.phase = phase;
    show_room();
  }
  /// Time goes by in a healthy room: the hub speaks every five seconds.
  void wait(int ms) {
    for (; ms > 0; ms -= 1000) {
      now_ += Millis(std::min(ms, 1000));
      outbox_.take(Outbox::RoomAlive{}, now_);
    }
  }
  /// One entry on its way in an open room.
  Flight fly() {
    open_room();
    add();
    return sends().at(0);
  }
  void open_room() {
    outbox_.take(Outbox::LineUp{}, now_);
    room_.phase = Phase::open;
    show_room();
  }

  SeededChance chance_;
  Millis now_{1000};
  int packet_ = 0;
  RoomSight room_{"e1", chance_.some<HubPublicKey>(), chance_.some<EventTag>(), Phase::open, false};
  Outbox outbox_{20, chance_};
  std::vector<Outbox::Action> last_;
};

TEST_F(OutboxTest, sends_an_entry_once) {
  const auto flight = fly();
  EXPECT_TRUE(sends().empty());
  puback(flight);
  wait(3'600'000);
  EXPECT_TRUE(sends().empty());
}

TEST_F(OutboxTest, sends_nothing_before_it_has_seen_the_room_on_this_connection) {
  add();
  outbox_.take(Outbox::LineUp{}, now_);
  EXPECT_TRUE(sends().empty());
  show_room();
  EXPECT_EQ(sends().size(), 1u);
  outbox_.take(Outbox::LineDown{}, now_);
  outbox_.take(Outbox::LineUp{}, now_);
  EXPECT_TRUE(sends().empty());
}

TEST_F(OutboxTest, sends_nothing_while_its_broker_has_lost_the_hub_and_then_all_without_a_receipt) {
  const auto delivered = fly();
  puback(delivered);
  add();
  const auto flying = sends().at(0);
  outbox_.take(Outbox::CutOff{true}, now_);
  add();
  puback(flying);  // confirmed, and dropped
  show_room();     // the one that its broker kept
  EXPECT_TRUE(sends().empty());
  outbox_.take(Outbox::CutOff{false}, now_);
  EXPECT_TRUE(sends().empty());  // before the hub has said a word
  outbox_.take(Outbox::RoomAlive{}, now_);
  EXPECT_EQ(sends().size(), 3u);
  EXPECT_TRUE(sends().empty());
}

TEST_F(OutboxTest, does_not_make_its_line_anew_while_its_broker_has_lost_the_hub) {
  open_room();
  outbox_.take(Outbox::CutOff{true}, now_);
  now_ += Millis(3'600'000);
  plan();
  EXPECT_EQ(planned<Outbox::Reconnect>(), nullptr);
  EXPECT_GT(outbox_.next_look(now_), now_);
  outbox_.take(Outbox::CutOff{false}, now_);
  now_ += kRoomPatience;
  plan();
  EXPECT_NE(planned<Outbox::Reconnect>(), nullptr);  // the control: now its silence counts
}

TEST_F(OutboxTest, forgets_with_a_connection_what_it_said_of_the_hub) {
  open_room();
  outbox_.take(Outbox::CutOff{true}, now_);
  outbox_.take(Outbox::LineDown{}, now_);
  outbox_.take(Outbox::LineUp{}, now_);
  add();
  show_room();
  EXPECT_EQ(sends().size(), 1u);
}

class HoldingBackTest : public OutboxTest, public testing::WithParamInterface<Phase> {};

TEST_P(HoldingBackTest, until_the_hub_takes_contributions) {
  open_room();
  show_phase(GetParam());
  add();
  wait(60'000);
  EXPECT_TRUE(sends().empty());
  show_phase(Phase::open);
  EXPECT_EQ(sends().size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(InEveryQuietPhase, HoldingBackTest,
                         testing::Values(Phase::waiting, Phase::paused, Phase::pause_for_break, Phase::reset));

TEST_F(OutboxTest, keeps_back_what_was_sealed_for_another_event) {
  open_room();
  const auto secret = chance_.some<Secret>();
  outbox_.take(Outbox::Added{secret, receipt(secret), chance_.some<EventTag>(), false}, now_);
  wait(60'000);
  EXPECT_TRUE(sends().empty());
  EXPECT_EQ(outbox_.counts().foreign, 1u);
}

TEST_F(OutboxTest, holds_an_entry_through_its_undo_window) {
  open_room();
  const auto kept = add(true);
  const auto undone = add(true);
  EXPECT_TRUE(sends().empty());
  outbox_.take(Outbox::Withdrawn{undone}, now_);
  outbox_.take(Outbox::Released{kept}, now_);
  ASSERT_EQ(sends().size(), 1u);
  EXPECT_EQ(outbox_.counts().waiting, 1u);
}

TEST_F(OutboxTest, never_sends_what_was_undone_and_asks_until_the_spool_lets_go_of_it) {
  open_room();
  const auto undone = add(true);
  outbox_.take(Outbox::NotWithdrawn{undone}, now_);
  plan();
  EXPECT_FALSE(planned<Outbox::Forget>()) << "it has just failed";
  EXPECT_EQ(outbox_.counts().undone, 1u);
  EXPECT_EQ(outbox_.counts().waiting, 0u);
  outbox_.take(Outbox::Released{undone}, now_);
  room_.epoch += "x";
  show_room();
  for (int again = 0; again < 3; ++again) {
    wait(60'000);
    plan();
    ASSERT_FALSE(planned<Outbox::Send>());
    ASSERT_TRUE(planned<Outbox::Forget>());
    EXPECT_EQ(outbox_.undone(), std::vector{undone}) << "while it is asked for, too";
    outbox_.take(Outbox::NotForgotten{{undone}}, now_);
  }
  wait(60'000);
  plan();
  ASSERT_TRUE(planned<Outbox::Forget>());
  outbox_.take(Outbox::Forgotten{{undone}}, now_);
  EXPECT_TRUE(outbox_.undone().empty());
}

TEST_F(OutboxTest, does_not_wait_in_closing_for_what_was_undone) {
  open_room();
  const auto undone = add(true);
  outbox_.take(Outbox::NotWithdrawn{undone}, now_);
  room_.phase = Phase::closing;
  show_room();
  plan();
  const auto* report = planned<Outbox::ReportSpool>();
  ASSERT_TRUE(report);
  EXPECT_EQ(report->state, SpoolState::empty);
}

TEST_F(OutboxTest, does_not_send_again_because_the_hub_key_changed) {
  puback(fly());
  room_.hub_key = chance_.some<HubPublicKey>();
  show_room();
  wait(60'000);
  EXPECT_TRUE(sends().empty());
}

TEST_F(OutboxTest, sends_again_on_a_new_epoch_to_the_new_key) {
  puback(fly());
  room_.epoch = "e2";
  room_.hub_key = chance_.some<HubPublicKey>();
  show_room();
  const auto again = sends();
  ASSERT_EQ(again.size(), 1u);
  EXPECT_EQ(again[0].key, room_.hub_key);
}

TEST_F(OutboxTest, sends_what_was_on_its_way_in_the_old_epoch_again_once_that_has_ended) {
  const auto flight = fly();
  room_.epoch = "e2";
  show_room();
  EXPECT_TRUE(sends().empty());
  puback(flight);
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, sends_once_more_on_closing_and_not_on_closed) {
  puback(fly());
  show_phase(Phase::closing);
  const auto again = sends();
  ASSERT_EQ(again.size(), 1u);
  puback(again[0]);
  show_phase(Phase::closed);
  EXPECT_TRUE(sends().empty());
}

TEST_F(OutboxTest, sends_again_after_its_own_line_was_lost) {
  puback(fly());
  outbox_.take(Outbox::LineDown{}, now_);
  EXPECT_TRUE(sends().empty());
  open_room();
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, takes_a_missing_puback_for_a_lost_line) {
  (void)fly();
  wait(19'999);
  plan();
  EXPECT_FALSE(planned<Outbox::Reconnect>());
  wait(1);
  plan();
  ASSERT_TRUE(planned<Outbox::Reconnect>());
  EXPECT_TRUE(sends().empty());
  EXPECT_FALSE(planned<Outbox::Reconnect>()) << "once is enough";
  open_room();
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, makes_the_line_anew_when_the_hub_is_silent_for_fifteen_seconds) {
  open_room();
  now_ += Millis(14'999);
  plan();
  EXPECT_FALSE(planned<Outbox::Reconnect>());
  now_ += Millis(1);
  plan();
  ASSERT_TRUE(planned<Outbox::Reconnect>());
  EXPECT_THAT(planned<Outbox::Reconnect>()->why, HasSubstr("silent"));
}

TEST_F(OutboxTest, does_not_wait_for_a_room_while_there_is_no_line) {
  now_ += Millis(3'600'000);
  plan();
  EXPECT_FALSE(planned<Outbox::Reconnect>());
}

TEST_F(OutboxTest, waits_longer_each_time_the_broker_does_not_take_a_message) {
  auto flight = fly();
  for (const int most : {1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000}) {
    puback(flight, 0x97);
    wait(most / 2 - 1);
    EXPECT_TRUE(sends().empty());
    wait(most / 2 + 1);
    const auto again = sends();
    ASSERT_EQ(again.size(), 1u) << most;
    flight = again[0];
  }
}

TEST_F(OutboxTest, tries_again_when_nobody_listened_once_the_hub_has_spoken_and_two_seconds_have_gone) {
  puback(fly(), 0x10);
  now_ += Millis(10'000);
  EXPECT_TRUE(sends().empty());
  outbox_.take(Outbox::RoomAlive{}, now_);
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, waits_two_seconds_at_least_when_nobody_listened) {
  puback(fly(), 0x10);
  outbox_.take(Outbox::RoomAlive{}, now_);
  now_ += Millis(1'999);
  EXPECT_TRUE(sends().empty());
  now_ += Millis(1'001);
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, seals_anew_once_another_key_was_seen_when_its_key_was_stale) {
  const auto flight = fly();
  puback(flight);
  refuse(flight, RefusedWhy::stale_key);
  EXPECT_TRUE(sends().empty());
  room_.hub_key = chance_.some<HubPublicKey>();
  show_room();
  now_ += Millis(500);
  const auto again = sends();
  ASSERT_EQ(again.size(), 1u);
  EXPECT_EQ(again[0].key, room_.hub_key);
}

TEST_F(OutboxTest, seals_anew_to_the_same_key_within_three_seconds_when_no_other_comes) {
  const auto flight = fly();
  puback(flight);
  refuse(flight, RefusedWhy::stale_key);
  wait(999);
  EXPECT_TRUE(sends().empty());
  wait(2'001);
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, slows_down_when_asked_to) {
  const auto flight = fly();
  puback(flight);
  refuse(flight, RefusedWhy::slow_down);
  wait(2'999);
  EXPECT_TRUE(sends().empty());
  wait(5'001);
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, sends_one_at_a_time_for_a_while_after_it_was_asked_to_slow_down) {
  open_room();
  for (int i = 0; i < 25; ++i) add();
  const auto burst = sends();
  ASSERT_EQ(burst.size(), 20u);  // the control: a full window at first
  for (const auto& flight : burst) puback(flight);
  refuse(burst[0], RefusedWhy::slow_down);
  std::size_t sent = 0;
  for (int second = 0; second < 30; ++second) {
    wait(1000);
    const auto flights = sends();
    EXPECT_LE(flights.size(), 1u);
    for (const auto& flight : flights) puback(flight);
    sent += flights.size();
  }
  EXPECT_EQ(sent, 6u);  // five that had not gone, and the refused one: at 3 to 4.5 s each, after 3 to 6 s
}

TEST_F(OutboxTest, waits_for_the_disk_of_a_hub_that_does_not_collect) {
  const auto flight = fly();
  puback(flight);
  room_.disk_trouble = true;
  show_room();
  refuse(flight, RefusedWhy::not_collecting);
  wait(600'000);
  EXPECT_TRUE(sends().empty());
  room_.disk_trouble = false;
  show_room();
  wait(2'000);
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, waits_for_the_room_to_open_when_it_was_not) {
  const auto flight = fly();
  puback(flight);
  show_phase(Phase::paused);
  refuse(flight, RefusedWhy::not_open);
  wait(60'000);
  EXPECT_TRUE(sends().empty());
  show_phase(Phase::open);
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, never_sends_what_belongs_to_another_event_again_and_says_so) {
  const auto flight = fly();
  puback(flight);
  refuse(flight, RefusedWhy::wrong_event);
  plan();
  EXPECT_TRUE(planned<Outbox::Tell>());
  room_.epoch = "e2";
  show_phase(Phase::closing);
  outbox_.take(Outbox::LineDown{}, now_);
  open_room();
  wait(3'600'000);
  EXPECT_TRUE(sends().empty());
  EXPECT_EQ(outbox_.counts().stuck, 1u);
  EXPECT_EQ(outbox_.counts().waiting, 1u) << "it is kept";
}

TEST_F(OutboxTest, tries_what_could_not_be_read_once_more_on_the_next_connection_only) {
  auto flight = fly();
  for (const std::size_t sent_again : {1u, 0u}) {
    puback(flight);
    refuse(flight, RefusedWhy::malformed);
    wait(60'000);
    EXPECT_TRUE(sends().empty());
    outbox_.take(Outbox::LineDown{}, now_);
    open_room();
    const auto again = sends();
    ASSERT_EQ(again.size(), sent_again);
    if (!again.empty()) flight = again[0];
  }
}

TEST_F(OutboxTest, ignores_a_refusal_of_an_older_cell_and_its_echo) {
  const auto first = fly();
  puback(first);
  room_.epoch = "e2";
  show_room();
  const auto second = sends().at(0);
  puback(second);
  refuse(first, RefusedWhy::slow_down);
  refuse(first, RefusedWhy::slow_down);
  wait(60'000);
  EXPECT_TRUE(sends().empty());
  EXPECT_EQ(outbox_.counts().refusals, 1u);
}

TEST_F(OutboxTest, understands_a_refusal_that_overtook_the_puback) {
  const auto flight = fly();
  refuse(flight, RefusedWhy::slow_down);
  puback(flight);
  wait(8'000);
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, forgets_on_its_receipt_and_tells_the_screen) {
  const auto flight = fly();
  outbox_.take(Outbox::Receipts{{receipt(flight.secret)}}, now_);
  plan();
  ASSERT_TRUE(planned<Outbox::Joined>());
  ASSERT_TRUE(planned<Outbox::Forget>());
  EXPECT_EQ(planned<Outbox::Forget>()->secrets, std::vector{flight.secret});
  outbox_.take(Outbox::Forgotten{{flight.secret}}, now_);
  EXPECT_EQ(outbox_.counts().waiting, 0u);
  EXPECT_EQ(outbox_.counts().sent, 1u);
}

TEST_F(OutboxTest, tries_again_to_forget_and_does_not_send_in_between) {
  const auto flight = fly();
  outbox_.take(Outbox::Receipts{{receipt(flight.secret)}}, now_);
  plan();
  outbox_.take(Outbox::NotForgotten{{flight.secret}}, now_);
  room_.epoch = "e2";
  show_room();
  EXPECT_TRUE(sends().empty());
  EXPECT_FALSE(planned<Outbox::Forget>());
  wait(1'000);
  plan();
  EXPECT_TRUE(planned<Outbox::Forget>());
  EXPECT_FALSE(planned<Outbox::Joined>()) << "the screen was told already";
}

TEST_F(OutboxTest, takes_no_harm_from_foreign_and_repeated_receipts) {
  const auto flight = fly();
  outbox_.take(Outbox::Receipts{{chance_.some<Receipt>(), chance_.some<Receipt>()}}, now_);
  EXPECT_TRUE(plan().empty());
  outbox_.take(Outbox::Receipts{{receipt(flight.secret), receipt(flight.secret)}}, now_);
  plan();
  EXPECT_EQ(planned<Outbox::Forget>()->secrets.size(), 1u);
  outbox_.take(Outbox::Forgotten{{flight.secret}}, now_);
  outbox_.take(Outbox::Receipts{{receipt(flight.secret)}}, now_);
  EXPECT_TRUE(plan().empty());
}

TEST_F(OutboxTest, rests_for_a_second_when_the_line_takes_nothing) {
  open_room();
  for (int i = 0; i < 100; ++i) add();
  for (const auto& action : plan()) {
    if (const auto* send = std::get_if<Outbox::Send>(&action)) outbox_.take(Outbox::NotSent{send->secret}, now_);
  }
  EXPECT_TRUE(sends().empty());
  wait(1'000);
  EXPECT_EQ(sends().size(), 20u);
}

TEST_F(OutboxTest, has_no_more_than_a_window_on_its_way) {
  open_room();
  for (int i = 0; i < 50; ++i) add();
  const auto first = sends();
  EXPECT_EQ(first.size(), 20u);
  EXPECT_TRUE(sends().empty());
  puback(first[3]);
  EXPECT_EQ(sends().size(), 1u);
}

TEST_F(OutboxTest, sends_in_an_order_that_says_nothing_of_the_writing) {
  // Of five that wait, each goes first about as often: 1,000 rooms, 200 each, and 140 is more than four deviations off.
  std::array<int, 5> first{};
  for (int round = 0; round < 1000; ++round) {
    Outbox outbox(1, chance_);
    std::array<Secret, 5> written;
    for (auto& secret : written) {
      secret = chance_.some<Secret>();
      outbox.take(Outbox::Added{secret, receipt(secret), room_.event, false}, now_);
    }
    outbox.take(Outbox::LineUp{}, now_);
    outbox.take(Outbox::RoomChanged{room_}, now_);
    const auto actions = outbox.plan(now_);
    const auto& gone = std::get<Outbox::Send>(actions.at(0)).secret;
    for (std::size_t i = 0; i < written.size(); ++i) first[i] += written[i] == gone;
  }
  for (const int times : first) EXPECT_THAT(times, testing::AllOf(testing::Gt(140), testing::Lt(260)));
}

TEST_F(OutboxTest, says_how_its_spool_stands_from_closing_on_only) {
  const auto flight = fly();
  EXPECT_FALSE(planned<Outbox::ReportSpool>());
  puback(flight);
  show_phase(Phase::closing);
  const auto again = sends();
  ASSERT_TRUE(planned<Outbox::ReportSpool>());
  EXPECT_EQ(planned<Outbox::ReportSpool>()->state, SpoolState::sending);
  puback(again.at(0));
  plan();
  EXPECT_EQ(planned<Outbox::ReportSpool>()->state, SpoolState::sent);
  outbox_.take(Outbox::Receipts{{receipt(flight.secret)}}, now_);
  plan();
  outbox_.take(Outbox::Forgotten{{flight.secret}}, now_);
  plan();
  EXPECT_EQ(planned<Outbox::ReportSpool>()->state, SpoolState::empty);
  show_phase(Phase::open);
  plan();
  EXPECT_EQ(planned<Outbox::ReportSpool>()->state, std::nullopt);
}

TEST_F(OutboxTest, asks_to_be_looked_at_when_a_wait_is_over) {
  const auto flight = fly();
  EXPECT_EQ(outbox_.next_look(now_), now_ + kRoomPatience);
  puback(flight);
  refuse(flight, RefusedWhy::slow_down);
  const auto next = outbox_.next_look(now_);
  EXPECT_GE(next, now_ + Millis(3'000));
  EXPECT_LE(next, now_ + Millis(8'000));
  now_ = next;
  EXPECT_EQ(sends().size(), 1u);
}

}  // namespace
}  // namespace candour
