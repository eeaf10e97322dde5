#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace candour {

/// Whether headphones are plugged in, as sound cards with a sensing jack say it (ALSA's control "Headphone Jack"). A
/// thread waits for what they say next and sleeps until then. A Raspberry Pi's own jack and most USB adapters sense
/// nothing: there somebody has to say that headphones are always plugged in.
class Headphones {
 public:
  /// `wake` is called from another thread when they were plugged in or out.
  explicit Headphones(std::function<void()> wake);
  Headphones(const Headphones&) = delete;
  Headphones& operator=(const Headphones&) = delete;
  ~Headphones();

  bool plugged_in() const { return plugged_in_; }
  /// The sound card that this machine takes by default is there.
  static bool can_be_heard();

 private:
  struct Card;
  void watch();
  void look();

  std::function<void()> wake_;
  std::vector<std::unique_ptr<Card>> cards_;
  std::atomic<bool> plugged_in_ = false;
  int over_ = -1;  ///< an eventfd that ends the thread
  std::thread watching_;
};

}  // namespace candour
