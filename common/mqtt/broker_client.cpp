#include "common/mqtt/broker_client.hpp"

#include <fmt/format.h>
#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <random>

namespace candour {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kKeepAlive = 10;           // seconds; a half-open line is noticed after 15
constexpr milliseconds kPatience{5000};  // from connecting to the broker's welcome
constexpr milliseconds kLongestPause{5000};
constexpr milliseconds kQuiet{1000};

/// Once in a process, before the first client (mosquitto_lib_init is not thread-safe).
void ready_library() {
  static const int once = mosquitto_lib_init();
  if (once != MOSQ_ERR_SUCCESS) std::abort();
}

/// libmosquitto readies TLS at the first connection without a lock of its own: two at once would each do it.
int begin_connecting(mosquitto* client, const BrokerAddress& address) {
  static std::mutex one_at_a_time;
  const std::lock_guard hold(one_at_a_time);
  return mosquitto_connect_bind_async(client, address.host.c_str(), address.port, kKeepAlive, nullptr);
}

}  // namespace

/// What the callbacks of one connection may touch.
struct BrokerClient::Connection {
  struct Free {
    void operator()(mosquitto* freed) const { mosquitto_destroy(freed); }
  };
  BrokerClient& owner;
  std::unique_ptr<mosquitto, Free> client;
  bool up = false;
  std::string why;
  bool not_let_in = false;

  static Connection& of(void* object) { return *static_cast<Connection*>(object); }

  static void on_connect(mosquitto* client, void* object, int reason, int, const mosquitto_property*) {
    auto& self = of(object);
    if (reason != 0) {
      self.why = mosquitto_reason_string(reason);
      self.not_let_in = reason == MQTT_RC_NOT_AUTHORIZED || reason == MQTT_RC_BAD_USERNAME_OR_PASSWORD;
      return;
    }
    for (const auto& subscription : self.owner.options_.subscriptions) {
      const int options = subscription.own_too ? 0 : MQTT_SUB_OPT_NO_LOCAL;
      mosquitto_subscribe_v5(client, nullptr, subscription.topic.c_str(), 1, options, nullptr);
    }
    self.up = true;
    {
      const std::lock_guard hold(self.owner.mutex_);
      self.owner.live_ = client;
    }
    self.owner.inbox_.put(LinkUp{});
  }

  static void on_message(mosquitto*, void* object, const mosquitto_message* message, const mosquitto_property*) {
    of(object).owner.inbox_.put(
        Message{message->topic,
                std::string(static_cast<const char*>(message->payload), static_cast<std::size_t>(message->payloadlen)),
                message->retain});
  }

  static void on_publish(mosquitto*, void* object, int id, int reason, const mosquitto_property*) {
    --of(object).owner.unconfirmed_;
    of(object).owner.inbox_.put(Delivered{id, reason});
  }

  bool configure() {
    const auto& options = owner.options_;
    const auto& address = options.address;
    client.reset(mosquitto_new(options.client_id.empty() ? nullptr : options.client_id.c_str(), true, this));
    if (!client) return false;
    mosquitto_threaded_set(client.get(), true);
    mosquitto_int_option(client.get(), MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
    mosquitto_int_option(client.get(), MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_int_option(client.get(), MOSQ_OPT_SEND_MAXIMUM, options.most_in_flight);
    mosquitto_connect_v5_callback_set(client.get(), on_connect);
    mosquitto_message_v5_callback_set(client.get(), on_message);
    mosquitto_publish_v5_callback_set(client.get(), on_publish);
    if (options.will) {
      mosquitto_will_set_v5(client.get(), options.will->topic.c_str(), static_cast<int>(options.will->payload.size()),
                            options.will->payload.data(), 1, options.will->retained, nullptr);
    }
    if (address.way != BrokerAddress::Way::psk) return true;
    // TLS 1.3 only: PSK with 1.2 has no forward secrecy. No certificates: a Pi has no clock to judge them by.
    return mosquitto_tls_psk_set(client.get(), address.psk_hex.c_str(), address.psk_identity.c_str(), nullptr) == 0 &&
           mosquitto_tls_opts_set(client.get(), 1, "tlsv1.3", nullptr) == 0;
  }

  /// Until the line is lost, a stop or another connection is asked for, or the broker takes too long to say hello.
  void serve() {
    const auto deadline = Clock::now() + kPatience;
    while (!owner.stop_ && !owner.again_) {
      if (up) wait_for_something();
      const int result = mosquitto_loop(client.get(), up ? 0 : 100, 1);
      if (result != MOSQ_ERR_SUCCESS) {
        if (why.empty()) why = mosquitto_strerror(result);
        // A pre-shared key that the other side does not have: OpenSSL ends the handshake, and says no more than that.
        if (result == MOSQ_ERR_TLS && !up) not_let_in = true;
        return;
      }
      if (!up && Clock::now() > deadline) {
        why = "the broker did not answer";
        return;
      }
    }
  }

  /// Sleeps until the broker says something, this side has something to say, or the library wants to see to its
  /// keepalive: with a wait of its own it would wake up ten times a second for nothing.
  void wait_for_something() {
    const short write = mosquitto_want_write(client.get()) ? POLLOUT : 0;
    pollfd waiting[] = {{mosquitto_socket(client.get()), static_cast<short>(POLLIN | write), 0},
                        {owner.wake_, POLLIN, 0}};
    ::poll(waiting, std::size(waiting), static_cast<int>(kQuiet.count()));
    owner.forget_wake();
  }

  /// Gives what is on its way a moment to arrive, then says goodbye, so that the Last Will stays unsent. The PUBACKs
  /// have to be in first: libmosquitto takes one that comes while it is disconnecting for an error and drops the line
  /// unsaid.
  void say_goodbye() {
    const auto deadline = Clock::now() + milliseconds(500);
    const auto busy = [&] { return mosquitto_want_write(client.get()) || owner.unconfirmed_ > 0; };
    while (busy() && Clock::now() < deadline && mosquitto_loop(client.get(), 10, 1) == MOSQ_ERR_SUCCESS) {
    }
    mosquitto_disconnect_v5(client.get(), 0, nullptr);
    while (mosquitto_loop(client.get(), 10, 1) == MOSQ_ERR_SUCCESS && Clock::now() < deadline) {
    }
  }
};

BrokerClient::BrokerClient(Options options, Inbox<BrokerEvent>& inbox) : options_(std::move(options)), inbox_(inbox) {
  ready_library();
  wake_ = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  thread_ = std::thread([this] { run(); });
}

BrokerClient::~BrokerClient() {
  leave();
  thread_.join();
  ::close(wake_);
}

void BrokerClient::leave() {
  stop_ = true;
  ::eventfd_write(wake_, 1);
}

std::optional<int> BrokerClient::publish(const std::string& topic, std::string_view payload, bool retain) {
  const std::lock_guard hold(mutex_);
  if (live_ == nullptr) return std::nullopt;
  int id = 0;
  const int result = mosquitto_publish_v5(live_, &id, topic.c_str(), static_cast<int>(payload.size()), payload.data(),
                                          1, retain, nullptr);
  if (result != MOSQ_ERR_SUCCESS) return std::nullopt;
  ++unconfirmed_;
  ::eventfd_write(wake_, 1);
  return id;
}

void BrokerClient::forget_wake() {
  eventfd_t woken = 0;
  ::eventfd_read(wake_, &woken);
}

void BrokerClient::reconnect() {
  again_ = true;
  ::eventfd_write(wake_, 1);
}

void BrokerClient::run() {
  int failures = 0;
  while (!stop_) {
    again_ = false;
    unconfirmed_ = 0;
    Connection connection{*this, nullptr, false, {}};
    const auto& address = options_.address;
    if (connection.configure()) {
      // A broker that is quick, or a client that is slow, is through with the handshake in here already.
      const int result = begin_connecting(connection.client.get(), address);
      connection.not_let_in = result == MOSQ_ERR_TLS;
      if (result == MOSQ_ERR_SUCCESS) connection.serve();
    }
    {
      const std::lock_guard hold(mutex_);
      live_ = nullptr;
    }
    if (stop_ && connection.up) connection.say_goodbye();
    if (stop_) return;
    failures = connection.up ? 0 : failures + 1;
    if (connection.why.empty()) connection.why = again_ ? "the hub was silent" : "the broker cannot be reached";
    inbox_.put(LinkDown{connection.why, connection.not_let_in});
    pause_before_next(failures);
  }
}

/// 100, 200, 400 … ms, at most five seconds, each of it half fixed and half random: two hundred kiosks that lost the
/// same broker must not come back in the same moment.
void BrokerClient::pause_before_next(int failures) {
  thread_local std::minstd_rand jitter{std::random_device{}()};
  const milliseconds most = std::min(kLongestPause, milliseconds(100 << std::min(failures, 6)));
  const auto until = Clock::now() + most / 2 + milliseconds(jitter() % static_cast<unsigned>(most.count() / 2 + 1));
  while (!stop_ && Clock::now() < until) {
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    pollfd waiting{wake_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(left.count())) > 0) forget_wake();
  }
}

}  // namespace candour
