#include "kiosk/cli/typed_address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "common/mqtt/psk_file.hpp"
#include "common/process/standard_streams.hpp"

namespace candour {

Done take_psk(const std::string& identity, const std::string& file, BrokerAddress& broker) {
  const bool given = !identity.empty() || !file.empty();
  if (broker.way != BrokerAddress::Way::psk) {
    return given ? fail(ExitCode::usage, "--psk-identity and --psk-file go with a mqtts+psk:// broker only.") : Done();
  }
  if (identity.empty() || file.empty()) {
    return fail(ExitCode::usage, "A mqtts+psk:// broker needs --psk-identity and --psk-file.");
  }
  broker.psk_identity = identity;
  return read_psk_file(file, broker.psk_hex);
}

int end_with(const Failure& failure) {
  complain(failure.sentence);
  return static_cast<int>(failure.code);
}

}  // namespace candour
