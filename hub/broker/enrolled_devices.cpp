#include "hub/broker/enrolled_devices.hpp"

#include <fmt/format.h>

#include <chrono>
#include <sstream>

#include "common/disk/file.hpp"

namespace candour::hub {
namespace {

constexpr std::chrono::seconds kPatience{10};  // a list is read and written within milliseconds; a worn card is slow

std::filesystem::path file_of(const std::filesystem::path& event) { return event / "devices"; }

}  // namespace

Result<FileLock> hold_devices(const std::filesystem::path& event) {
  return FileLock::take(file_of(event), FileLock::Missing::is_made, kPatience);
}

Result<std::vector<EnrolledDevice>> read_devices(const std::filesystem::path& event) {
  std::vector<EnrolledDevice> devices;
  const auto file = file_of(event);
  if (!std::filesystem::exists(file)) return devices;
  const auto text = read_file(file, 1 << 20);
  if (!text) return tl::make_unexpected(text.error());
  std::istringstream lines(*text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::istringstream words(line);
    EnrolledDevice device;
    std::string role;
    words >> device.name >> role >> device.psk_hex >> device.room;
    const auto known = role_from(role);
    if (!known || device.psk_hex.size() != 64) {
      return fail(ExitCode::bad_input,
                  fmt::format("{}:{}: this is no enrolment: take the line out, and enrol its device again.",
                              file.string(), number));
    }
    device.role = *known;
    devices.push_back(std::move(device));
  }
  return devices;
}

Done write_devices(const std::filesystem::path& event, const std::vector<EnrolledDevice>& devices) {
  std::string text;
  for (const auto& each : devices) {
    text += fmt::format("{} {} {}{}{}\n", each.name, to_string(each.role), each.psk_hex, each.room.empty() ? "" : " ",
                        each.room);
  }
  return write_file(file_of(event), text);
}

}  // namespace candour::hub
