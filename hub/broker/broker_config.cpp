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
    case Role::review:
      return {};  // reads the event folder, never the room
  }
  return {};
}

std::string device_acl(const BrokerPlan& plan) {
  std::string text;
  for (const auto& device : plan.devices)
    text += fmt::format("user {}\n{}", device.name, device_rules(device, plan.ref));
  return text;
}

std::string pre_shared_keys(const BrokerPlan& plan) {
  std::string text;
  for (const auto& device : plan.devices) text += fmt::format("{}:{}\n", device.name, device.psk_hex);
  return text;
}

std::string open_listener(std::string_view where, const std::filesystem::path& acl) {
  return fmt::format("\nlistener {}\nallow_anonymous true\nacl_file {}\n", where, acl.string());
}

std::string keyed_listener(std::string_view where, const BrokerPlan& plan) {
  // The identity is the name is the client id: a kiosk can neither write as another nor throw the hub out by taking its
  // id. TLS 1.2 would take a pre-shared key without forward secrecy.
  return fmt::format(
      "\nlistener {}\nallow_anonymous false\nacl_file {}\npsk_file {}\npsk_hint candour\ntls_version tlsv1.3\n"
      "use_identity_as_username true\nuse_username_as_clientid true\n",
      where, (plan.folder / "devices.acl").string(), (plan.folder / "devices.psk").string());
}

}  // namespace

std::vector<BrokerFile> broker_files(const BrokerPlan& plan) {
  const auto hub_acl = plan.folder / "hub.acl";
  const auto local_acl = plan.folder / "local.acl";
  const auto network = fmt::format("{} {}", plan.listen.port, plan.listen.host);
  auto config = kGeneral + fmt::format("user {}\n", plan.user);
  // The network first: a broker that answers the hub has its port.
  config += plan.plain ? open_listener(network, local_acl) : keyed_listener(network, plan);
  config += open_listener("0 " + plan.local_socket().string(), local_acl);
  config += open_listener("0 " + plan.hub_socket().string(), hub_acl);
  return {{plan.config_file(), config},
          {hub_acl, fmt::format("pattern readwrite candour/1/{}/#\n", plan.ref)},
          {local_acl, rules("pattern", kLocal, plan.ref, {})},
          {plan.folder / "devices.acl", device_acl(plan)},
          {plan.folder / "devices.psk", pre_shared_keys(plan)}};
}

}  // namespace candour::hub
