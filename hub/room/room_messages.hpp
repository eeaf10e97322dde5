#pragma once
#include <optional>

#include "common/mqtt/broker_client.hpp"
#include "common/wire/topics.hpp"
#include "hub/core/hub_event.hpp"

namespace candour::hub {

/// What a message from the broker means to the core; nothing when it means nothing (another topic, a note of the wrong
/// length, a device's message that cannot be read).
std::optional<HubEvent> event_of(const Message& message, const Topics& topics);

/// What the hub listens to.
std::vector<Subscription> hub_subscriptions(const Topics& topics);

}  // namespace candour::hub
