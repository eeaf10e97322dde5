#include <gtest/gtest.h>
#include <poll.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "common/mqtt/broker_address.hpp"
#include "common/mqtt/inbox.hpp"
#include "common/mqtt/psk_file.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace fs = std::filesystem;
namespace {

using Way = BrokerAddress::Way;

TEST(BrokerAddress, isReadFromItsUrl) {
  const struct {
    const char* url;
    Way way;
    const char* host;
    int port;
    bool here;
  } rows[] = {
      {"mqtt://127.0.0.1:1883", Way::tcp, "127.0.0.1", 1883, true},
      {"mqtt://localhost:1", Way::tcp, "localhost", 1, true},
      {"mqtt://[::1]:1883", Way::tcp, "::1", 1883, true},
      {"mqtt://127.200.3.4:65535", Way::tcp, "127.200.3.4", 65535, true},
      {"mqtt://hub.local:1883", Way::tcp, "hub.local", 1883, false},
      {"mqtt://10.0.0.7:1883", Way::tcp, "10.0.0.7", 1883, false},
      {"mqtt://[fe80::1]:1883", Way::tcp, "fe80::1", 1883, false},
      {"mqtt://127.0.0.1.example.org:1883", Way::tcp, "127.0.0.1.example.org", 1883, false},
      {"mqtt://127.example.org:1883", Way::tcp, "127.example.org", 1883, false},
      {"mqtts+psk://192.168.1.2:8883", Way::psk, "192.168.1.2", 8883, false},
      {"unix:///run/candour/broker.sock", Way::unix_socket, "/run/candour/broker.sock", 0, true},
      {"unix:///a folder/b:1", Way::unix_socket, "/a folder/b:1", 0, true},
  };
  for (const auto& row : rows) {
    const auto address = broker_address_from(row.url);
    ASSERT_TRUE(address) << row.url;
    EXPECT_EQ(address->way, row.way) << row.url;
    EXPECT_EQ(address->host, row.host) << row.url;
    EXPECT_EQ(address->port, row.port) << row.url;
    EXPECT_EQ(address->on_this_machine(), row.here) << row.url;
  }
}

TEST(BrokerAddress, isWrongUsageInOneSentenceOtherwise) {
  for (const auto* wrong : {"",
                            "localhost",
                            "localhost:1883",
                            "mqtt://",
                            "mqtt://localhost",
                            "mqtt://:1883",
                            "mqtt://localhost:",
                            "mqtt://localhost:0",
                            "mqtt://localhost:65536",
                            "mqtt://localhost:-1",
                            "mqtt://localhost:1883/x",
                            "mqtt://localhost: 1883",
                            "mqtt://localhost:1883x",
                            "mqtt://localhost:99999999999",
                            "mqtts://localhost:8883",
                            "mqtts+psk://localhost",
                            "tcp://localhost:1883",
                            "MQTT://localhost:1883",
                            "unix://",
                            "unix://relative/path",
                            "unix:/one/slash",
                            "mqtt:localhost:1883"}) {
    const auto address = broker_address_from(wrong);
    ASSERT_FALSE(address) << wrong;
    EXPECT_EQ(address.error().code, ExitCode::usage) << wrong;
    EXPECT_NE(address.error().sentence.find("mqtt://host:port"), std::string::npos) << wrong;
  }
}

TEST(ListenAddress, isReadWithAPortThatMayBeAnyFreeOne) {
  const struct {
    const char* text;
    const char* host;
    int port;
    bool loopback;
  } rows[] = {
      {"127.0.0.1:0", "127.0.0.1", 0, true},
      {"[::1]:8883", "::1", 8883, true},
      {":1883", "127.0.0.1", 1883, true},
      {"0.0.0.0:8883", "0.0.0.0", 8883, false},
      {"[::]:8883", "::", 8883, false},
      {"localhost:1", "localhost", 1, true},
      {"192.168.1.2:65535", "192.168.1.2", 65535, false},
  };
  for (const auto& row : rows) {
    const auto address = listen_address_from(row.text);
    ASSERT_TRUE(address) << row.text;
    EXPECT_EQ(address->host, row.host) << row.text;
    EXPECT_EQ(address->port, row.port) << row.text;
    EXPECT_EQ(address->loopback(), row.loopback) << row.text;
  }
  for (const auto* wrong :
       {"", "127.0.0.1", "1883", "host:", "host:65536", "host:-1", "host:+1", "host:1x", "host: 1"}) {
    const auto address = listen_address_from(wrong);
    ASSERT_FALSE(address) << wrong;
    EXPECT_EQ(address.error().code, ExitCode::usage) << wrong;
  }
}

class PskFile : public testing::Test {
 protected:
  Done read(std::string_view text) {
    std::ofstream(folder_ / "psk", std::ios::binary) << text;
    return read_psk_file((folder_ / "psk").string(), key_);
  }
  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
  std::string key_ = "untouched";
};

TEST_F(PskFile, isItsFirstLineOfSixteenToThirtyTwoBytes) {
  for (const std::size_t digits : {32u, 34u, 64u}) {
    const std::string key(digits, 'a');
    for (const auto* end : {"", "\n", "\r\n", "\nand a note\n"}) {
      ASSERT_TRUE(read(key + end));
      EXPECT_EQ(key_, key);
    }
  }
  ASSERT_TRUE(read("0123456789ABCDEFabcdef0123456789"));
  EXPECT_EQ(key_, "0123456789ABCDEFabcdef0123456789");
}

TEST_F(PskFile, isBadInputOtherwiseAndTheKeyStaysWhatItWas) {
  for (const auto& wrong :
       {std::string(), std::string("\n"), std::string(30, 'a'), std::string(33, 'a'), std::string(66, 'a'),
        std::string(31, 'a') + "g", " " + std::string(32, 'a'), std::string(8000, 'a')}) {
    const auto done = read(wrong);
    ASSERT_FALSE(done) << wrong;
    EXPECT_EQ(done.error().code, ExitCode::bad_input);
    EXPECT_EQ(done.error().sentence.find(wrong.size() > 1 ? wrong : "\n"), std::string::npos)
        << "a key is not repeated";
  }
  EXPECT_EQ(read_psk_file((folder_ / "missing").string(), key_).error().code, ExitCode::bad_input);
  EXPECT_EQ(key_, "untouched");
  EXPECT_TRUE(read_psk_file("", key_)) << "none was named";
  EXPECT_EQ(key_, "untouched");
}

bool readable(int descriptor) {
  pollfd one{descriptor, POLLIN, 0};
  return ::poll(&one, 1, 0) == 1;
}

TEST(Inbox, isReadableExactlyWhileSomethingIsThere) {
  Inbox<int> inbox;
  EXPECT_FALSE(readable(inbox.descriptor()));
  EXPECT_TRUE(inbox.take().empty());
  for (int round = 0; round < 3; ++round) {
    inbox.put(1);
    EXPECT_TRUE(readable(inbox.descriptor()));
    inbox.put(2);
    EXPECT_TRUE(readable(inbox.descriptor()));
    EXPECT_EQ(inbox.take(), (std::vector{1, 2}));
    EXPECT_FALSE(readable(inbox.descriptor()));
  }
}

TEST(Inbox, keepsTheOrderOfEachOfTwoThreads) {
  constexpr int kEach = 20'000;
  Inbox<int> inbox;
  std::thread even([&] {
    for (int i = 0; i < kEach; ++i) inbox.put(2 * i);
  });
  std::thread odd([&] {
    for (int i = 0; i < kEach; ++i) inbox.put(2 * i + 1);
  });
  int next[] = {0, 1}, taken = 0;
  pollfd one{inbox.descriptor(), POLLIN, 0};
  while (taken < 2 * kEach && ::poll(&one, 1, 10'000) == 1) {
    for (const int value : inbox.take()) {
      auto& expected = next[value % 2];
      EXPECT_EQ(value, expected);
      expected = value + 2;
      ++taken;
    }
  }
  even.join();
  odd.join();
  EXPECT_EQ(taken, 2 * kEach);
  EXPECT_FALSE(readable(inbox.descriptor()));
}

}  // namespace
}  // namespace candour
