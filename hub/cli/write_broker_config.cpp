#include "hub/cli/write_broker_config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "common/disk/file.hpp"
#include "common/disk/paths_in.hpp"
#include "common/store/clear_facts.hpp"
#include "common/text/bounded_name.hpp"
#include "common/wire/room_address.hpp"
#include "hub/broker/broker_config.hpp"
#include "hub/cli/broker_folder.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

constexpr const char* kForDevices = "0.0.0.0:8883";  // IANA's port for MQTT over TLS
constexpr const char* kForRehearsals = "127.0.0.1:1883";
constexpr const char* kHexDigits = "0123456789abcdef";
constexpr const char* kPlainCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:";

Result<ListenAddress> listening(const std::string& asked, const std::string& usual) {
  auto listen = listen_address_from(asked.empty() ? usual : asked);
  if (!listen || listen->port != 0) return listen;
  return fail(ExitCode::usage,
              fmt::format("A broker of its own needs a port that devices know; write --listen {}.", usual));
}

Result<BrokerPlan> hub_plan(const BrokerConfigOptions& options, const BrokerUser& user, const fs::path& folder) {
  const auto facts = read_clear_facts(options.event);
  if (!facts) return tl::make_unexpected(facts.error());
  auto devices = read_devices(options.event);
  if (!devices) return tl::make_unexpected(devices.error());
  auto listen = listening(options.listen, facts->rehearsal ? kForRehearsals : kForDevices);
  if (!listen) return tl::make_unexpected(listen.error());
  const bool plain = facts->rehearsal && listen->loopback();
  return BrokerPlan{folder, facts->ref, user.name, std::move(*listen), plain, std::move(*devices)};
}

Done for_the_hub(const BrokerConfigOptions& options, const fs::path& folder) {
  if (const auto facts = read_clear_facts(options.event); !facts) return tl::make_unexpected(facts.error());
  const auto user = broker_user(options.user, options.event);
  if (!user) return tl::make_unexpected(user.error());
  const auto plan = hub_plan(options, *user, folder);
  if (!plan) return tl::make_unexpected(plan.error());
  if (auto written = write_broker_files(folder, broker_files(*plan), *user); !written) return written;
  fmt::print(
      "wrote {0}\nthe broker:  mosquitto -c {0}    (as {1}; after enrol or revoke this again, and kill -HUP)\n"
      "the hub:     candour-hub run {2} --broker unix://{3}\ndevices:     on {4} port {5}\n",
      plan->config_file().string(), plan->user, options.event.string(), plan->hub_socket().string(), plan->listen.host,
      plan->listen.port);
  return {};
}

/// A stick comes from outside, and what is on it becomes lines of mosquitto's configuration.
bool fit_for_configuration(const Enrolment& enrolment, const std::string& host) {
  const auto only = [](const std::string& text, const char* characters) {
    return !text.empty() && text.find_first_not_of(characters) == std::string::npos;
  };
  return bounded_name(enrolment.device) == enrolment.device && !enrolment.device.empty() &&
         only(enrolment.reference, kPlainCharacters) && only(enrolment.psk, kHexDigits) && only(host, kPlainCharacters);
}

Result<Enrolment> enrolment_from(const fs::path& file) {
  const auto text = read_file(file, 1 << 16);
  if (!text) return tl::make_unexpected(text.error());
  auto enrolment = enrolment_from_json(*text);
  const auto broker = enrolment ? broker_address_from(enrolment->broker) : Result<BrokerAddress>();
  if (enrolment && broker && broker->way == BrokerAddress::Way::psk && fit_for_configuration(*enrolment, broker->host))
    return enrolment;
  return fail(ExitCode::bad_input,
              fmt::format("{}: this is no enrolment of this program; enrol the device again.", file.string()));
}

Result<std::vector<Enrolment>> enrolments_in(const fs::path& stick) {
  std::vector<Enrolment> enrolments;
  std::error_code error;
  const auto found = paths_in(stick, error);
  if (error) {
    return fail(ExitCode::bad_input, fmt::format("Cannot look into {}: {}.", stick.string(), error.message()));
  }
  for (const auto& path : found) {
    if (path.extension() != ".enrolment") continue;
    auto enrolment = enrolment_from(path);
    if (!enrolment) return tl::make_unexpected(enrolment.error());
    enrolments.push_back(std::move(*enrolment));
  }
  std::sort(enrolments.begin(), enrolments.end(), [](const auto& a, const auto& b) { return a.device < b.device; });
  return enrolments;
}

/// The one breakout room that the stick is for.
Result<Enrolment> room_among(const std::vector<Enrolment>& enrolments, const fs::path& stick) {
  const auto is_room = [](const Enrolment& each) { return each.role == to_string(Role::breakout); };
  const auto rooms = std::count_if(enrolments.begin(), enrolments.end(), is_room);
  if (rooms == 1) return *std::find_if(enrolments.begin(), enrolments.end(), is_room);
  return fail(ExitCode::bad_input,
              fmt::format("{} has to hold the enrolment of one breakout room (enrol EVENT ROOM --role breakout) and of "
                          "its devices; it holds {} rooms.",
                          stick.string(), rooms));
}

Result<BreakoutPlan> breakout_plan(const BrokerConfigOptions& options, const BrokerUser& user, const fs::path& folder) {
  const auto enrolments = enrolments_in(options.breakout);
  if (!enrolments) return tl::make_unexpected(enrolments.error());
  const auto room = room_among(*enrolments, options.breakout);
  if (!room) return tl::make_unexpected(room.error());
  auto hub = broker_address_from(room->broker);
  if (!hub) return tl::make_unexpected(hub.error());
  auto listen = listening(options.listen, kForDevices);
  if (!listen) return tl::make_unexpected(listen.error());
  hub->psk_identity = room->device;
  hub->psk_hex = room->psk;
  BreakoutPlan plan{folder, room->reference, user.name, std::move(*listen), {}, std::move(*hub)};
  for (const auto& each : *enrolments) {
    const auto role = role_from(each.role);
    if (each.room != room->device || each.reference != room->reference || !role) continue;
    plan.devices.push_back({each.device, *role, each.psk, each.room});
  }
  return plan;
}

Done for_a_breakout_room(const BrokerConfigOptions& options, const fs::path& folder) {
  const auto user = broker_user(options.user, options.breakout);
  if (!user) return tl::make_unexpected(user.error());
  const auto plan = breakout_plan(options, *user, folder);
  if (!plan) return tl::make_unexpected(plan.error());
  if (auto written = write_broker_files(folder, breakout_files(*plan), *user); !written) return written;
  fmt::print(
      "wrote {0}\nthe broker:  mosquitto -c {0}    (as {1}; with more devices on the stick this again, and kill -HUP)\n"
      "the room:    {2}, {3} devices, on {4} port {5}; the hub's broker is looked for at {6} port {7}\n",
      plan->config_file().string(), plan->user, plan->hub.psk_identity, plan->devices.size(), plan->listen.host,
      plan->listen.port, plan->hub.host, plan->hub.port);
  return {};
}

}  // namespace

Done write_broker_config(const BrokerConfigOptions& options) {
  if (options.event.empty() == options.breakout.empty()) {
    return fail(ExitCode::usage,
                "Say for what: EVENT, or --breakout and the folder with the enrolments of a breakout room.");
  }
  const auto folder = broker_folder(options.out);
  if (!folder) return tl::make_unexpected(folder.error());
  return options.event.empty() ? for_a_breakout_room(options, *folder) : for_the_hub(options, *folder);
}

}  // namespace candour::hub
