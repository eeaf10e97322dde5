#pragma once
#include <string>
#include <string_view>

#include "common/wire/room_state.hpp"

namespace candour {

// What verbs print with --json: one object on one line.

/// {"event","reference","session","rehearsal","passphrase"}; the passphrase is null when it was given, not made.
std::string new_event_json(std::string_view event, std::string_view ref, std::string_view session, bool rehearsal,
                           std::string_view passphrase);

struct StatusReport {
  std::string reference, session;
  bool rehearsal = false;
  bool serving = false;
  Phase phase = Phase::waiting;
  std::string step;
  std::size_t step_number = 0, steps = 0;  ///< from 1
  Millis remaining{}, behind{};
  std::string broker;      ///< a URL, or empty
  std::string trouble;     ///< "", "disk", "broker" or "clock"
  std::string free_space;  ///< for people: "41 GB"
  std::string late;        ///< "0", "few" or a number of at least k
  bool legal_hold = false;
  std::string retain_until;  ///< YYYY-MM-DD, or empty where the pack does not say
};
std::string status_json(const StatusReport& report);

}  // namespace candour
