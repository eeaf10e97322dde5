#include "common/process/stop_signal.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace candour {
namespace {

/// nohup has it ignored; once blocked it would come all the same.
bool ignored(int signal) {
  struct sigaction now {};
  return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  if (!ignored(SIGHUP)) sigaddset(&set, SIGHUP);
  return set;
}

}  // namespace

StopSignal::StopSignal() {
  const auto set = stop_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  descriptor_ = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  if (descriptor_ < 0) std::abort();
}

StopSignal::~StopSignal() { ::close(descriptor_); }

bool StopSignal::came() {
  signalfd_siginfo info;
  if (!came_) came_ = ::read(descriptor_, &info, sizeof info) == sizeof info;
  return came_;
}

bool wait_for_input(int descriptor) {
  const auto set = stop_signals();
  const int stop = ::signalfd(-1, &set, SFD_CLOEXEC);
  pollfd looked_at[] = {{descriptor, POLLIN, 0}, {stop, POLLIN, 0}};
  int came = 0;
  do {
    came = ::poll(looked_at, 2, -1);
  } while (came < 0 && errno == EINTR);
  ::close(stop);
  return looked_at[1].revents == 0;
}

void restore_signals_for_child() {
  const auto set = stop_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGXFSZ, SIG_DFL);
}

}  // namespace candour
