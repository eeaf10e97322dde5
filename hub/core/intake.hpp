#pragma once
#include <optional>
#include <string_view>
#include <variant>

#include "common/agenda/position.hpp"
#include "common/sealed/seal.hpp"
#include "common/wire/refusal.hpp"
#include "hub/core/mix.hpp"

namespace candour::hub {

/// The hub's own keys: the one that `room` shows, and the one before it for as long as cells sealed to it may be on
/// their way (one beat).
class HubKeyRing {
 public:
  HubKeyRing(Chance& chance, Millis keep_previous_for);

  const HubPublicKey& current() const { return current_.public_key; }
  void turn(Chance& chance, Millis now);
  /// Forgets the previous key when its time is up.
  void time_passed(Millis now);
  std::optional<CellContents> open(const Cell& cell) const;

 private:
  Millis keep_for_;
  HubKeys current_;
  std::optional<HubKeys> previous_;
  Millis previous_until_{};
};

/// What a payload on `cell/<device>` turns out to be: something for the mix, or a refusal with its reason. Pure.
std::variant<Accepted, RefusedWhy> judge_cell(std::string_view payload, const HubKeyRing& keys, const EventTag& event,
                                              std::size_t steps);

/// The part of it that comes after the hub's seal is off.
std::variant<Accepted, RefusedWhy> judge_contents(const CellContents& contents, const EventTag& event,
                                                  std::size_t steps);

}  // namespace candour::hub
