#pragma once
#include <algorithm>

#include "common/agenda/position.hpp"
#include "common/sealed/random.hpp"

namespace candour {

// How long an outbox waits, and for what. Each wait is partly random: kiosks that were turned away together must not
// come back together.

inline constexpr Millis kPubackPatience{20'000};  ///< a message without its PUBACK for so long: the line is lost
inline constexpr Millis kRoomPatience{15'000};    ///< three of the hub's five-second words missed

inline constexpr Millis kPace{3'000};      ///< 20 a minute: what the hub lets every device send for long
inline constexpr Millis kSlowFor{60'000};  ///< after a minute the hub's allowance is full again

/// At least `least`, at most `most`.
inline Millis between(Millis least, Millis most, Chance& chance) {
  return least + Millis(chance.uniform(static_cast<std::uint32_t>((most - least).count()) + 1));
}

/// 1, 2, 4, 8 … seconds, at most sixty, of which the second half is random.
inline Millis back_off(int setbacks, Chance& chance) {
  const Millis most = std::min(Millis(60'000), Millis(1000 << std::min(setbacks, 6)));
  return between(most / 2, most, chance);
}

}  // namespace candour
