#include "common/mqtt/broker_address.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <charconv>

namespace candour {
namespace {

/// By number, not by how it begins: 127.0.0.1.example.org is somewhere else.
bool is_loopback(const std::string& host) {
  in_addr number{};
  const bool in_127 = ::inet_pton(AF_INET, host.c_str(), &number) == 1 && ntohl(number.s_addr) >> 24 == 127;
  return in_127 || host == "localhost" || host == "::1";
}

struct HostAndPort {
  std::string host;
  int port = -1;
};

/// port -1: it could not be read.
HostAndPort split(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return {};
  auto host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const auto digits = text.substr(colon + 1);
  int port = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  const bool good = error == std::errc() && end == digits.data() + digits.size() && port >= 0 && port <= 65535;
  return {std::string(host), good ? port : -1};
}

}  // namespace

bool BrokerAddress::on_this_machine() const { return way == Way::unix_socket || is_loopback(host); }

bool ListenAddress::loopback() const { return is_loopback(host); }

Result<BrokerAddress> broker_address_from(std::string_view url) {
  const auto wrong = [&] {
    return fail(
        ExitCode::usage,
        fmt::format("\"{}\" is not a broker's address; write mqtt://host:port, mqtts+psk://host:port or unix:///path.",
                    url));
  };
  BrokerAddress address;
  if (url.starts_with("unix://")) {
    address.way = BrokerAddress::Way::unix_socket;
    address.host = url.substr(7);
    if (address.host.empty() || address.host[0] != '/') return wrong();
    return address;
  }
  if (url.starts_with("mqtts+psk://")) {
    address.way = BrokerAddress::Way::psk;
    url.remove_prefix(12);
  } else if (url.starts_with("mqtt://")) {
    url.remove_prefix(7);
  } else {
    return wrong();
  }
  const auto [host, port] = split(url);
  if (host.empty() || port < 1) return wrong();
  address.host = host;
  address.port = port;
  return address;
}

Done give_key(BrokerAddress& broker, const std::string& identity, const std::string& hex) {
  if (broker.way != BrokerAddress::Way::psk) {
    if (identity.empty() && hex.empty()) return {};
    return fail(ExitCode::usage, "--psk-identity and --psk-file go with a mqtts+psk:// broker only.");
  }
  if (identity.empty() || hex.empty())
    return fail(ExitCode::usage, "A mqtts+psk:// broker needs --psk-identity and --psk-file.");
  broker.psk_identity = identity;
  broker.psk_hex = hex;
  return {};
}

Result<ListenAddress> listen_address_from(std::string_view text) {
  auto [host, port] = split(text);
  if (port < 0) {
    return fail(ExitCode::usage, fmt::format("\"{}\" is not an address to listen on; write ADDR:PORT, for example "
                                             "127.0.0.1:1883, or port 0 for any free one.",
                                             text));
  }
  return ListenAddress{host.empty() ? "127.0.0.1" : host, port};
}

}  // namespace candour
