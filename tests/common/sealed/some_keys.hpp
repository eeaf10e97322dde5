#pragma once
#include "common/sealed/random.hpp"
#include "common/sealed/seal.hpp"

namespace candour {

inline const bool kReady = (ready_sodium(), true);

/// The keys of one event, the same in every test of this program.
inline const EventKeys& event_keys() {
  static const EventKeys keys = make_event_keys();
  return keys;
}

}  // namespace candour
