#include "hub/cli/write_broker_config.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "common/disk/file.hpp"
#include "common/store/clear_facts.hpp"
#include "hub/broker/broker_config.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestSocket = 107;  // sun_path, less its NUL

/// Who the broker runs as: its files are theirs.
struct BrokerUser {
  std::string name;
  uid_t id = 0;
  gid_t group = 0;
};

Result<BrokerUser> user_named(const std::string& name) {
  const auto* entry = ::getpwnam(name.c_str());
  if (entry == nullptr) {
    return fail(ExitCode::usage,
                fmt::format("There is no user \"{}\" on this machine; name another with --user.", name));
  }
  return BrokerUser{name, entry->pw_uid, entry->pw_gid};
}

Result<BrokerUser> owner_of(const fs::path& event) {
  struct stat status {};
  if (::stat(event.c_str(), &status) != 0) {
    return fail(ExitCode::failed, fmt::format("Cannot look at {}: {}.", event.string(), std::strerror(errno)));
  }
  const auto* entry = ::getpwuid(status.st_uid);
  return BrokerUser{entry == nullptr ? std::to_string(status.st_uid) : entry->pw_name, status.st_uid, status.st_gid};
}

Result<BrokerUser> broker_user(const BrokerConfigOptions& options) {
  auto user = options.user.empty() ? owner_of(options.event) : user_named(options.user);
  if (!user || user->id == ::geteuid() || ::geteuid() == 0) return user;
  return fail(ExitCode::refused,
              fmt::format("The broker would run as {} and could not read what is written here; do this as {} or as "
                          "root.",
                          user->name, user->name));
}

/// A name with a line end in it would be a line of mosquitto's configuration.
Done check_folder_name(const fs::path& folder) {
  const auto text = folder.string();
  if (text.find_first_of("\r\n") != std::string::npos) {
    return fail(ExitCode::usage, "The folder's name has a line end in it; give another with --out.");
  }
  if ((folder / "local.sock").string().size() <= kLongestSocket) return {};
  return fail(
      ExitCode::usage,
      fmt::format("{} is too long a name for a folder of sockets (at most {} bytes with theirs); give a shorter "
                  "one with --out, below /run for example.",
                  text, kLongestSocket));
}

Done hand_over(const fs::path& path, const BrokerUser& user) {
  if (user.id == ::geteuid() || ::chown(path.c_str(), user.id, user.group) == 0) return {};
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

Result<ListenAddress> listening(const std::string& asked, bool rehearsal) {
  const std::string usual = rehearsal ? "127.0.0.1:1883" : "0.0.0.0:8883";
  auto listen = listen_address_from(asked.empty() ? usual : asked);
  if (!listen || listen->port != 0) return listen;
  return fail(ExitCode::usage,
              fmt::format("A broker of its own needs a port that devices know; write --listen {}.", usual));
}

Result<BrokerPlan> plan_for(const BrokerConfigOptions& options, const BrokerUser& user) {
  const auto facts = read_clear_facts(options.event);
  if (!facts) return tl::make_unexpected(facts.error());
  auto devices = read_devices(options.event);
  if (!devices) return tl::make_unexpected(devices.error());
  auto listen = listening(options.listen, facts->rehearsal);
  if (!listen) return tl::make_unexpected(listen.error());
  // Absolute: who starts the broker stands in another folder.
  const auto folder = (fs::absolute(options.out) / "").lexically_normal().parent_path();
  if (auto good = check_folder_name(folder); !good) return tl::make_unexpected(good.error());
  const bool plain = facts->rehearsal && listen->loopback();
  return BrokerPlan{folder, facts->ref, user.name, std::move(*listen), plain, std::move(*devices)};
}

Done write_plan(const BrokerPlan& plan, const BrokerUser& user) {
  if (auto ready = ready_folder(plan.folder, user); !ready) return ready;
  for (const auto& file : broker_files(plan)) {
    if (auto written = write_file(file.path, file.text); !written) return written;
    if (auto given = hand_over(file.path, user); !given) return given;
  }
  return {};
}

}  // namespace

Done write_broker_config(const BrokerConfigOptions& options) {
  if (const auto facts = read_clear_facts(options.event); !facts) return tl::make_unexpected(facts.error());
  const auto user = broker_user(options);
  if (!user) return tl::make_unexpected(user.error());
  const auto plan = plan_for(options, *user);
  if (!plan) return tl::make_unexpected(plan.error());
  if (auto written = write_plan(*plan, *user); !written) return written;
  fmt::print(
      "wrote {0}\nthe broker:  mosquitto -c {0}    (as {1}; kill -HUP when devices were enrolled or revoked and this "
      "ran "
      "again)\nthe hub:     candour-hub run {2} --broker unix://{3}\ndevices:     {4} of them, on {5} port {6}\n",
      plan->config_file().string(), plan->user, options.event.string(), plan->hub_socket().string(),
      plan->devices.size(), plan->listen.host, plan->listen.port);
  return {};
}

}  // namespace candour::hub
