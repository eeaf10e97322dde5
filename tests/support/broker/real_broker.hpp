#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "common/mqtt/broker_address.hpp"

namespace candour {

/// A child process of the test's own, ended by its id.
class Child {
 public:
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { kill(); }

  void start(std::vector<std::string> words, const std::filesystem::path& errors = "/dev/null");
  bool running();
  void kill();

 private:
  pid_t pid_ = -1;
};

/// A port of loopback at which nobody listens; 0 where there is none.
int free_port();

/// A mosquitto on ports and a socket of its own, which keeps nothing.
class RealBroker {
 public:
  static constexpr std::chrono::seconds kDeadline{20};  ///< many times what anything takes on a busy machine
  static constexpr const char* kPsk = "00112233445566778899aabbccddeeff";
  static constexpr const char* kMissing = "NOT TESTED: there is no /usr/sbin/mosquitto (Debian: mosquitto)";
  static bool there();

  /// Its files go into `folder`, which must outlive it.
  explicit RealBroker(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Started again it has the same ports. Why it did not start, or nothing.
  std::string start();
  void kill();
  BrokerAddress tcp() const { return {BrokerAddress::Way::tcp, "127.0.0.1", port_, {}, {}}; }
  BrokerAddress unix_socket() const { return {BrokerAddress::Way::unix_socket, (folder_ / "s").string(), 0, {}, {}}; }
  BrokerAddress psk(std::string key) const {
    return {BrokerAddress::Way::psk, "127.0.0.1", psk_port_, "kiosk-1", std::move(key)};
  }

 private:
  void choose_ports();

  std::filesystem::path folder_;
  int port_ = 0, psk_port_ = 0;
  bool was_up_ = false;
  Child child_;
};

}  // namespace candour
