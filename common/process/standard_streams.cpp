#include "common/process/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <new>
#include <string>

namespace candour {

void keep_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // The lowest number that is free is the one just found closed.
    if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF) (void)::open("/dev/null", O_RDONLY);
  }
}

void complain(std::string_view line) {
  const auto whole = std::string(line) + "\n";
  (void)std::fwrite(whole.data(), 1, whole.size(), stderr);
}

Done standard_output_arrived() {
  const bool good = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (good) return {};
  return fail(ExitCode::failed, "It was not said to the end: standard output takes nothing (" +
                                    std::string(std::strerror(errno)) + "). Let it go where there is room.");
}

int ended_with(const std::function<int()>& work) {
  try {
    const int code = work();
    const auto arrived = standard_output_arrived();
    if (code != 0 || arrived) return code;
    complain(arrived.error().sentence);
  } catch (const std::bad_alloc&) {
    complain("There is not enough memory for that; close other programs and try again.");
  } catch (const std::exception& error) {
    complain(std::string("It failed: ") + error.what() + ".");
  }
  return static_cast<int>(ExitCode::failed);
}

}  // namespace candour
