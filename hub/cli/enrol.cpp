#include "hub/cli/enrol.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/disk/open_file.hpp"
#include "common/process/machine_name.hpp"
#include "common/sealed/fingerprint.hpp"
#include "common/sealed/random.hpp"
#include "common/store/clear_facts.hpp"
#include "common/text/bounded_name.hpp"
#include "common/text/hex.hpp"
#include "common/wire/room_address.hpp"
#include "hub/broker/enrolled_devices.hpp"
#include "hub/cli/enrolment_sheet.hpp"
#include "hub/cli/room_visitor.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

std::string url_at_this_machine(int port) { return fmt::format("mqtts+psk://{}:{}", machine_name("localhost"), port); }

/// A hub that listens everywhere is served at no address that a device could go to: there it goes by this machine's
/// name.
std::string url_for(const EnrolOptions& options) {
  if (!options.broker.empty()) return options.broker;
  const auto served = served_address(options.event);
  if (!served) return url_at_this_machine(kPortForDevices);
  const auto listen = broker_address_from(served->listen);
  if (!listen || listen->way != BrokerAddress::Way::psk) return url_at_this_machine(kPortForDevices);
  return listen->host == "0.0.0.0" || listen->host == "::" ? url_at_this_machine(listen->port) : served->listen;
}

Done check_name(const std::string& device, const std::vector<EnrolledDevice>& devices) {
  if (device.empty() || bounded_name(device) != device) {
    return fail(ExitCode::usage,
                fmt::format("\"{}\" cannot be a device's name; use letters, digits, - and _, at most 48.", device));
  }
  const bool taken = std::any_of(devices.begin(), devices.end(), [&](const auto& each) { return each.name == device; });
  if (!taken) return {};
  return fail(ExitCode::refused, fmt::format("{} is enrolled already; revoke it first, or give another name.", device));
}

Done check_room(const EnrolOptions& options, Role role, const std::vector<EnrolledDevice>& devices) {
  if (options.room.empty()) return {};
  if (role != Role::participant && role != Role::wall) {
    return fail(ExitCode::refused, "In a breakout room there are kiosks and walls; a desk meets the hub's own broker.");
  }
  const bool there = std::any_of(devices.begin(), devices.end(), [&](const auto& each) {
    return each.name == options.room && each.role == Role::breakout;
  });
  if (!there) {
    return fail(ExitCode::bad_input, fmt::format("No breakout room is enrolled as \"{0}\"; enrol it first: candour-hub "
                                                 "enrol {1} {0} --role breakout --out DIR.",
                                                 options.room, options.event.string()));
  }
  if (!options.broker.empty()) return {};
  return fail(ExitCode::usage,
              "Say where the room's own broker will be: --broker mqtts+psk://host:port of the machine in that room.");
}

/// Only a broker that asks for keys can be met by name and key.
Done check_address(const std::string& url) {
  const auto address = broker_address_from(url);
  if (!address) return tl::make_unexpected(address.error());
  if (address->way == BrokerAddress::Way::psk) return {};
  return fail(ExitCode::usage, fmt::format("\"{}\" asks for no key; write mqtts+psk://host:port.", url));
}

/// Where the room's broker is not the hub's own, its folder gets word that the list is another one now.
void leave_word(const fs::path& event) {
  const auto served = served_address(event);
  const auto broker = served ? broker_address_from(served->broker) : Result<BrokerAddress>();
  if (!served || !broker || broker->way != BrokerAddress::Way::unix_socket) return;
  // Without it the list is still taken, but for one that changes at that very moment: nothing to stop for. The folder
  // is the hub's user's and this may be root: no link there leads it to another file.
  const auto word = fs::path(broker->host).parent_path() / kDevicesChanged;
  const OpenFile left(::open(word.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
}

std::string fresh_key() {
  std::array<std::uint8_t, 32> key{};
  fill_randomly(key);
  return to_hex(key);
}

}  // namespace

Done enrol_device(const EnrolOptions& options) {
  const auto facts = read_clear_facts(options.event);
  if (!facts) return tl::make_unexpected(facts.error());
  const auto role = role_from(options.role);
  if (!role || *role == Role::review) {
    return fail(ExitCode::usage,
                fmt::format("\"{}\" is no role of a device; use participant, desk, wall or breakout.", options.role));
  }
  const auto held = hold_devices(options.event);
  if (!held) return tl::make_unexpected(held.error());
  auto devices = read_devices(options.event);
  if (!devices) return tl::make_unexpected(devices.error());
  if (auto good = check_name(options.device, *devices); !good) return good;
  if (auto good = check_room(options, *role, *devices); !good) return good;

  const auto words = fingerprint_words(facts->event_key, assets_folder());
  if (!words) return tl::make_unexpected(words.error());
  const Enrolment enrolment{options.device, options.role, url_for(options),
                            facts->ref,     fresh_key(),  to_hex(facts->event_key.span()),
                            options.room};
  if (auto good = check_address(enrolment.broker); !good) return good;
  const auto json = to_json(enrolment);
  std::error_code error;
  fs::create_directories(options.out, error);
  if (error)
    return fail(ExitCode::failed, fmt::format("Cannot make the folder {}: {}.", options.out.string(), error.message()));
  const auto file = options.out / (options.device + ".enrolment");
  const auto sheet = options.out / (options.device + ".html");
  if (auto written = write_file(file, json + "\n"); !written) return written;
  if (auto written = write_file(sheet, enrolment_sheet(options.device, options.role, facts->ref, *words, json));
      !written)
    return written;
  devices->push_back({options.device, *role, enrolment.psk, options.room});
  if (auto written = write_devices(options.event, *devices); !written) return written;
  leave_word(options.event);
  fmt::print(
      "enrolled {} as {}: {} (for a stick), {} (to print)\nIt will look for the hub at {}\nIts screen has to show the "
      "event words: {}\n",
      options.device, options.role, file.string(), sheet.string(), enrolment.broker, *words);
  return {};
}

Done revoke_device(const fs::path& event, const std::string& device) {
  if (const auto facts = read_clear_facts(event); !facts) return tl::make_unexpected(facts.error());
  const auto held = hold_devices(event);
  if (!held) return tl::make_unexpected(held.error());
  auto devices = read_devices(event);
  if (!devices) return tl::make_unexpected(devices.error());
  const auto gone = std::erase_if(*devices, [&](const auto& each) { return each.name == device; });
  if (gone == 0) return fail(ExitCode::bad_input, fmt::format("No device is enrolled as \"{}\".", device));
  if (auto written = write_devices(event, *devices); !written) return written;
  leave_word(event);
  fmt::print("revoked {}: it is let in no more\n", device);
  return {};
}

}  // namespace candour::hub
