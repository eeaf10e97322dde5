#pragma once
#include <sys/types.h>

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace candour {

/// Reads aloud with espeak-ng, through the sound card that this machine takes by default. Words reach it through a
/// pipe: they are in no argument, environment or file, and its own memory goes back to the system with it. It is killed
/// by hush(), by whatever is read next, and with this program.
class Voice {
 public:
  /// `wake` is called from another thread when something has been read to its end.
  explicit Voice(std::function<void()> wake) : wake_(std::move(wake)) {}
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;
  ~Voice() { hush(); }

  /// Begins to read, and stops what is being read. `voice` is one of espeak-ng's: "en-gb" or "cy". False: it cannot be
  /// started. At most 60,000 bytes of UTF-8.
  bool say(std::string_view words, const char* voice);
  /// Silent when it returns.
  void hush();
  /// Once, after something was read to its end.
  bool take_ended() { return ended_.exchange(false); }

 private:
  std::function<void()> wake_;
  std::thread waiting_;
  int process_ = -1;  ///< a pidfd: never another process's
  std::atomic<bool> ended_ = false;
};

}  // namespace candour
