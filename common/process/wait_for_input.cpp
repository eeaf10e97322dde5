#include "common/process/wait_for_input.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace candour {

bool wait_for_input(int descriptor) {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGINT);
  sigaddset(&stops, SIGTERM);
  const int stop = ::signalfd(-1, &stops, SFD_CLOEXEC);
  pollfd looked_at[] = {{descriptor, POLLIN, 0}, {stop, POLLIN, 0}};
  int came = 0;
  do {
    came = ::poll(looked_at, 2, -1);
  } while (came < 0 && errno == EINTR);
  ::close(stop);
  return looked_at[1].revents == 0;
}

}  // namespace candour
