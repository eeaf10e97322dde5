#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "common/failure/failure.hpp"
#include "hub/broker/broker_config.hpp"

namespace candour::hub {

/// Who a broker runs as that is not the hub's child: its files are theirs.
struct BrokerUser {
  std::string name;
  uid_t id = 0;
  gid_t group = 0;
};

/// The user of that name; with an empty one, the owner of `place`. Wrong usage (2) when there is no such user, refused
/// (3) when the broker could not read what is written here.
Result<BrokerUser> broker_user(const std::string& name, const std::filesystem::path& place);

/// The folder's absolute name, since who starts the broker stands in another. Wrong usage (2) when mosquitto's
/// configuration, or a socket's address, cannot hold it.
Result<std::filesystem::path> broker_folder(const std::filesystem::path& asked);

/// Writes the files into the folder, which is made for the user alone. Refused (3) when others may write into it: they
/// could put in a configuration of their own.
Done write_broker_files(const std::filesystem::path& folder, const std::vector<BrokerFile>& files,
                        const BrokerUser& user);

}  // namespace candour::hub
