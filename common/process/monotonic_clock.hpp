#pragma once
#include <chrono>

namespace candour {

/// Milliseconds of a clock that nobody can set: what every core is handed as "now".
inline std::chrono::milliseconds monotonic_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace candour
