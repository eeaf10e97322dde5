#include "hub/broker/enrolled_devices.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <sstream>

#include "common/disk/file.hpp"

namespace candour::hub {
namespace {

constexpr std::chrono::seconds kPatience{10};  // a list is read and written within milliseconds; a worn card is slow

std::filesystem::path file_of(const std::filesystem::path& event) { return event / "devices"; }

/// What verbs leave that are typed with sudo. Where it does not work, the unit of the room does it before it reads.
void give_to_owner_of(const std::filesystem::path& event, const std::filesystem::path& file) {
  struct stat owner {};
  if (::geteuid() != 0 || ::stat(event.c_str(), &owner) != 0) return;
  [[maybe_unused]] const auto given = ::lchown(file.c_str(), owner.st_uid, owner.st_gid);
}

}  // namespace

Result<FileLock> hold_devices(const std::filesystem::path& event) {
  std::error_code error;
  if (std::filesystem::is_symlink(std::filesystem::symlink_status(file_of(event), error))) {
    return fail(ExitCode::refused,
                fmt::format("{} is a link, and the list of devices is a file of its own: take the link away, then do "
                            "this again.",
                            file_of(event).string()));
  }
  auto held = FileLock::take(file_of(event), FileLock::Missing::is_made, kPatience);
  give_to_owner_of(event, file_of(event));
  return held;
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
  auto written = replace_file(file_of(event), text);  // the folder is the hub's user's, and this may be root
  give_to_owner_of(event, file_of(event));
  return written;
}

}  // namespace candour::hub
