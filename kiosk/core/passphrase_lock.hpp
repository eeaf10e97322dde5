#pragma once
#include <chrono>
#include <cstddef>
#include <string>

namespace candour {

inline constexpr std::chrono::minutes kLockAfter{5};  ///< without a touch
inline constexpr std::chrono::minutes kWaitAfterTries{2};

/// What stands between somebody and an event's comments, as a screen shows it.
struct PassphraseLock {
  static constexpr int kTries = 5;

  int tries_left = kTries;
  std::chrono::milliseconds not_before{};
  bool opening = false;
  std::size_t opened = 0, of = 0;  ///< comments, while it is opening
  std::string why;                 ///< id of a sentence

  void begin_opening();
  /// It did not open: `sentence` says why. After kTries wrong passphrases nobody can try for a while.
  void refuse(std::string sentence, bool wrong_passphrase, std::chrono::milliseconds now);
  void watch_the_clock(std::chrono::milliseconds now);
};

}  // namespace candour
