#include "hub/broker/broker_config.hpp"

#include <fmt/format.h>

#include <span>
#include <string_view>

namespace candour::hub {
namespace {

constexpr const char* kGeneral = R"(# Written by candour-hub; changes here are lost.
per_listener_settings true
# Nothing of a room is ever on the broker's disk or in its log.
persistence false
connection_messages false
log_dest stderr
log_type error
log_timestamp false
sys_interval 0
# A kiosk that fell silent is noticed within 45 seconds; a cell does not wait for its neighbour.
max_keepalive 30
set_tcp_nodelay true
# The default drops what it has acknowledged once a thousand messages wait for one reader.
max_inflight_messages 1000
max_queued_messages 100000
max_packet_size 131072
)";

/// What each role may do on the topics of the event; `~` stands for the device's own name. Rows, not branches. `room`,
/// `receipt`, `refused`, `desk/done`, `desk/released` and `desk/pack` are nobody's to write but the hub's.
constexpr std::string_view kParticipant[] = {"read room",    "read case",    "read case/#",  "read board",
                                             "read receipt", "read refused", "write cell/~", "write device/~"};
constexpr std::string_view kWall[] = {"read room", "read case", "read case/#", "read board", "write device/~"};
constexpr std::string_view kDesk[] = {"read room",          "read case",      "read case/#",    "read board",
                                      "read receipt",       "read refused",   "read device/+",  "read desk/done",
                                      "read desk/released", "read desk/note", "read desk/pack", "write case",
                                      "write case/#",       "write board",    "write desk/do",  "write desk/note",
                                      "write desk/redact",  "write cell/~",   "write device/~"};
/// A breakout room's bridge on the hub's broker; what its devices write comes as rows of their names.
constexpr std::string_view kBridge[] = {"read room",  "read case",    "read case/#",
                                        "read board", "read receipt", "read refused"};
/// What each device of a breakout room may hear of that room's own broker besides.
constexpr std::string_view kBridged[] = {"read bridge"};
constexpr std::string_view kWritingKiosk[] = {"write cell/~", "write device/~"};
constexpr std::string_view kWritingWall[] = {"write device/~"};
/// Programs on the hub's own machine, and everybody on loopback in a rehearsal: any of the three.
constexpr std::string_view kLocal[] = {"read room",          "read case",      "read case/#",    "read board",
                                       "read receipt",       "read refused",   "read device/+",  "read desk/done",
                                       "read desk/released", "read desk/note", "read desk/pack", "write case",
                                       "write case/#",       "write board",    "write desk/do",  "write desk/note",
                                       "write desk/redact",  "write cell/+",   "write device/+"};

std::string rules(std::string_view keyword, std::span<const std::string_view> rows, std::string_view ref,
                  std::string_view device) {
  std::string text;
  for (const auto row : rows) {
    const auto space = row.find(' ');
    std::string topic(row.substr(space + 1));
    if (const auto own = topic.find('~'); own != std::string::npos) topic.replace(own, 1, device);
    text += fmt::format("{} {} candour/1/{}/{}\n", keyword, row.substr(0, space), ref, topic);
  }
  return text;
}

std::string device_rules(const EnrolledDevice& device, std::string_view ref) {
  switch (device.role) {
    case Role::participant:
      return rules("topic", kParticipant, ref, device.name);
    case Role::wall:
      return rules("topic", kWall, ref, device.name);
    case Role::desk:
      return rules("topic", kDesk, ref, device.name);
    case Role::breakout:
      return rules("topic", kBridge, ref, device.name);
    case Role::review:
      return {};  // reads the event folder, never the room
  }
  return {};
}

/// The bridge of `room` writes as the devices that are enrolled there, and as nobody else.
std::string rules_for_those_in(const std::string& room, const std::vector<EnrolledDevice>& devices,
                               std::string_view ref) {
  std::string text;
  for (const auto& device : devices) {
    if (device.room != room) continue;
    text += device.role == Role::participant ? rules("topic", kWritingKiosk, ref, device.name)
                                             : rules("topic", kWritingWall, ref, device.name);
  }
  return text;
}

/// Of all devices of the event, those that meet the hub's broker: who is in a breakout room has a key there only.
std::string hub_device_acl(const std::vector<EnrolledDevice>& devices, std::string_view ref) {
  std::string text;
  for (const auto& device : devices) {
    if (!device.room.empty()) continue;
    text += fmt::format("user {}\n{}", device.name, device_rules(device, ref));
    if (device.role == Role::breakout) text += rules_for_those_in(device.name, devices, ref);
  }
  return text;
}

std::string breakout_device_acl(const std::vector<EnrolledDevice>& devices, std::string_view ref) {
  std::string text;
  for (const auto& device : devices) {
    text += fmt::format("user {}\n{}{}", device.name, device_rules(device, ref),
                        rules("topic", kBridged, ref, device.name));
  }
  return text;
}

std::string pre_shared_keys(const std::vector<EnrolledDevice>& devices, std::string_view room) {
  std::string text;
  for (const auto& device : devices) {
    if (device.room == room) text += fmt::format("{}:{}\n", device.name, device.psk_hex);
  }
  return text;
}

std::string open_listener(std::string_view where, const std::filesystem::path& acl) {
  return fmt::format("\nlistener {}\nallow_anonymous true\nacl_file {}\n", where, acl.string());
}

std::string keyed_listener(std::string_view where, const std::filesystem::path& folder) {
  // The identity is the name is the client id: a kiosk can neither write as another nor throw the hub out by taking its
  // id. TLS 1.2 would take a pre-shared key without forward secrecy.
  return fmt::format(
      "\nlistener {}\nallow_anonymous false\nacl_file {}\npsk_file {}\npsk_hint candour\ntls_version tlsv1.3\n"
      "use_identity_as_username true\nuse_username_as_clientid true\n",
      where, (folder / "devices.acl").string(), (folder / "devices.psk").string());
}

/// A clean session: the broker would keep cells for a hub that is away, and hand them over long after their kiosk sent
/// them anew. Five seconds: mosquitto knows no shorter keepalive, and a half-open line is to be noticed.
std::string bridge_to(const BreakoutPlan& plan) {
  auto text = fmt::format(
      "\nconnection hub\naddress {}:{}\nbridge_protocol_version mqttv50\nbridge_identity {}\nbridge_psk {}\n"
      "bridge_tls_version tlsv1.3\ntry_private false\ncleansession true\nkeepalive_interval 5\nrestart_timeout 1 5\n"
      "notifications true\nnotifications_local_only true\nnotification_topic candour/1/{}/bridge\n",
      plan.hub.host, plan.hub.port, plan.hub.psk_identity, plan.hub.psk_hex, plan.ref);
  for (const auto row : kBridge) text += fmt::format("topic candour/1/{}/{} in 1\n", plan.ref, row.substr(5));
  for (const auto* own : {"cell/+", "device/+"}) text += fmt::format("topic candour/1/{}/{} out 1\n", plan.ref, own);
  return text;
}

}  // namespace

std::vector<BrokerFile> broker_files(const BrokerPlan& plan) {
  const auto hub_acl = plan.folder / "hub.acl";
  const auto local_acl = plan.folder / "local.acl";
  const auto network = fmt::format("{} {}", plan.listen.port, plan.listen.host);
  auto config = kGeneral + fmt::format("user {}\n", plan.user);
  // The network first: a broker that answers the hub has its port.
  config += plan.plain ? open_listener(network, local_acl) : keyed_listener(network, plan.folder);
  config += open_listener("0 " + plan.local_socket().string(), local_acl);
  config += open_listener("0 " + plan.hub_socket().string(), hub_acl);
  return {{plan.config_file(), config},
          {hub_acl, fmt::format("pattern readwrite candour/1/{}/#\n", plan.ref)},
          {local_acl, rules("pattern", kLocal, plan.ref, {})},
          {plan.folder / "devices.acl", hub_device_acl(plan.devices, plan.ref)},
          {plan.folder / "devices.psk", pre_shared_keys(plan.devices, {})}};
}

std::vector<BrokerFile> breakout_files(const BreakoutPlan& plan) {
  auto config = kGeneral + fmt::format("user {}\n", plan.user);
  config += keyed_listener(fmt::format("{} {}", plan.listen.port, plan.listen.host), plan.folder);
  config += bridge_to(plan);
  return {{plan.config_file(), config},
          {plan.folder / "devices.acl", breakout_device_acl(plan.devices, plan.ref)},
          {plan.folder / "devices.psk", pre_shared_keys(plan.devices, plan.hub.psk_identity)}};
}

}  // namespace candour::hub
