#pragma once
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <utility>
#include <vector>

namespace candour {

/// The one way from another thread into a loop: `put` from anywhere, `take` from the loop's thread, and a descriptor
/// for the loop to poll, readable while something is there.
template <class Event>
class Inbox {
 public:
  Inbox() : descriptor_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (descriptor_ < 0) std::abort();
  }
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;
  ~Inbox() { ::close(descriptor_); }

  int descriptor() const { return descriptor_; }

  void put(Event event) {
    const std::lock_guard hold(mutex_);
    events_.push_back(std::move(event));
    if (events_.size() > 1) return;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(descriptor_, &one, sizeof one);
  }

  /// Everything that is there, in the order in which it was put.
  std::vector<Event> take() {
    const std::lock_guard hold(mutex_);
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(descriptor_, &count, sizeof count);
    return std::exchange(events_, {});
  }

 private:
  int descriptor_;
  std::mutex mutex_;
  std::vector<Event> events_;
};

}  // namespace candour
