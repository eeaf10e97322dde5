#include "common/store/real_disk.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "common/disk/folder.hpp"
#include "common/process/standard_streams.hpp"

namespace candour {

Done kept_on_a_real_disk(const std::filesystem::path& folder, bool rehearsal, bool allow_volatile) {
  const auto kind = volatile_filesystem(folder);
  if (!kind) return {};
  if (!rehearsal) {
    return fail(ExitCode::refused,
                fmt::format("{} is on {}, which forgets everything when the power goes; keep a real event "
                            "on a real disk.",
                            folder.string(), *kind));
  }
  if (!allow_volatile) {
    complain(
        fmt::format("Note: {} is on {}, which forgets everything when the power goes. That is enough for a rehearsal.",
                    folder.string(), *kind));
  }
  return {};
}

}  // namespace candour
