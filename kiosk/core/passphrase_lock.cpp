#include "kiosk/core/passphrase_lock.hpp"

#include <utility>

namespace candour {

void PassphraseLock::begin_opening() {
  opening = true;
  opened = of = 0;
  why.clear();
}

void PassphraseLock::refuse(std::string sentence, bool wrong_passphrase, std::chrono::milliseconds now) {
  opening = false;
  why = std::move(sentence);
  if (!wrong_passphrase || --tries_left > 0) return;
  tries_left = kTries;
  not_before = now + kWaitAfterTries;
  why = "lock.wait";
}

void PassphraseLock::watch_the_clock(std::chrono::milliseconds now) {
  if (why == "lock.wait" && now >= not_before) why.clear();
}

}  // namespace candour
