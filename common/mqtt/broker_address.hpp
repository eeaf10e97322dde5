#pragma once
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"

namespace candour {

/// Where a broker is and how to get in: mqtt://host:port, mqtts+psk://host:port, unix:///path.
struct BrokerAddress {
  enum class Way { tcp, psk, unix_socket };
  Way way = Way::tcp;
  std::string host;  ///< the socket's path for unix_socket
  int port = 0;
  std::string psk_identity;  ///< psk only
  std::string psk_hex;       ///< psk only: 16 to 32 bytes in hexadecimal

  /// True for 127.0.0.0/8, ::1, localhost and unix sockets.
  bool on_this_machine() const;
};

/// Wrong usage (2) in one sentence.
Result<BrokerAddress> broker_address_from(std::string_view url);

/// What a mqtts+psk:// broker asks for. Wrong usage (2) where it is missing, or goes with another broker.
Done give_key(BrokerAddress& broker, const std::string& identity, const std::string& hex);

inline constexpr int kPortForDevices = 8883;  // IANA's for MQTT over TLS

/// "127.0.0.1:0", "[::1]:8883", ":1883" (127.0.0.1). Port 0 asks for any free one.
struct ListenAddress {
  std::string host;
  int port = 0;
  bool loopback() const;
};
Result<ListenAddress> listen_address_from(std::string_view text);

}  // namespace candour
