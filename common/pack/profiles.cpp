#include "common/pack/profiles.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/disk/file.hpp"
#include "common/disk/paths_in.hpp"
#include "common/pack/named_files.hpp"
#include "common/pack/source_text.hpp"
#include "common/pack/wording.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

std::string first_comment(std::string_view text) {
  if (!text.starts_with('#')) return {};
  return std::string(trimmed(text.substr(1, std::min(text.find('\n'), text.size()) - 1)));
}

tl::unexpected<Failure> unknown_profile(std::string_view name, const fs::path& assets) {
  std::vector<std::string> names;
  for (const auto& profile : list_profiles(assets)) names.push_back(profile.name);
  return fail(ExitCode::usage, fmt::format("There is no profile {}{}. candour-hub init --list-profiles lists them.",
                                           in_quotes(one_safe_line(name)), did_you_mean(name, names)));
}

}  // namespace

std::vector<Profile> list_profiles(const fs::path& assets) {
  std::vector<Profile> profiles;
  for (const auto& profile : paths_in(assets / "profiles")) {
    if (const auto text = read_file(profile / kEventFile, kMostFileBytes)) {
      profiles.push_back({profile.filename().string(), first_comment(*text)});
    }
  }
  return profiles;
}

Result<PackFiles> profile_files(std::string_view name, const fs::path& assets) {
  const auto profiles = list_profiles(assets);
  // Looked up, never joined to a path: "../secrets" is not a profile.
  const bool known =
      std::any_of(profiles.begin(), profiles.end(), [&](const Profile& one) { return one.name == name; });
  if (!known) return unknown_profile(name, assets);
  return load_pack(assets / "profiles" / name).map([](LoadedPack&& loaded) { return std::move(loaded.files); });
}

}  // namespace candour
