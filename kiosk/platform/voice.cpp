#include "kiosk/platform/voice.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace candour {
namespace {

constexpr std::size_t kMostBytes = 60'000;  // fits into a pipe, so that writing never waits

/// Between fork and exec: only what a signal handler may do, too.
[[noreturn]] void become_espeak(int words, const char* voice, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(words, STDIN_FILENO);
  ::dup2(nothing, STDOUT_FILENO);
  ::dup2(nothing, STDERR_FILENO);
  ::execlp("espeak-ng", "espeak-ng", "-v", voice, "-s", "150", "-b", "1", "--stdin", static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

bool Voice::say(std::string_view words, const char* voice) {
  hush();
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  words = words.substr(0, kMostBytes);
  const bool written = ::write(ends[1], words.data(), words.size()) == static_cast<ssize_t>(words.size());
  ::close(ends[1]);
  const auto parent = ::getpid();
  const auto child = written ? ::fork() : -1;
  if (child == 0) become_espeak(ends[0], voice, parent);
  ::close(ends[0]);
  if (child < 0) return false;
  process_ = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
  waiting_ = std::thread([this, child] {
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    ended_ = true;
    wake_();
  });
  return true;
}

void Voice::hush() {
  if (waiting_.joinable()) {
    ::syscall(SYS_pidfd_send_signal, process_, SIGKILL, nullptr, 0);
    waiting_.join();
    ::close(process_);
    process_ = -1;
  }
  ended_ = false;
}

}  // namespace candour
