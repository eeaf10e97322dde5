#include "hub/cli/init.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "common/disk/file.hpp"
#include "common/disk/files_in_the_making.hpp"
#include "common/pack/profiles.hpp"
#include "common/process/standard_streams.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

ExitCode say(const Failure& failure) {
  complain(failure.sentence);
  return failure.code;
}

ExitCode print_profiles() {
  const auto profiles = list_profiles();
  for (const auto& profile : profiles) fmt::print("{}\t{}\n", profile.name, profile.description);
  if (!profiles.empty()) return ExitCode::done;
  return say({ExitCode::failed, "No profiles were found beside this program: install Candour with its assets."});
}

/// Looks at all names before anything is written, so that a refusal leaves the folder as it was.
Done refuse_to_overwrite(const fs::path& folder, const PackFiles& files) {
  for (const auto& [name, bytes] : files) {
    const auto there = is_here(folder / name);
    if (!there) return tl::make_unexpected(there.error());
    if (!*there) continue;
    return fail(ExitCode::refused, fmt::format("{} is there already, and nothing is written over: give a new folder.",
                                               (folder / name).string()));
  }
  return {};
}

void print_next_steps(const fs::path& folder) {
  complain(
      fmt::format("Wrote a pack to start from. Next:\n"
                  "  1. Write your own case into event.toml, chronology.csv and themes.csv in {0}\n"
                  "  2. candour-hub check {0}\n"
                  "  3. candour-hub new {0} --events DIR",
                  folder.string()));
}

}  // namespace

ExitCode run_init(const InitOptions& options) {
  if (options.list_profiles) return print_profiles();
  if (options.pack.empty()) return say({ExitCode::usage, "Name the folder to make: candour-hub init PACK."});
  const auto files = profile_files(options.profile);
  if (!files) return say(files.error());
  const auto done = refuse_to_overwrite(options.pack, *files).and_then([&] {
    return write_together(options.pack, {files->begin(), files->end()});
  });
  if (!done) return say(done.error());
  print_next_steps(options.pack);
  return ExitCode::done;
}

}  // namespace candour
