#pragma once
#include <filesystem>
#include <string>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct FollowOnOptions {
  std::filesystem::path event;
  std::string kind;           ///< managers-feasibility
  std::filesystem::path out;  ///< the pack's folder; must not be there
  std::filesystem::path key;
  std::filesystem::path passphrase_file;
};

/// `candour-hub follow-on EVENT`: a pack for the session after this one, from what the lead reviewer wrote. Refused (3)
/// before the event is closed, while it is served, and where a practitioner's words would go along.
Done make_follow_on(const FollowOnOptions& options);

}  // namespace candour::hub
