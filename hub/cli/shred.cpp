#include "hub/cli/shred.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <set>
#include <vector>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/disk/paths_in.hpp"
#include "common/process/stop_signal.hpp"
#include "common/sealed/key_file.hpp"
#include "common/sealed/random.hpp"
#include "common/store/event_store.hpp"
#include "common/text/utf8.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kOverwritten = 1 << 20;  // a file's bytes at a time
/// What an event's folder holds, in the order in which it goes; the store last, so that what was begun can be seen.
constexpr const char* kFiles[] = {"devices", "run/room.json", "event.db-journal", "event.db"};
/// Those of them that write_file() wrote: killed at that, it left the devices' keys under another name.
constexpr const char* kWrittenBeside[] = {"devices", "run/room.json"};

Done change_hold(const fs::path& event, bool hold) {
  auto store = EventStore::open(event / "event.db");
  if (!store) return tl::make_unexpected(store.error());
  if (!store->set_legal_hold(hold)) return fail(ExitCode::failed, "The disk did not take it; nothing was changed.");
  fmt::print("{}\n", hold ? "A legal hold is set: the event cannot be shredded until it is released."
                          : "The legal hold is released.");
  return {};
}

Done check_typed(const ShredOptions& options, const std::string& reference) {
  auto typed = options.yes_shred;
  if (typed.empty()) {
    std::fputs(fmt::format("This destroys the event {} for good: its key, then its files. Nobody will ever read what "
                           "people wrote\nunless it was exported. To go on, type its reference: ",
                           reference)
                   .c_str(),
               stderr);
    if (!wait_for_input(STDIN_FILENO)) return fail(ExitCode::failed, "Stopped; nothing was destroyed.");
    std::getline(std::cin, typed);
  }
  if (typed == reference) return {};
  return fail(ExitCode::refused, fmt::format("\"{}\" is not the reference of this event ({}); nothing was destroyed.",
                                             shown_safely(typed), reference));
}

Done destroy_file(const fs::path& file) {
  std::error_code error;
  if (!is_there(file)) return {};
  if (fs::is_regular_file(fs::symlink_status(file, error))) {
    const auto size = fs::file_size(file, error);
    std::FILE* open = std::fopen(file.c_str(), "r+b");
    if (open != nullptr) {
      const std::string zeros(kOverwritten, '\0');
      for (std::uintmax_t done = 0; done < size; done += zeros.size()) {
        const auto some = static_cast<std::size_t>(std::min<std::uintmax_t>(zeros.size(), size - done));
        if (std::fwrite(zeros.data(), 1, some, open) != some) break;
      }
      std::fflush(open);
      ::fsync(::fileno(open));
      std::fclose(open);
    }
  }
  if (!fs::remove(file, error) && error)
    return fail(ExitCode::failed, fmt::format("The key is destroyed, but {} cannot be removed: {}. Run shred again.",
                                              file.string(), error.message()));
  return {};
}

/// Overwritten with chance, in place and synced, then with zero bytes: where the disk is honest, nothing of it is left.
/// The zero bytes stay until the files are gone, so that a shredding that was interrupted can be told.
Done destroy_key(const fs::path& key) {
  std::error_code error;
  if (fs::file_size(key, error) != KeyFile::kSize) return destroy_file(key);  // damaged: it opens nothing any more
  std::string chance(KeyFile::kSize, '\0');
  fill_randomly({reinterpret_cast<std::uint8_t*>(chance.data()), chance.size()});
  if (auto written = overwrite_in_place(key, chance); !written) return written;
  return overwrite_in_place(key, std::string(KeyFile::kSize, '\0'));
}

bool is_destroyed(const std::string& key) {
  return key.size() == KeyFile::kSize && key.find_first_not_of('\0') == std::string::npos;
}

/// A shredding of this folder was cut off after its key was destroyed: what is left of it can only be taken away.
bool was_begun(const fs::path& event) {
  const auto key = read_file(event / "event.key", KeyFile::kSize);
  if (key && is_destroyed(*key)) return true;
  std::array<char, 16> first{};
  std::ifstream store(event / "event.db", std::ios::binary);
  return store.read(first.data(), first.size()) &&
         std::string_view(first.data(), first.size()).find_first_not_of('\0') == std::string_view::npos;
}

std::vector<std::string> names_left(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& path : paths_in(folder)) names.push_back(shown_safely(path.filename().string()));
  return names;
}

/// What lies at `place` may be destroyed: this event's key, or what a shredding left of it. Never the key of another.
Done check_key(const fs::path& place, const EventPublicKey& event_key, bool in_its_place) {
  const auto bytes = read_file(place, KeyFile::kSize);
  if (!bytes && in_its_place) return {};  // damaged, and this event's own
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (is_destroyed(*bytes)) return {};
  const auto file = KeyFile::parse(*bytes, place.string());
  if (!file && in_its_place) return {};
  if (!file) return tl::make_unexpected(file.error());
  if (file->public_key() == event_key) return {};
  return fail(ExitCode::bad_input,
              fmt::format("{} is the key of another event; nothing was destroyed.", place.string()));
}

/// The keys that are to be destroyed: the one beside the store, and the one that is said to lie elsewhere.
Result<std::vector<fs::path>> keys_of(const ShredOptions& options, const fs::path& event,
                                      const EventPublicKey& event_key) {
  const auto own = event / "event.key";
  const auto asked = options.key.empty() ? own : options.key;
  if (!is_there(asked) && !options.without_key) {
    return fail(
        ExitCode::refused,
        fmt::format("There is no key at {}. Give it with --key FILE; or --without-key, and destroy it yourself. "
                    "Nothing was destroyed.",
                    asked.string()));
  }
  std::vector<fs::path> keys;
  for (const auto& place : std::set<fs::path>{own, asked}) {
    if (!is_there(place)) continue;
    if (auto good = check_key(place, event_key, place == own); !good) return tl::make_unexpected(good.error());
    keys.push_back(place);
  }
  return keys;
}

Result<EventFacts> facts_of(const fs::path& event) {
  const auto store = EventStore::open(event / "event.db", Database::For::looking);
  if (!store) return tl::make_unexpected(store.error());
  return store->facts();
}

/// The files, then what is left of the key, then the folder.
Done destroy_files(const fs::path& event, const std::vector<fs::path>& keys) {
  for (const char* name : kWrittenBeside) {
    for (const auto& left : left_beside(event / name)) {
      if (auto gone = destroy_file(left); !gone) return gone;
    }
  }
  for (const char* name : kFiles) {
    if (auto gone = destroy_file(event / name); !gone) return gone;
  }
  for (const auto& key : keys) {
    if (auto gone = destroy_file(key); !gone) return gone;
  }
  std::error_code error;
  fs::remove(event / "run", error);
  if (!fs::remove(event, error)) {
    return fail(
        ExitCode::failed,
        fmt::format("The event is destroyed, but {} holds what is not the event's: {}. Look at it and remove it "
                    "yourself.",
                    event.string(), fmt::join(names_left(event), ", ")));
  }
  return sync_folder(event.parent_path());
}

void tell_end(const std::string& reference) {
  fmt::print(
      "shredded {}: nothing of it is left here. Exports, copies on sticks and other copies of the key are not reached\n"
      "from here; destroy them as well.\n",
      reference);
}

}  // namespace

Done shred(const ShredOptions& options) {
  if (options.hold && options.release_hold)
    return fail(ExitCode::usage, "--hold sets a legal hold and --release-hold releases it; give one of them.");
  const auto lock = FolderLock::take(options.event);
  if (!lock) return tl::make_unexpected(lock.error());
  std::error_code error;
  const auto event = fs::canonical(options.event, error);  // a folder goes by its own name, not as "." or by a link
  if (error)
    return fail(ExitCode::failed, fmt::format("Cannot look at {}: {}.", options.event.string(), error.message()));
  const bool begun = was_begun(event);
  if (!begun && !is_there(event / "event.db"))
    return fail(ExitCode::bad_input, fmt::format("There is no event at {}.", options.event.string()));
  if (options.hold || options.release_hold) return change_hold(event, options.hold);
  const auto facts = facts_of(event);
  if (facts && facts->legal_hold) {
    return fail(ExitCode::refused,
                "A legal hold is set on this event, so it is kept. Whoever may decide that releases it with "
                "--release-hold.");
  }
  if (begun) {
    if (auto gone = destroy_files(event, {event / "event.key"}); !gone) return gone;
    tell_end(event.filename().string());
    return {};
  }
  if (!facts) return tl::make_unexpected(facts.error());
  const auto keys = keys_of(options, event, facts->event_key);
  if (!keys) return tl::make_unexpected(keys.error());
  if (auto typed = check_typed(options, facts->reference); !typed) return typed;
  for (const auto& key : *keys) {
    if (auto gone = destroy_key(key); !gone) return gone;
  }
  if (!keys->empty()) {
    fmt::print("destroyed the key: what was sealed can never be read again\n");
    std::fflush(stdout);
  }
  if (auto gone = destroy_files(event, *keys); !gone) return gone;
  tell_end(facts->reference);
  return {};
}

}  // namespace candour::hub
