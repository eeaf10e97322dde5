// Against a real mosquitto on a port of its own. Nothing waits for a time: everything waits for an event, with a
// deadline.

#include "common/mqtt/broker_client.hpp"

#include <gtest/gtest.h>
#include <poll.h>

#include <chrono>
#include <cstdlib>
#include <deque>
#include <filesystem>

#include "tests/support/broker/real_broker.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kDeadline = RealBroker::kDeadline;

/// A client and what it has told so far.
class Peer {
 public:
  explicit Peer(BrokerClient::Options options) : client(std::in_place, with_echo(std::move(options)), inbox_) {}

  /// Connected, and the broker has all subscriptions: it answers the one that came last.
  bool ready() {
    return next<LinkUp>() && client->publish(echo_, "") && next<Message>().value_or(Message{}).topic == echo_;
  }

  /// The next event of this type, whatever comes before it; nothing when the deadline passes.
  template <class Event>
  std::optional<Event> next(std::chrono::milliseconds patience = kDeadline) {
    const auto until = Clock::now() + patience;
    for (;;) {
      while (!waiting_.empty()) {
        const auto event = std::move(waiting_.front());
        waiting_.pop_front();
        if (const auto* wanted = std::get_if<Event>(&event)) return *wanted;
      }
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
      pollfd one{inbox_.descriptor(), POLLIN, 0};
      if (left <= 0 || ::poll(&one, 1, static_cast<int>(left)) != 1) return std::nullopt;
      for (auto& event : inbox_.take()) waiting_.push_back(std::move(event));
    }
  }

 private:
  BrokerClient::Options with_echo(BrokerClient::Options options) const {
    options.subscriptions.push_back({echo_, true});
    return options;
  }

  static inline int made_ = 0;
  const std::string echo_ = "echo/" + std::to_string(++made_);
  Inbox<BrokerEvent> inbox_;
  std::deque<BrokerEvent> waiting_;

 public:
  std::optional<BrokerClient> client;  // below the inbox: it goes first
};

class OnARealBroker : public testing::Test {
 protected:
  OnARealBroker() { broker_.emplace(folder_); }
  ~OnARealBroker() override { broker_.reset(); }
  void SetUp() override {
    if (!RealBroker::there()) GTEST_SKIP() << RealBroker::kMissing;
    ASSERT_EQ(broker_->start(), "");
  }

  BrokerClient::Options options(std::vector<Subscription> subscriptions = {}) const {
    BrokerClient::Options made;
    made.address = broker_->tcp();
    made.subscriptions = std::move(subscriptions);
    return made;
  }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
  std::optional<RealBroker> broker_;
};

TEST_F(OnARealBroker, carriesAnyBytesFromOneToAnotherAndSaysThatItHasThem) {
  Peer hub(options({{"t/+"}})), kiosk(options());
  ASSERT_TRUE(hub.ready() && kiosk.next<LinkUp>());
  std::string bytes(3204, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i);
  std::vector<int> ids;
  for (const auto& payload : {bytes, std::string(), std::string(100'000, 'x')}) {
    const auto id = kiosk.client->publish("t/kiosk", payload);
    ASSERT_TRUE(id);
    ids.push_back(*id);
    const auto message = hub.next<Message>();
    ASSERT_TRUE(message);
    EXPECT_EQ(message->topic, "t/kiosk");
    EXPECT_EQ(message->payload, payload);
    EXPECT_FALSE(message->retained);
    const auto delivered = kiosk.next<Delivered>();
    ASSERT_TRUE(delivered);
    EXPECT_EQ(delivered->id, *id);
    EXPECT_LT(delivered->reason, 0x80);
  }
  EXPECT_NE(ids[0], ids[1]);
}

TEST_F(OnARealBroker, keepsTheOrderOfAThousandAndAcknowledgesEach) {
  Peer hub(options({{"n"}})), kiosk(options());
  ASSERT_TRUE(hub.ready() && kiosk.next<LinkUp>());
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(kiosk.client->publish("n", std::to_string(i)));
  for (int i = 0; i < 1000; ++i) {
    const auto message = hub.next<Message>();
    ASSERT_TRUE(message);
    ASSERT_EQ(message->payload, std::to_string(i));
  }
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(kiosk.next<Delivered>()) << i;
}

TEST_F(OnARealBroker, bringsOnesOwnMessagesOnlyWhereThatWasAskedFor) {
  Peer peer(options({{"mine", true}, {"others", false}}));
  ASSERT_TRUE(peer.next<LinkUp>());
  ASSERT_TRUE(peer.client->publish("others", "not for me"));
  ASSERT_TRUE(peer.client->publish("mine", "for me"));
  const auto message = peer.next<Message>();
  ASSERT_TRUE(message);
  EXPECT_EQ(message->payload, "for me");
}

TEST_F(OnARealBroker, saysOfARetainedMessageThatItIsOne) {
  Peer hub(options());
  ASSERT_TRUE(hub.next<LinkUp>());
  ASSERT_TRUE(hub.client->publish("room", "state", true));
  ASSERT_TRUE(hub.next<Delivered>());
  Peer late(options({{"room"}}));
  const auto message = late.next<Message>();
  ASSERT_TRUE(message);
  EXPECT_EQ(message->payload, "state");
  EXPECT_TRUE(message->retained);
}

TEST_F(OnARealBroker, isNoticedWhenItDiesAndWhenItIsBack) {
  Peer peer(options({{"t", true}}));
  ASSERT_TRUE(peer.next<LinkUp>());
  broker_->kill();
  const auto down = peer.next<LinkDown>();
  ASSERT_TRUE(down);
  EXPECT_FALSE(down->why.empty());
  EXPECT_FALSE(peer.client->publish("t", "into nowhere")) << "there is no connection";
  ASSERT_TRUE(peer.next<LinkDown>()) << "it tries again, and says that it failed again";
  EXPECT_FALSE(peer.client->publish("t", "into nowhere"));
  ASSERT_EQ(broker_->start(), "");
  ASSERT_TRUE(peer.next<LinkUp>());
  ASSERT_TRUE(peer.client->publish("t", "after"));
  const auto message = peer.next<Message>();
  ASSERT_TRUE(message);
  EXPECT_EQ(message->payload, "after") << "subscribed again, and nothing of before was sent behind our back";
}

TEST_F(OnARealBroker, makesANewConnectionWhenAskedTo) {
  auto with_will = options({{"t", true}});
  with_will.will = Message{"will", "dropped", false};
  Peer watcher(options({{"will"}}));
  ASSERT_TRUE(watcher.ready());
  Peer peer(std::move(with_will));
  ASSERT_TRUE(peer.next<LinkUp>());
  peer.client->reconnect();
  ASSERT_TRUE(peer.next<LinkDown>());
  ASSERT_TRUE(peer.next<LinkUp>());
  ASSERT_TRUE(peer.client->publish("t", "on the new one"));
  EXPECT_EQ(peer.next<Message>().value_or(Message{}).payload, "on the new one");
  EXPECT_EQ(watcher.next<Message>().value_or(Message{}).payload, "dropped") << "the old one did end";
}

TEST_F(OnARealBroker, publishesNoWillOfAClientThatSaysGoodbye) {
  Peer watcher(options({{"will"}, {"last"}}));
  ASSERT_TRUE(watcher.ready());
  {
    auto with_will = options();
    with_will.will = Message{"will", "lost", true};
    Peer peer(std::move(with_will));
    ASSERT_TRUE(peer.next<LinkUp>());
    ASSERT_TRUE(peer.client->publish("last", "word"));
  }
  EXPECT_EQ(watcher.next<Message>().value_or(Message{}).payload, "word") << "what was queued has left first";
  Peer after(options());
  ASSERT_TRUE(after.next<LinkUp>());
  ASSERT_TRUE(after.client->publish("last", "after"));
  EXPECT_EQ(watcher.next<Message>().value_or(Message{}).payload, "after") << "and no will in between";
}

/// Not a test of its own: the process that the next one kills.
TEST(KilledClient, DISABLED_isConnectedUntilItIsKilled) {
  const char* url = std::getenv("CANDOUR_TEST_BROKER");
  if (url == nullptr) GTEST_SKIP();
  BrokerClient::Options options;
  options.address = broker_address_from(url).value();
  options.will = Message{"will", "lost", false};
  Peer peer(std::move(options));
  ASSERT_TRUE(peer.next<LinkUp>());
  ASSERT_TRUE(peer.client->publish("here", "I am"));
  peer.next<LinkDown>(60s);
}

TEST_F(OnARealBroker, publishesTheWillOfAClientThatIsKilled) {
  Peer watcher(options({{"will"}, {"here"}}));
  ASSERT_TRUE(watcher.ready());
  const auto url = "mqtt://127.0.0.1:" + std::to_string(broker_->tcp().port);
  ::setenv("CANDOUR_TEST_BROKER", url.c_str(), 1);
  Child victim;
  victim.start({fs::read_symlink("/proc/self/exe").string(), "--gtest_also_run_disabled_tests", "--gtest_brief=1",
                "--gtest_filter=KilledClient.*"});
  EXPECT_EQ(watcher.next<Message>().value_or(Message{}).topic, "here");
  victim.kill();
  const auto will = watcher.next<Message>();
  ASSERT_TRUE(will);
  EXPECT_EQ(will->topic, "will");
  EXPECT_EQ(will->payload, "lost");
}

TEST_F(OnARealBroker, isReachedByAUnixSocket) {
  auto by_socket = options({{"t", true}});
  by_socket.address = broker_->unix_socket();
  Peer peer(std::move(by_socket));
  ASSERT_TRUE(peer.next<LinkUp>());
  ASSERT_TRUE(peer.client->publish("t", "hello"));
  EXPECT_EQ(peer.next<Message>().value_or(Message{}).payload, "hello");
}

TEST_F(OnARealBroker, letsInWhoKnowsTheKeyAndNobodyElse) {
  auto right = options({{"t", true}}), wrong = options(), no_key = options();
  right.address = broker_->psk(RealBroker::kPsk);
  wrong.address = broker_->psk("ffffffffffffffffffffffffffffffff");
  no_key.address = broker_->tcp();
  no_key.address.port = right.address.port;
  Peer enrolled(std::move(right)), stranger(std::move(wrong)), plain(std::move(no_key));
  ASSERT_TRUE(enrolled.next<LinkUp>());
  ASSERT_TRUE(enrolled.client->publish("t", "hello"));
  EXPECT_EQ(enrolled.next<Message>().value_or(Message{}).payload, "hello");
  const auto refused = stranger.next<LinkDown>();
  ASSERT_TRUE(refused);
  EXPECT_TRUE(refused->not_let_in);
  EXPECT_FALSE(stranger.client->publish("t", "let me in"));
  EXPECT_TRUE(plain.next<LinkDown>());
  EXPECT_FALSE(plain.client->publish("t", "let me in"));
}

TEST(NoBroker, isNoReasonToHangAtTheEnd) {
  const auto began = Clock::now();
  {
    BrokerClient::Options options;
    options.address = {BrokerAddress::Way::tcp, "127.0.0.1", free_port(), {}, {}};
    Peer peer(std::move(options));
    EXPECT_FALSE(peer.client->publish("t", "too early"));
    const auto down = peer.next<LinkDown>();
    ASSERT_TRUE(down);
    EXPECT_FALSE(down->not_let_in) << "nobody was there to refuse it";
    EXPECT_FALSE(peer.client->publish("t", "still not"));
  }
  EXPECT_LT(Clock::now() - began, 10s);
}

}  // namespace
}  // namespace candour
