#include "kiosk/cli/typed_address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "common/mqtt/psk_file.hpp"
#include "common/process/standard_streams.hpp"
#include "common/text/bounded_name.hpp"

namespace candour {

std::string bounded_reference(const std::string& typed) {
  const auto allowed = [](char c) { return c == '.' || bounded_name(std::string(1, c)) == std::string(1, c); };
  if (std::all_of(typed.begin(), typed.end(), allowed)) return typed;
  const auto dot = typed.rfind('.');
  if (dot == std::string::npos) return bounded_name(typed);
  return bounded_name(typed.substr(0, dot)) + "." + bounded_name(typed.substr(dot + 1));
}

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
