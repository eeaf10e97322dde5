// A link on its own thread, a real broker, and a hub's end that this test holds. Nothing waits for a time: everything
// waits for an event, with a deadline.

#include "kiosk/link/link_thread.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>

#include <condition_variable>
#include <deque>
#include <mutex>

#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/wire/board_json.hpp"
#include "common/wire/receipts.hpp"
#include "tests/support/broker/real_broker.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/seeded_chance.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

using Clock = std::chrono::steady_clock;
using Tickets = std::vector<LinkThread::Ticket>;

/// The hub's end of the room: says what the room is, and hears the cells.
class HubEnd {
 public:
  HubEnd(const BrokerAddress& address, const RoomState& room)
      : topics_("rowan"), line_(options(address)), room_(room) {}

  void say_room() {
    ++room_.rev;
    say(topics_.room(), to_json(room_));
  }
  /// Somebody has subscribed to it: the broker says so with its PUBACK.
  bool say_room_until_heard() {
    const auto until = Clock::now() + RealBroker::kDeadline;
    while (reason_ != 0 && Clock::now() < until) {
      say_room();
      hear_more();
    }
    return reason_ == 0;
  }
  /// Retained, as soon as there is a connection.
  void say(const std::string& topic, const std::string& payload) {
    const auto until = Clock::now() + RealBroker::kDeadline;
    while (!line_.publish(topic, payload, true) && Clock::now() < until) hear_more();
  }
  void acknowledge(std::vector<Receipt> receipts) {
    for (const auto& payload : receipt_payloads(std::move(receipts))) line_.publish(topics_.receipt(), payload, false);
  }

  /// The next message on this topic of the device; nothing when the deadline passes.
  std::optional<std::string> next(const std::string& topic) {
    const auto until = Clock::now() + RealBroker::kDeadline;
    for (;;) {
      for (auto at = heard_.begin(); at != heard_.end(); ++at) {
        if (at->topic != topic) continue;
        auto payload = at->payload;
        heard_.erase(at);
        return payload;
      }
      if (Clock::now() > until) return std::nullopt;
      hear_more();
    }
  }
  std::optional<std::string> next_cell() { return next(topics_.cell("kiosk-1")); }
  std::optional<std::string> next_state() { return next(topics_.device("kiosk-1")); }

 private:
  BrokerClient::Options options(const BrokerAddress& address) const {
    BrokerClient::Options made;
    made.address = address;
    made.subscriptions = {{topics_.cell("+")}, {topics_.device("+")}};
    return made;
  }
  void hear_more() {
    pollfd one{line_.descriptor(), POLLIN, 0};
    ::poll(&one, 1, 100);
    for (const auto& event : line_.take()) {
      if (const auto* message = std::get_if<Message>(&event)) heard_.push_back(*message);
      if (const auto* delivered = std::get_if<Delivered>(&event)) reason_ = delivered->reason;
      if (std::holds_alternative<LinkUp>(event)) reason_ = -1;
    }
  }

  const Topics topics_;
  BrokerLine line_;
  RoomState room_;
  std::deque<Message> heard_;
  int reason_ = -1;  ///< of the last PUBACK on this connection
};

/// While it lives no file can grow: what a full disk is to a program.
class LinkThreadTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!RealBroker::there()) GTEST_SKIP() << RealBroker::kMissing;
    ready_sodium();
    ASSERT_EQ(broker_.start(), "");
    event_ = make_event_keys();
    hub_keys_ = make_hub_keys(chance_);
    RoomState room;
    room.hub_epoch = "0123456789abcdef";
    room.event_key = event_.public_key;
    room.hub_key = hub_keys_.public_key;
    room.steps = {{"facts", 20}, {"learning", 30}};
    room.phase = Phase::open;
    hub_.emplace(broker_.tcp(), room);
    hub_->say_room();
    start();
  }
  void TearDown() override { link_.reset(); }

  void start() {
    Link::Options options;
    options.broker = broker_.tcp();
    options.reference = "rowan";
    options.device = "kiosk-1";
    options.for_people = true;
    auto started = LinkThread::start(options, folder_ / "kiosk", link_chance_, [this] {
      std::unique_lock free(busy_, std::try_to_lock);
      {
        std::lock_guard lock(mutex_);
        ++wakes_;
        held_up_ = !free.owns_lock();
        woken_.notify_all();
      }
      if (!free.owns_lock()) free.lock();
    });
    ASSERT_TRUE(started) << started.error().sentence;
    link_ = std::move(*started);
  }

  /// The next news of this kind, whatever comes before it; nothing when the deadline passes.
  template <class News>
  std::optional<News> next() {
    const auto until = Clock::now() + RealBroker::kDeadline;
    for (;;) {
      std::unique_lock lock(mutex_);
      const int before = wakes_;
      lock.unlock();
      for (auto& each : link_->take_news()) news_.push_back(std::move(each));
      for (; !news_.empty(); news_.pop_front()) {
        if (auto* wanted = std::get_if<News>(&news_.front())) {
          auto found = std::move(*wanted);
          news_.pop_front();
          return found;
        }
        if (const auto* line = std::get_if<LinkThread::Line>(&news_.front())) lines_.push_back(line->up);
      }
      lock.lock();
      if (!woken_.wait_until(lock, until, [&] { return wakes_ != before; })) return std::nullopt;
    }
  }

  /// A text for each ticket.
  void send(const Tickets& tickets, const std::string& text, bool held) {
    LinkThread::Send order;
    for (const auto ticket : tickets) {
      const auto sealed = seal_contribution(event_.public_key, text + std::to_string(ticket));
      order.tickets.push_back(ticket);
      order.sealed.push_back(
          {*sealed, event_tag_of(event_.public_key), Lane::words, 1, chance_.some<SittingId>(), held});
    }
    link_->order(std::move(order));
  }
  std::string text_of(const CellContents& contents) { return open_contribution(event_, contents.sealed).value_or(""); }
  CellContents next_cell() {
    const auto payload = hub_->next_cell();
    const auto cell = payload ? Cell::from(*payload) : std::nullopt;
    const auto contents = cell ? open_cell(hub_keys_, *cell) : std::nullopt;
    EXPECT_TRUE(contents) << "no cell came, or none that opens";
    return contents.value_or(CellContents());
  }

  TemporaryFolder folder_;
  TemporaryFolder broker_folder_;
  RealBroker broker_{broker_folder_.path()};
  SeededChance chance_, link_chance_{2};  // the link's own is used on its thread
  EventKeys event_;
  HubKeys hub_keys_;
  std::optional<HubEnd> hub_;
  std::mutex busy_;       ///< the link's thread is, from its next news on, while somebody holds it
  bool held_up_ = false;  ///< it is
  std::mutex mutex_;
  std::condition_variable woken_;
  int wakes_ = 0;
  std::deque<LinkThread::News> news_;
  std::vector<bool> lines_;  ///< what was told of the line before what somebody waited for
  std::unique_ptr<LinkThread> link_;
};

TEST_F(LinkThreadTest, tellsTheRoomAndTheKeyThatIsBelieved) {
  const auto seen = next<LinkThread::RoomSeen>();
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->key, event_.public_key);
  EXPECT_EQ(seen->room.phase, Phase::open);
  hub_->say_room();
  const auto again = next<LinkThread::RoomSeen>();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->room.rev, seen->room.rev + 1);
}

TEST_F(LinkThreadTest, keepsEachTicketAndTellsWhenItHasJoinedTheOthers) {
  ASSERT_TRUE(next<LinkThread::RoomSeen>());
  send({11, 12}, "words of ", false);
  EXPECT_EQ(next<LinkThread::Kept>().value_or(LinkThread::Kept{}).ticket, 11u);
  EXPECT_EQ(next<LinkThread::Kept>().value_or(LinkThread::Kept{}).ticket, 12u);
  std::map<std::string, Secret> came;
  for (int i = 0; i < 2; ++i) {
    const auto cell = next_cell();
    came[text_of(cell)] = cell.secret;
  }
  ASSERT_TRUE(came.contains("words of 11") && came.contains("words of 12"));
  hub_->acknowledge({receipt_of(came["words of 12"])});
  EXPECT_EQ(next<LinkThread::Joined>().value_or(LinkThread::Joined{}).tickets, Tickets{12});
  hub_->acknowledge({receipt_of(came["words of 11"]), receipt_of(came["words of 12"])});
  EXPECT_EQ(next<LinkThread::Joined>().value_or(LinkThread::Joined{}).tickets, Tickets{11});
}

TEST_F(LinkThreadTest, sendsWhatIsHeldOnlyOnceItIsReleased) {
  ASSERT_TRUE(next<LinkThread::RoomSeen>());
  send({1}, "held ", true);
  send({2}, "not held ", false);
  EXPECT_EQ(text_of(next_cell()), "not held 2");
  link_->order(LinkThread::Release{{1}});
  EXPECT_EQ(text_of(next_cell()), "held 1");
}

TEST_F(LinkThreadTest, forgetsWhatWasUndone) {
  ASSERT_TRUE(next<LinkThread::RoomSeen>());
  send({1, 2}, "undone ", true);
  link_->order(LinkThread::Withdraw{{1, 2}});
  link_->order(LinkThread::Release{{1, 2}});
  link_.reset();
  start();  // with another boot: what its spool held would go first
  send({3}, "kept ", false);
  EXPECT_EQ(text_of(next_cell()), "kept 3");
}

TEST_F(LinkThreadTest, sendsWhatItsSpoolHoldsAfterARestart) {
  ASSERT_TRUE(next<LinkThread::RoomSeen>());
  send({1}, "in its undo window ", true);
  ASSERT_TRUE(next<LinkThread::Kept>());
  link_.reset();
  start();
  EXPECT_EQ(text_of(next_cell()), "in its undo window 1");
}

TEST_F(LinkThreadTest, saysForEachTicketThatADiskDidNotTakeIt) {
  ASSERT_TRUE(next<LinkThread::RoomSeen>());
  {
    const FullDisk full;
    send({5, 6}, "lost ", false);
    const auto first = next<LinkThread::NotKept>(), second = next<LinkThread::NotKept>();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->ticket + second->ticket, 11u);
    EXPECT_FALSE(first->why.empty());
  }
  send({7}, "kept ", false);
  EXPECT_EQ(next<LinkThread::Kept>().value_or(LinkThread::Kept{}).ticket, 7u);
  EXPECT_EQ(text_of(next_cell()), "kept 7") << "and nothing of what was refused";
}

TEST_F(LinkThreadTest, showsTheCaseAndTheBoardUntilItIsTakenAway) {
  EventPack pack;
  pack.title = "Rowan";
  pack.glossary_names = {"Zephyrine Quillfeather"};
  Session session;
  session.id = "practitioners";
  const auto json = case_json(pack, session, chance_.some<NameSalt>());
  const Topics topics("rowan");
  hub_->say(topics.case_part(0), json);
  hub_->say(topics.case_manifest(), to_json(CaseManifest{1, 1, to_hex(hash_of(json))}));
  const auto seen = next<LinkThread::CaseSeen>();
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->shown->title, "Rowan");
  EXPECT_TRUE(seen->shown->names.contains("quillfeather"));
  const Board board{{{std::string(32, 'a'), "facts", Kind::comment, "an issue", Side::system, true, std::nullopt}}};
  hub_->say(topics.board(), to_json(board));
  EXPECT_EQ(next<LinkThread::BoardSeen>().value_or(LinkThread::BoardSeen{}).board, board);
  hub_->say(topics.board(), "");
  const auto gone = next<LinkThread::BoardSeen>();
  ASSERT_TRUE(gone);
  EXPECT_TRUE(gone->board.entries.empty());
}

TEST_F(LinkThreadTest, tellsThatTheLineWentAndSendsAgainWhenItIsBack) {
  ASSERT_TRUE(next<LinkThread::RoomSeen>());
  send({1}, "without an answer ", false);
  const auto first = next_cell();
  broker_.kill();
  std::optional<LinkThread::Line> line;
  do line = next<LinkThread::Line>();
  while (line && line->up);
  ASSERT_TRUE(line) << "nobody said that the line was down";
  ASSERT_EQ(broker_.start(), "");
  line = next<LinkThread::Line>();
  ASSERT_TRUE(line && line->up);
  hub_->say_room();
  EXPECT_EQ(next_cell().secret, first.secret);
}

TEST_F(LinkThreadTest, tellsOfALineThatWentAndCameBackWhileItWasBusy) {
  ASSERT_TRUE(next<LinkThread::RoomSeen>());
  std::unique_lock busy(busy_);  // as with a card that takes its time
  hub_->say_room();
  {
    std::unique_lock lock(mutex_);
    ASSERT_TRUE(woken_.wait_for(lock, RealBroker::kDeadline, [&] { return held_up_; }));
  }
  broker_.kill();
  ASSERT_EQ(broker_.start(), "");
  ASSERT_TRUE(hub_->say_room_until_heard());
  (void)link_->take_news();
  lines_.clear();
  busy.unlock();
  ASSERT_TRUE(next<LinkThread::RoomSeen>());
  EXPECT_EQ(lines_, (std::vector{false, true}));
}

TEST_F(LinkThreadTest, saysGoodbyeWhenItLeaves) {
  ASSERT_TRUE(next<LinkThread::RoomSeen>());
  ASSERT_NE(hub_->next_state().value_or("").find("\"ready\""), std::string::npos);
  link_.reset();
  EXPECT_NE(hub_->next_state().value_or("").find("\"lost\""), std::string::npos);
}

}  // namespace
}  // namespace candour
