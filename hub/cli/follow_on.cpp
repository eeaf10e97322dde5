#include "hub/cli/follow_on.hpp"

#include <fmt/format.h>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/disk/folder_in_the_making.hpp"
#include "common/event/read_event.hpp"
#include "common/follow_on/feasibility_pack.hpp"
#include "common/store/event_store.hpp"
#include "common/text/counted.hpp"
#include "common/text/utf8.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFeasibility = "managers-feasibility";

Done check_kind(const std::string& kind) {
  if (kind == kFeasibility) return {};
  return fail(ExitCode::usage, fmt::format("There is no kind \"{}\"; there is {}.", shown_safely(kind), kFeasibility));
}

Done check_is_over(const EventStore& store, const fs::path& event) {
  if (store.position().phase == Phase::closed) return {};
  return fail(
      ExitCode::refused,
      fmt::format("The event is {}, not closed: close it first with candour-hub do {} close, while it is served.",
                  to_string(store.position().phase), event.string()));
}

Done write_pack(const PackFiles& files, const fs::path& place) {
  auto folder = FolderInTheMaking::beside(place);
  if (!folder) return tl::make_unexpected(folder.error());
  for (const auto& [name, bytes] : files) {
    if (auto written = write_file(folder->path() / name, bytes); !written) return written;
  }
  return folder->rename_to(place);
}

void tell_pack(const FeasibilityPack& pack, int k, const fs::path& place) {
  fmt::print("wrote a pack with {} and {} to {}\n", counted(pack.findings, "finding"),
             counted(pack.recommendations, "recommendation"), place.string());
  if (pack.findings_left_out + pack.recommendations_left_out > 0) {
    fmt::print("Left out: {} with fewer than {} comments as evidence, and {} from such findings alone.\n",
               counted(pack.findings_left_out, "finding"), k, counted(pack.recommendations_left_out, "recommendation"));
  }
  fmt::print("Read it, then: candour-hub new {} --events DIR\n", place.string());
}

}  // namespace

Done make_follow_on(const FollowOnOptions& options) {
  if (auto known = check_kind(options.kind); !known) return known;
  const auto place = options.out.has_filename() ? options.out : options.out.parent_path();  // "packs/managers/"
  if (is_there(place)) {
    return fail(ExitCode::refused,
                fmt::format("{} is there already, and nothing is written over: give a new folder.", place.string()));
  }
  const auto lock = FolderLock::take(options.event);
  if (!lock) return tl::make_unexpected(lock.error());
  const auto store = EventStore::open(options.event / "event.db", Database::For::reading);
  if (!store) return tl::make_unexpected(store.error());
  if (auto over = check_is_over(*store, options.event); !over) return over;
  const auto keys =
      unlock_file(options.key.empty() ? options.event / "event.key" : options.key, options.passphrase_file);
  if (!keys) return tl::make_unexpected(keys.error());
  const auto event = read_event(*store, *keys);
  if (!event) return tl::make_unexpected(event.error());
  const auto pack = feasibility_pack(*event, store->facts().k);
  if (!pack) return tl::make_unexpected(pack.error());
  if (auto written = write_pack(pack->files, fs::absolute(place)); !written) return written;
  tell_pack(*pack, store->facts().k, place);
  return {};
}

}  // namespace candour::hub
