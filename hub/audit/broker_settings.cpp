#include "hub/audit/broker_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace candour::hub {
namespace {

/// What has to stand there, and why.
struct Needed {
  std::string_view key, value, why;
};
constexpr Needed kNeeded[] = {
    {"persistence", "false", "else the broker writes messages to a disk"},
    {"connection_messages", "false", "else its log says who came and when"},
    {"log_timestamp", "false", "else its log says when something happened"},
    {"log_type", "error", "else its log may name devices and topics"},
};
constexpr std::string_view kHarmless[] = {
    "per_listener_settings", "log_dest", "sys_interval", "max_keepalive", "set_tcp_nodelay", "max_inflight_messages",
    "max_queued_messages", "max_packet_size", "user", "listener", "allow_anonymous", "acl_file", "psk_file", "psk_hint",
    "tls_version", "use_identity_as_username", "use_username_as_clientid", "pid_file",
    // of a breakout room's broker: its bridge to the hub's
    "connection", "address", "topic", "bridge_protocol_version", "bridge_psk", "bridge_identity", "bridge_tls_version",
    "try_private", "cleansession", "keepalive_interval", "restart_timeout", "notifications", "notifications_local_only",
    "notification_topic"};

struct Listener {
  std::string where;
  bool unix_socket = false, keys = false, anybody = false;
};

class Reading {
 public:
  explicit Reading(bool keyed) : keyed_(keyed) {}

  void take(const std::string& key, const std::string& value, const std::string& line) {
    if (key == "listener") {
      listeners_.push_back({value, value.starts_with("0 "), false, false});
    } else if (key == "psk_file" && !listeners_.empty()) {
      listeners_.back().keys = true;
    } else if (key == "allow_anonymous" && !listeners_.empty()) {
      listeners_.back().anybody = value == "true";
    }
    const auto needed =
        std::find_if(std::begin(kNeeded), std::end(kNeeded), [&](const auto& n) { return n.key == key; });
    if (needed != std::end(kNeeded)) {
      seen_[needed->key] = true;
      if (value != needed->value)
        faults_.push_back(fmt::format("\"{}\" has to be \"{} {}\", {}.", line, key, needed->value, needed->why));
    } else if (key == "log_dest" && value != "stderr" && value != "none") {
      faults_.push_back(fmt::format("\"{}\" writes a log of its own; it has to be \"log_dest stderr\".", line));
    } else if (std::find(std::begin(kHarmless), std::end(kHarmless), key) == std::end(kHarmless)) {
      faults_.push_back(fmt::format("\"{}\" is no line that Candour writes; take it out.", line));
    }
  }

  std::vector<std::string> finish() {
    for (const auto& needed : kNeeded) {
      if (!seen_[needed.key])
        faults_.push_back(fmt::format("\"{} {}\" is missing, {}.", needed.key, needed.value, needed.why));
    }
    for (const auto& listener : listeners_) {
      if (keyed_ && !listener.unix_socket && (listener.anybody || !listener.keys))
        faults_.push_back(fmt::format("the listener {} lets in whoever comes, without a key.", listener.where));
    }
    return std::move(faults_);
  }

 private:
  bool keyed_;
  std::map<std::string_view, bool> seen_;
  std::vector<Listener> listeners_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults_of_broker_settings(std::string_view text, bool keyed) {
  Reading reading(keyed);
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    line.erase(0, line.find_first_not_of(" \t"));
    if (line.empty() || line.front() == '#') continue;
    const auto space = line.find(' ');
    reading.take(line.substr(0, space), space == std::string::npos ? "" : line.substr(space + 1), line);
  }
  return reading.finish();
}

}  // namespace candour::hub
