#include "hub/cli/broker_folder.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/disk/file.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestSocket = 107;  // sun_path, less its NUL

Result<BrokerUser> user_named(const std::string& name) {
  const auto* entry = ::getpwnam(name.c_str());
  if (entry == nullptr) {
    return fail(ExitCode::usage,
                fmt::format("There is no user \"{}\" on this machine; name another with --user.", name));
  }
  return BrokerUser{name, entry->pw_uid, entry->pw_gid};
}

Result<BrokerUser> owner_of(const fs::path& place) {
  struct stat status {};
  if (::stat(place.c_str(), &status) != 0) {
    return fail(ExitCode::failed, fmt::format("Cannot look at {}: {}.", place.string(), std::strerror(errno)));
  }
  const auto* entry = ::getpwuid(status.st_uid);
  return BrokerUser{entry == nullptr ? std::to_string(status.st_uid) : entry->pw_name, status.st_uid, status.st_gid};
}

/// A name with a line end in it would be a line of mosquitto's configuration, and a socket's ends for it at a space.
Done check_folder_name(const fs::path& folder) {
  const auto text = folder.string();
  if (text.find_first_of(" \t\r\n") != std::string::npos) {
    return fail(ExitCode::usage,
                "The folder's name has a space or a line end in it, where mosquitto cannot have its sockets; give "
                "another with --out.");
  }
  if ((folder / "local.sock").string().size() <= kLongestSocket) return {};
  return fail(
      ExitCode::usage,
      fmt::format("{} is too long a name for a folder of sockets (at most {} bytes with theirs); give a shorter "
                  "one with --out, below /run for example.",
                  text, kLongestSocket));
}

Done hand_over(const fs::path& path, const BrokerUser& user) {
  if (user.id == ::geteuid() || ::lchown(path.c_str(), user.id, user.group) == 0) return {};
  return fail(ExitCode::failed,
              fmt::format("Cannot give {} to {}: {}.", path.string(), user.name, std::strerror(errno)));
}

/// Made for the broker's user alone; one that is there is left as it is, unless others could put files into it.
Done ready_folder(const fs::path& folder, const BrokerUser& user) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) == 0) {
    if ((status.st_mode & (S_IWGRP | S_IWOTH)) == 0) return {};
    return fail(ExitCode::refused, fmt::format("Others than its owner may write into {}; name a folder of the broker's "
                                               "own with --out.",
                                               folder.string()));
  }
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return fail(ExitCode::failed, fmt::format("Cannot make the folder {}: {}.", folder.string(), error.message()));
  }
  return hand_over(folder, user);
}

}  // namespace

Result<BrokerUser> broker_user(const std::string& name, const fs::path& place) {
  auto user = name.empty() ? owner_of(place) : user_named(name);
  if (!user || user->id == ::geteuid() || ::geteuid() == 0) return user;
  return fail(ExitCode::refused,
              fmt::format("The broker would run as {} and could not read what is written here; do this as {} or as "
                          "root.",
                          user->name, user->name));
}

Result<fs::path> broker_folder(const fs::path& asked) {
  auto folder = (fs::absolute(asked) / "").lexically_normal().parent_path();
  if (auto good = check_folder_name(folder); !good) return tl::make_unexpected(good.error());
  return folder;
}

Done write_broker_files(const fs::path& folder, const std::vector<BrokerFile>& files, const BrokerUser& user) {
  if (auto ready = ready_folder(folder, user); !ready) return ready;
  for (const auto& file : files) {
    if (auto written = replace_file(file.path, file.text); !written) return written;  // its user could put links here
    if (auto given = hand_over(file.path, user); !given) return given;
  }
  return {};
}

}  // namespace candour::hub
