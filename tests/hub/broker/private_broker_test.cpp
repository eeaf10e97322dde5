#include "hub/broker/private_broker.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "common/disk/file.hpp"

namespace candour::hub {
namespace {

// A signal that goes to the wrong process must find nobody but this test's own: all that could send one runs in a
// namespace of process ids of its own, where -1 reaches only what was started there.

/// How the one inside ended.
enum Verdict : int { good = 0, not_apart, no_broker, started_in_spite, not_taken, bystander_hit, revoked_let_in };

/// A process of its own numbers begins with the next fork. Root needs nothing for it; others become a user who does.
bool apart() {
  if (::unshare(CLONE_NEWPID) == 0) return true;
  const auto user = std::to_string(::geteuid());
  const auto group = std::to_string(::getegid());
  if (::unshare(CLONE_NEWUSER | CLONE_NEWPID) != 0) return false;
  const auto tell = [](const char* file, const std::string& text) { std::ofstream(file) << text; };
  tell("/proc/self/setgroups", "deny");
  tell("/proc/self/uid_map", user + " " + user + " 1");
  tell("/proc/self/gid_map", group + " " + group + " 1");
  return true;
}

int ended_as(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Runs `inside` as the first process of a namespace; its verdict.
template <class Inside>
int verdict_of(Inside inside) {
  const auto outer = ::fork();
  if (outer == 0) {
    if (!apart()) ::_exit(not_apart);
    const auto first = ::fork();
    if (first == 0) ::_exit(::getpid() == 1 ? static_cast<int>(inside()) : static_cast<int>(not_apart));
    ::_exit(ended_as(first));
  }
  return ended_as(outer);
}

pid_t somebody_else() {
  const auto child = ::fork();
  if (child != 0) return child;
  ::signal(SIGHUP, SIG_DFL);
  for (;;) ::pause();
}

bool lives(pid_t child) { return ::waitpid(child, nullptr, WNOHANG) == 0; }

void fell(const PrivateBroker& broker) {
  ::syscall(SYS_pidfd_send_signal, broker.descriptor(), SIGKILL, nullptr, 0);
  pollfd ended{broker.descriptor(), POLLIN, 0};
  ::poll(&ended, 1, 5000);
}

/// Another program has the port for the moment: the socket.
int taken(int port) {
  const int one = 1;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int held = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ::setsockopt(held, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  ::bind(held, reinterpret_cast<sockaddr*>(&address), sizeof address);
  ::listen(held, 1);
  return held;
}

Verdict a_device_is_enrolled_while_the_broker_is_down() {
  const auto bystander = somebody_else();
  const std::string key(64, 'a');
  auto broker = PrivateBroker::start(
      {"T-1", {"127.0.0.1", 0}, false, {{"window", Role::participant, key, {}}, {"revoked", Role::desk, key, {}}}});
  if (!broker) return no_broker;
  fell(**broker);
  const int held = taken((*broker)->listening().port);
  if ((*broker)->restart()) return started_in_spite;
  if (!(*broker)->let_in({{"window", Role::participant, key, {}}})) return not_taken;
  ::poll(nullptr, 0, 200);  // a signal that was sent would have come
  if (!lives(bystander)) return bystander_hit;
  ::close(held);
  if (!(*broker)->restart()) return no_broker;
  const auto folder = std::filesystem::path((*broker)->hub_address().host).parent_path();
  return read_file(folder / "devices.psk", 4096) == "window:" + key + "\n" ? good : revoked_let_in;
}

/// The control: what that bystander does when it is signalled.
Verdict everybody_is_signalled() {
  const auto bystander = somebody_else();
  ::poll(nullptr, 0, 100);
  ::kill(-1, SIGHUP);
  ::poll(nullptr, 0, 200);
  return lives(bystander) ? good : bystander_hit;
}

TEST(PrivateBroker, signalsNobodyElseWhileItIsDownAndLetsInTheNewListWhenItIsBack) {
  const int verdict = verdict_of(a_device_is_enrolled_while_the_broker_is_down);
  if (verdict == not_apart) GTEST_SKIP() << "this machine gives no namespace of process ids";
  EXPECT_EQ(verdict, good);
}

TEST(PrivateBroker, wouldBeSeenHereIfItSignalledEverybody) {
  const int verdict = verdict_of(everybody_is_signalled);
  if (verdict == not_apart) GTEST_SKIP() << "this machine gives no namespace of process ids";
  EXPECT_EQ(verdict, bystander_hit);
}

}  // namespace
}  // namespace candour::hub
