#pragma once
#include <string>

#include "common/failure/failure.hpp"
#include "common/mqtt/broker_address.hpp"

namespace candour {

// What people type to say where an event is.

/// The pre-shared key into the address. Wrong usage (2) where only half of it is given, or it does not go with the
/// address.
Done take_psk(const std::string& identity, const std::string& file, BrokerAddress& broker);

/// Says why on stderr; the exit code.
int end_with(const Failure& failure);

}  // namespace candour
