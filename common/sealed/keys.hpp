#pragma once
#include "common/sealed/fixed_bytes.hpp"
#include "common/sealed/random.hpp"
#include "common/sealed/secret_bytes.hpp"

namespace candour {

/// The event's key pair. The secret half is only ever where somebody has typed the passphrase; never in the hub.
struct EventKeys {
  EventPublicKey public_key;
  SecretBytes secret_key;
};

/// The hub's key pair: lives in RAM only and changes with every step and start, so that a capture of the network and
/// the event's key together open nothing (invariant A3).
struct HubKeys {
  HubPublicKey public_key;
  SecretBytes secret_key;
};

EventKeys make_event_keys();
/// From a seed of 32 bytes that `chance` gives.
HubKeys make_hub_keys(Chance& chance);

EventTag event_tag_of(const EventPublicKey& key);

}  // namespace candour
