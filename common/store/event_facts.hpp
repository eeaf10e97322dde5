#pragma once
#include <string>

#include "common/sealed/fixed_bytes.hpp"

namespace candour {

/// What stands in an event's store in clear: nothing of the case, nothing of anybody who took part.
struct EventFacts {
  std::string reference;  ///< the pack's, as written
  std::string ref;        ///< bounded, as in topics and in the folder's name
  std::string session;
  EventPublicKey event_key;
  bool rehearsal = false;
  int k = 5;
  int beat_seconds = 60;
  bool announce_behind = false;
  int retention_months = 0;    ///< 0: the pack does not say
  std::string retain_until{};  ///< YYYY-MM-DD: the event's day and those months; empty where the pack lacks either
  bool legal_hold = false;

  bool operator==(const EventFacts&) const = default;
};

}  // namespace candour
