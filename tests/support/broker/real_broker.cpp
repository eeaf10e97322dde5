#include "tests/support/broker/real_broker.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <utility>

#include "tests/support/bytes_of.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kMosquitto = "/usr/sbin/mosquitto";

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool listening(int port) {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(port);
  const bool up = ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(probe);
  return up;
}

}  // namespace

int free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(0);
  socklen_t size = sizeof address;
  const bool bound = ::bind(probe, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(probe);
  return bound ? ntohs(address.sin_port) : 0;
}

void Child::start(std::vector<std::string> words, const fs::path& errors) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(::open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), STDERR_FILENO);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

bool Child::running() { return pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) == 0; }

void Child::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(std::exchange(pid_, -1), nullptr, 0);
}

bool RealBroker::there() { return fs::exists(kMosquitto); }

std::string RealBroker::start() {
  const auto until = Clock::now() + kDeadline;
  do {
    if (port_ == 0) choose_ports();
    child_.start({kMosquitto, "-c", (folder_ / "mosquitto.conf").string()}, folder_ / "errors");
    while (child_.running() && Clock::now() < until) {
      if (listening(port_) && listening(psk_port_)) return {};
      ::poll(nullptr, 0, 5);
    }
    child_.kill();
    if (!was_up_) port_ = 0;  // somebody else was quicker
  } while (Clock::now() < until);
  return "mosquitto did not start: " + bytes_of(folder_ / "errors");
}

void RealBroker::kill() {
  was_up_ = true;
  child_.kill();
}

void RealBroker::choose_ports() {
  port_ = free_port();
  psk_port_ = free_port();
  std::ofstream(folder_ / "psk") << "kiosk-1:" << kPsk << "\n";
  const auto* user = ::getpwuid(::geteuid());
  std::ofstream(folder_ / "mosquitto.conf")
      << "user " << (user != nullptr ? user->pw_name : "nobody") << "\nlog_type none\npersistence false\n"
      << "per_listener_settings true\nlistener " << port_ << " 127.0.0.1\nallow_anonymous true\n"
      << "listener 0 " << (folder_ / "s").string() << "\nallow_anonymous true\n"
      << "listener " << psk_port_ << " 127.0.0.1\npsk_hint candour\npsk_file " << (folder_ / "psk").string()
      << "\nuse_identity_as_username true\n";
}

}  // namespace candour
