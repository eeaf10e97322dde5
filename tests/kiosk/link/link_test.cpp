#include "kiosk/link/link.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "common/disk/file.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/wire/board_json.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/receipts.hpp"
#include "common/wire/refusal.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/seeded_chance.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A line without a broker: what happens on it is put there by the test, what is published is kept.
struct TestLine final : Line {
  struct Published {
    std::string topic;
    std::string payload;
    bool retained = false;
  };
  int descriptor() const override { return -1; }
  std::vector<BrokerEvent> take() override { return std::exchange(coming, {}); }
  std::optional<int> publish(const std::string& topic, std::string_view payload, bool retain) override {
    if (!up) return std::nullopt;
    published.push_back({topic, std::string(payload), retain});
    return ++packet;
  }
  void reconnect() override { ++reconnects; }
  void leave() override {}

  bool up = true;
  int packet = 0;
  int reconnects = 0;
  std::vector<BrokerEvent> coming;
  std::vector<Published> published;
};

/// The line outlives its link here, so that a test can see a link's last words.
struct BorrowedLine final : Line {
  explicit BorrowedLine(TestLine& test_line) : line(test_line) {}
  int descriptor() const override { return line.descriptor(); }
  std::vector<BrokerEvent> take() override { return line.take(); }
  std::optional<int> publish(const std::string& topic, std::string_view payload, bool retain) override {
    return line.publish(topic, payload, retain);
  }
  void reconnect() override { line.reconnect(); }
  void leave() override { line.leave(); }
  TestLine& line;
};

class LinkTest : public testing::Test {
 protected:
  void SetUp() override {
    ready_sodium();
    event_ = make_event_keys();
    hub_ = make_hub_keys(chance_);
    room_.rev = 1;
    room_.hub_epoch = "0123456789abcdef";
    room_.event_key = event_.public_key;
    room_.hub_key = hub_.public_key;
    room_.steps = {{"facts", 20}, {"learning", 30}};
    room_.phase = Phase::open;
    options_.reference = "rowan";
    options_.device = "kiosk-1";
    start();
  }

  void start() {
    link_.reset();
    auto spool = Spool::open(folder_ / "kiosk");
    ASSERT_TRUE(spool);
    const auto boot = spool->boot();
    link_ = std::make_unique<Link>(options_, std::move(*spool), std::make_unique<BorrowedLine>(line_), boot, chance_,
                                   KeptCase(folder_ / "kiosk"));
  }
  void pump() { link_->pump(now_); }
  void hear(const std::string& topic, std::string payload, bool retained = false) {
    line_.coming.emplace_back(Message{"candour/1/rowan/" + topic, std::move(payload), retained});
    pump();
  }
  void show_room() {
    ++room_.rev;
    hear("room", to_json(room_), true);
  }
  void line_up() {
    line_.coming.emplace_back(LinkUp{});
    pump();
  }
  void join() {
    line_up();
    show_room();
  }
  void present(const std::string& title) {
    EventPack pack;
    pack.title = title;
    Session session;
    session.id = "practitioners";
    const auto json = case_json(pack, session, NameSalt{});
    hear("case", to_json(CaseManifest{1, 1, to_hex(hash_of(json))}), true);
    hear("case/0", json, true);
  }
  /// Of the case that is news; "nothing" when there is none.
  std::string title() {
    const auto shown = link_->take_case();
    return shown ? shown->title : "nothing";
  }
  Result<std::vector<Secret>> write(const std::string& json, bool held = false) {
    const auto sealed = seal_contribution(event_.public_key, json);
    const Link::Outgoing one{*sealed, event_tag_of(event_.public_key), Lane::words, 1, chance_.some<SittingId>(), held};
    return link_->send(std::span(&one, 1), now_);
  }
  std::vector<std::string> on(std::string_view topic) const {
    std::vector<std::string> payloads;
    for (const auto& each : line_.published) {
      if (each.topic == "candour/1/rowan/" + std::string(topic)) payloads.push_back(each.payload);
    }
    return payloads;
  }
  std::vector<std::string> cells() const { return on("cell/kiosk-1"); }
  std::string last_state() const {
    const auto states = on("device/kiosk-1");
    return states.empty() ? "" : states.back();
  }

  TemporaryFolder folder_;
  SeededChance chance_;
  EventKeys event_;
  HubKeys hub_;
  RoomState room_;
  Link::Options options_;
  TestLine line_;
  Millis now_{1000};
  std::unique_ptr<Link> link_;
};

TEST_F(LinkTest, sends_a_cell_that_the_hub_and_then_the_event_can_open) {
  join();
  const auto secrets = write(R"({"text":"ŵ %n"})");
  ASSERT_TRUE(secrets);
  pump();
  ASSERT_THAT(cells(), SizeIs(1));
  const auto contents = open_cell(hub_, *Cell::from(cells()[0]));
  ASSERT_TRUE(contents);
  EXPECT_EQ(contents->secret, secrets->at(0));
  EXPECT_EQ(contents->step, 1);
  EXPECT_EQ(contents->event_tag, event_tag_of(event_.public_key));
  EXPECT_EQ(open_contribution(event_, contents->sealed), R"({"text":"ŵ %n"})");
}

TEST_F(LinkTest, keeps_a_text_with_a_zero_byte_as_it_is) {
  join();
  const std::string text("a\0b", 3);
  ASSERT_TRUE(write(text));
  pump();
  EXPECT_EQ(open_contribution(event_, open_cell(hub_, *Cell::from(cells().at(0)))->sealed), text);
}

TEST_F(LinkTest, calls_nothing_safe_before_it_knows_the_event) {
  line_up();
  EXPECT_FALSE(link_->event_key()) << "there is nothing to seal to";
  join();
  EXPECT_EQ(link_->event_key(), event_.public_key);
}

TEST_F(LinkTest, forgets_upon_the_receipt_and_says_who_joined) {
  join();
  const auto secret = write("{}")->at(0);
  pump();
  hear("receipt", receipt_payloads({receipt_of(secret)}).at(0));
  EXPECT_TRUE(link_->spool_empty());
  const auto joined = link_->take_joined();
  ASSERT_THAT(joined, SizeIs(1));
  EXPECT_EQ(joined[0].secret, secret);
}

TEST_F(LinkTest, takes_no_harm_from_noise_on_its_topics) {
  join();
  ASSERT_TRUE(write("{}"));
  pump();
  for (const auto* topic : {"receipt", "refused", "room", "elsewhere"}) {
    for (const std::string noise : {"", "x", "{}", "[]", "%n%s", "\xff\xfe", R"({"cell":"00","why":"stale_key"})"}) {
      hear(topic, noise);
    }
    hear(topic, std::string(200 * 16, 'r'));
  }
  EXPECT_FALSE(link_->spool_empty());
  EXPECT_THAT(cells(), SizeIs(1));
}

TEST_F(LinkTest, sends_what_its_spool_holds_after_a_restart) {
  join();
  const auto secret = write("{}")->at(0);
  start();
  join();
  ASSERT_THAT(cells(), SizeIs(1));
  EXPECT_EQ(open_cell(hub_, *Cell::from(cells()[0]))->secret, secret);
}

TEST_F(LinkTest, never_sends_a_spool_into_another_event) {
  join();
  ASSERT_TRUE(write("{}"));
  start();
  room_.event_key = make_event_keys().public_key;
  join();
  EXPECT_THAT(cells(), IsEmpty());
  EXPECT_FALSE(link_->spool_empty());
  EXPECT_THAT(link_->take_messages(), Contains(HasSubstr("another event")));
}

TEST_F(LinkTest, seals_to_no_stranger) {
  options_.enrolled_key = event_.public_key;
  start();
  line_up();
  auto forged = room_;
  forged.event_key = make_event_keys().public_key;
  forged.hub_epoch = "f";
  forged.rev = 1000;
  hear("room", to_json(forged));
  ASSERT_TRUE(write("{}"));
  pump();
  EXPECT_FALSE(link_->room());
  EXPECT_THAT(cells(), IsEmpty());
  EXPECT_THAT(link_->take_messages(), Contains(HasSubstr("not this event's hub")));
}

TEST_F(LinkTest, holds_back_while_its_breakout_room_has_lost_the_hub_and_sends_again_what_that_may_have_dropped) {
  EXPECT_EQ(Link::line_options(options_, 1).subscriptions.front().topic, "candour/1/rowan/bridge");
  join();
  hear("bridge", "1", true);
  show_room();
  ASSERT_TRUE(write("{}"));
  pump();
  ASSERT_THAT(cells(), SizeIs(1));
  line_.coming.emplace_back(Delivered{line_.packet, 0});
  hear("bridge", "0");
  EXPECT_FALSE(link_->up());
  EXPECT_THAT(link_->take_messages(), Contains(HasSubstr("from this room to the hub is down")));
  ASSERT_TRUE(write("{}"));
  pump();
  EXPECT_THAT(cells(), SizeIs(1));
  hear("bridge", "1");
  EXPECT_TRUE(link_->up());
  EXPECT_THAT(cells(), SizeIs(1)) << "the hub has not said a word yet";
  show_room();
  EXPECT_THAT(cells(), SizeIs(3));
}

TEST_F(LinkTest, seals_anew_after_a_refusal_by_the_name_of_the_cell) {
  join();
  ASSERT_TRUE(write("{}"));
  pump();
  const auto first = cells().at(0);
  hub_ = make_hub_keys(chance_);
  room_.hub_key = hub_.public_key;
  show_room();
  EXPECT_THAT(cells(), SizeIs(1)) << "a new key alone is no reason";
  hear("refused", to_json(Refusal{cell_name_of(first), RefusedWhy::stale_key}));
  now_ += Millis(3000);
  pump();
  ASSERT_THAT(cells(), SizeIs(2));
  EXPECT_NE(cells()[1], first);
  EXPECT_TRUE(open_cell(hub_, *Cell::from(cells()[1])));
}

TEST_F(LinkTest, holds_back_until_the_undo_window_is_over) {
  join();
  const auto kept = write("{}", true)->at(0);
  const auto undone = write("{}", true)->at(0);
  pump();
  EXPECT_THAT(cells(), IsEmpty());
  ASSERT_TRUE(link_->withdraw(undone, now_));
  ASSERT_TRUE(link_->release(kept, now_));
  pump();
  ASSERT_THAT(cells(), SizeIs(1));
  EXPECT_EQ(open_cell(hub_, *Cell::from(cells()[0]))->secret, kept);
}

TEST_F(LinkTest, takes_back_what_was_undone_as_soon_as_the_disk_lets_it) {
  join();
  const auto undone = write("{}", true)->at(0);
  {
    const FullDisk full;
    EXPECT_FALSE(link_->withdraw(undone, now_));
    EXPECT_THAT(last_state(), HasSubstr("trouble"));
    now_ += Millis(5000);
    pump();
    EXPECT_FALSE(link_->spool_empty()) << "the control: the disk has not let go of it";
  }
  now_ += Millis(5000);
  pump();
  EXPECT_THAT(last_state(), HasSubstr("ready"));
  start();
  join();
  EXPECT_THAT(cells(), IsEmpty());
}

TEST_F(LinkTest, takes_back_on_leaving_what_the_disk_refused_before) {
  join();
  const auto undone = write("{}", true)->at(0);
  {
    const FullDisk full;
    EXPECT_FALSE(link_->withdraw(undone, now_));
  }
  start();
  join();
  EXPECT_THAT(cells(), IsEmpty());
}

TEST_F(LinkTest, takes_an_undo_window_that_a_restart_fell_into_for_over) {
  join();
  ASSERT_TRUE(write("{}", true));
  start();
  join();
  EXPECT_THAT(cells(), SizeIs(1));
}

TEST_F(LinkTest, says_ready_on_connecting_and_lost_on_leaving_with_one_boot) {
  join();
  EXPECT_EQ(last_state(), R"({"role":"participant","state":"ready","boot":"1","version":")" CANDOUR_VERSION R"("})");
  link_.reset();
  EXPECT_THAT(last_state(), HasSubstr(R"("state":"lost","boot":"1")"));
  EXPECT_TRUE(line_.published.back().retained);
  const auto will = Link::line_options(options_, 1).will;
  EXPECT_EQ(will->payload, last_state());
  EXPECT_EQ(will->topic, line_.published.back().topic);
}

TEST_F(LinkTest, says_how_its_spool_stands_from_closing_on) {
  join();
  const auto secret = write("{}")->at(0);
  pump();
  EXPECT_THAT(last_state(), testing::Not(HasSubstr("spool")));
  room_.phase = Phase::closing;
  show_room();
  EXPECT_THAT(last_state(), HasSubstr(R"("spool":"sending")"));
  for (int packet = 1; packet <= line_.packet; ++packet) line_.coming.emplace_back(Delivered{packet, 0});
  pump();
  for (int packet = 1; packet <= line_.packet; ++packet) line_.coming.emplace_back(Delivered{packet, 0});
  pump();
  EXPECT_THAT(last_state(), HasSubstr(R"("spool":"sent")"));
  hear("receipt", receipt_payloads({receipt_of(secret)}).at(0));
  EXPECT_THAT(last_state(), HasSubstr(R"("spool":"empty")"));
}

TEST_F(LinkTest, destroys_the_spools_key_when_it_is_empty_and_the_event_over) {
  join();
  const auto secret = write("{}")->at(0);
  pump();
  hear("receipt", receipt_payloads({receipt_of(secret)}).at(0));
  const auto key = [&] { return read_file(folder_ / "kiosk/spool.key", 4096).value().substr(0, 16); };
  EXPECT_EQ(key(), "Candour spool 1\n") << "not while the event goes on";
  room_.phase = Phase::closing;
  show_room();
  EXPECT_EQ(key(), "Candour spool 0\n");
  room_.phase = Phase::open;
  show_room();
  ASSERT_TRUE(write("{}"));
  EXPECT_EQ(key(), "Candour spool 1\n") << "reopened, it makes a fresh one";
}

TEST_F(LinkTest, shows_the_last_case_again_after_a_restart_without_a_desk) {
  join();
  present("Rowan");
  EXPECT_EQ(title(), "Rowan");
  start();
  line_up();
  EXPECT_EQ(title(), "nothing") << "no room has said yet whose it is";
  show_room();
  EXPECT_EQ(title(), "Rowan");
  present("Rowan");
  EXPECT_EQ(title(), "nothing") << "the same from a desk is no news";
  present("Rowan, corrected");
  EXPECT_EQ(title(), "Rowan, corrected");
  start();
  join();
  EXPECT_EQ(title(), "Rowan, corrected");
  EXPECT_THAT(link_->take_messages(), IsEmpty());
}

TEST_F(LinkTest, never_shows_one_events_case_in_another) {
  join();
  present("Rowan");
  start();
  room_.event_key = make_event_keys().public_key;
  join();
  EXPECT_EQ(title(), "nothing");
  EXPECT_FALSE(is_there(folder_ / "kiosk/case.bin"));
}

TEST_F(LinkTest, keeps_no_case_that_a_stranger_may_have_shown) {
  join();
  present("Rowan");
  auto stranger = room_;
  stranger.event_key = make_event_keys().public_key;
  ++stranger.rev;
  hear("room", to_json(stranger));
  present("Hazel");
  start();
  join();
  EXPECT_EQ(title(), "Rowan");
}

TEST_F(LinkTest, destroys_the_cases_key_at_the_close) {
  join();
  present("Rowan");
  ASSERT_TRUE(write("{}"));
  room_.phase = Phase::closed;
  show_room();
  EXPECT_EQ(read_file(folder_ / "kiosk/case.key", 4096).value().substr(0, 15), "Candour case 0\n")
      << "the spool's waits until it is empty, this one does not";
  EXPECT_FALSE(is_there(folder_ / "kiosk/case.bin"));
}

TEST_F(LinkTest, goes_on_without_a_case_that_was_damaged_and_says_so_once) {
  join();
  present("Rowan");
  ASSERT_TRUE(write_file(folder_ / "kiosk/case.bin", "noise"));
  start();
  join();
  EXPECT_EQ(title(), "nothing");
  EXPECT_THAT(link_->take_messages(), ElementsAre(HasSubstr("The questions that this kiosk kept cannot be used")));
  ASSERT_TRUE(write("{}"));
  pump();
  EXPECT_THAT(cells(), SizeIs(1));
}

TEST_F(LinkTest, goes_on_where_the_disk_does_not_take_the_case) {
  join();
  {
    const FullDisk full;
    present("Rowan");
    present("Rowan, corrected");
  }
  EXPECT_EQ(title(), "Rowan, corrected");
  EXPECT_THAT(link_->take_messages(), ElementsAre(HasSubstr("case.key")));
}

TEST_F(LinkTest, makes_its_line_anew_when_the_hub_is_silent) {
  join();
  now_ += kRoomPatience;
  pump();
  EXPECT_EQ(line_.reconnects, 1);
  EXPECT_FALSE(link_->up());
  pump();
  EXPECT_EQ(line_.reconnects, 1);
}

TEST_F(LinkTest, shows_nothing_of_a_board_that_was_taken_away) {
  const Board board{
      {{std::string(32, 'a'), "key_issues", Kind::comment, "an issue", Side::system, true, std::nullopt}}};
  line_up();
  hear("board", to_json(board), true);
  EXPECT_EQ(link_->take_board(), board);
  EXPECT_EQ(link_->take_board(), std::nullopt) << "it is news once";
  hear("board", "nonsense", true);
  EXPECT_EQ(link_->take_board(), std::nullopt);
  EXPECT_THAT(link_->take_messages(), Contains(HasSubstr("board cannot be read")));
  hear("board", "", true);
  EXPECT_EQ(link_->take_board(), Board{});
}

TEST_F(LinkTest, is_not_let_in_once_it_was_refused_twice_in_a_row) {
  const auto refused = [&](bool not_let_in) {
    line_.coming.emplace_back(LinkDown{"tls", not_let_in});
    pump();
    return link_->not_let_in();
  };
  EXPECT_FALSE(refused(true)) << "a line may break in the handshake";
  EXPECT_FALSE(refused(false));
  EXPECT_FALSE(refused(true));
  EXPECT_TRUE(refused(true));
  EXPECT_THAT(link_->take_messages(), Contains(HasSubstr("Ask the facilitator")));
  join();
  EXPECT_FALSE(link_->not_let_in());
}

TEST_F(LinkTest, keeps_everything_while_the_line_takes_nothing) {
  join();
  line_.up = false;
  ASSERT_TRUE(write("{}"));
  pump();
  line_.up = true;
  line_.coming.emplace_back(LinkDown{"gone"});
  join();
  now_ += Millis(1000);
  pump();
  EXPECT_THAT(cells(), SizeIs(1));
}

}  // namespace
}  // namespace candour
