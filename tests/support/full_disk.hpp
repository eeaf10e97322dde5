#pragma once
#include <sys/resource.h>

#include <csignal>
#include <cstdint>

namespace candour {

/// No file of this process may grow over this many bytes while it lives.
class FullDisk {
 public:
  explicit FullDisk(std::uintmax_t most = 0) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const ::rlimit now{most, before_.rlim_max};
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  ::rlimit before_{};
  void (*handler_)(int) = SIG_DFL;
};

}  // namespace candour
