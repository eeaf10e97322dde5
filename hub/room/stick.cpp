#include "hub/room/stick.hpp"

#include <fmt/format.h>

#include "common/disk/file.hpp"
#include "common/disk/sticks.hpp"
#include "common/sealed/key_file.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Failure> not_written(const fs::path& where) {
  return fail(ExitCode::failed,
              fmt::format("The copy could not be written to {}. Is the stick full, or locked?", where.string()));
}

/// The copy opens, is whole, and holds what the store holds.
bool reads_back(const fs::path& file, const EventStore& store) {
  const auto copy = EventStore::open(file, Database::For::reading);
  return copy && copy->is_sound() && copy->count_records() == store.count_records() &&
         copy->facts().event_key == store.facts().event_key;
}

Done copy_store(const EventStore& store, const fs::path& beside, const fs::path& file) {
  const auto folder = file.parent_path();
  if (!store.copy_to(beside)) return not_written(folder);
  if (!reads_back(beside, store))
    return fail(ExitCode::failed,
                fmt::format("The copy on {} is not what was written; try another stick.", folder.string()));
  std::error_code error;
  fs::rename(beside, file, error);
  return error ? not_written(folder) : Done();
}

/// A rehearsal has its event's reference, and a copy of the one must not take the other's place.
bool is_of_another_event(const fs::path& file, const EventStore& store) {
  const auto there = EventStore::open(file, Database::For::reading);
  return there && there->facts().event_key != store.facts().event_key;
}

}  // namespace

Result<std::string> copy_to_stick(const EventStore& store, const fs::path& key_file,
                                  const std::vector<fs::path>& sticks) {
  if (sticks.empty()) return fail(ExitCode::refused, "Put the event USB stick into the hub, and try again.");
  if (sticks.size() > 1)
    return fail(ExitCode::refused,
                fmt::format("There are {} sticks in the hub; leave one in, and try again.", sticks.size()));
  const auto folder = sticks.front() / ("candour-" + store.facts().ref);
  std::error_code error;
  fs::create_directories(folder, error);
  const auto file = folder / "event.db";
  if (is_of_another_event(file, store)) {
    return fail(ExitCode::refused,
                fmt::format("{} is the copy of another event with this reference, and was left alone. Take another "
                            "stick, or move that folder.",
                            folder.string()));
  }
  const auto beside = folder / "event.db.new";
  fs::remove(beside, error);
  if (auto copied = copy_store(store, beside, file); !copied) {
    fs::remove(beside, error);  // half a copy is of no use, and takes the room that a whole one needs
    return tl::make_unexpected(copied.error());
  }
  const auto key = read_file(key_file, KeyFile::kSize);
  if (key && !write_file(folder / "event.key", *key)) return not_written(folder);
  if (!sync_folder(folder)) return not_written(folder);
  if (!key) return fmt::format("Saved to {} and read back. The key is not in it: it lies elsewhere.", folder.string());
  return fmt::format("Saved to {} and read back.", folder.string());
}

}  // namespace candour::hub
