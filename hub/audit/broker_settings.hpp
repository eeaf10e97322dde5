#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace candour::hub {

/// What in a mosquitto.conf would keep or tell something of a room: one sentence each. Pure. Only what Candour itself
/// writes is good (broker_config.cpp); a line that it does not write is a fault, since there are many that leak.
/// `keyed`: devices have to have keys, as at every real event.
std::vector<std::string> faults_of_broker_settings(std::string_view text, bool keyed);

}  // namespace candour::hub
