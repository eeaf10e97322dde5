#include "hub/cli/new_event.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "common/calendar/calendar_day.hpp"
#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/disk/folder_in_the_making.hpp"
#include "common/pack/read_pack.hpp"
#include "common/process/standard_streams.hpp"
#include "common/sealed/key_file.hpp"
#include "common/sealed/seal.hpp"
#include "common/store/event_store.hpp"
#include "common/store/real_disk.hpp"
#include "common/text/bounded_name.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/cli_json.hpp"
#include "common/wire/sealed_pack.hpp"
#include "hub/cli/fresh_passphrase.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

Result<LoadedPack> good_pack(const fs::path& folder) {
  auto loaded = load_pack(folder);
  if (!loaded) return loaded;
  for (const auto& fault : loaded->reading.faults) complain(to_string(fault));
  if (!loaded->reading.pack) {
    return fail(ExitCode::bad_input,
                fmt::format("{} has faults; mend them and try again. Nothing was made.", folder.string()));
  }
  return loaded;
}

Result<const Session*> session_of(const EventPack& pack, const std::string& id) {
  if (id.empty()) return &pack.sessions.front();
  for (const auto& session : pack.sessions) {
    if (session.id == id) return &session;
  }
  std::string ids;
  for (const auto& session : pack.sessions) ids += (ids.empty() ? "" : ", ") + session.id;
  return fail(ExitCode::bad_input, fmt::format("The pack has no session \"{}\"; it has: {}.", shown_safely(id), ids));
}

Result<KeyFile> key_file_for(const EventKeys& keys, const FreshPassphrase& passphrase, const NewOptions& options) {
  auto file = KeyFile::make(keys, passphrase.words);
  if (options.reviewer_passphrase_file.empty()) return file;
  const auto reviewer = fresh_passphrase(options.reviewer_passphrase_file);
  if (!reviewer) return tl::make_unexpected(reviewer.error());
  if (auto added = file.add(keys, reviewer->words); !added) return tl::make_unexpected(added.error());
  return file;
}

EventFacts facts_of(const EventPack& pack, const Session& session, const EventKeys& keys, const NewOptions& options) {
  EventFacts facts;
  facts.reference = pack.reference;
  facts.ref = bounded_name(pack.reference) + (options.session.empty() ? "" : "." + bounded_name(options.session));
  facts.session = session.id;
  facts.event_key = keys.public_key;
  facts.rehearsal = options.rehearsal;
  facts.k = pack.rules.k;
  facts.beat_seconds = pack.rules.beat_seconds;
  facts.announce_behind = pack.rules.announce_behind != 0;
  facts.retention_months = pack.retention_months;
  if (const auto day = session.date ? session.date : pack.date; day && pack.retention_months > 0)
    facts.retain_until = to_string(months_later(day_of(*day), pack.retention_months));
  facts.legal_hold = pack.legal_hold;
  return facts;
}

Position first_position_of(const Session& session) {
  std::vector<AgendaStep> agenda;
  for (const auto& step : session.steps) agenda.push_back({step.id, step.minutes});
  return first_position(agenda, Millis(0));
}

/// Before anything is made: is the place free?
Done place_is_free(const fs::path& place, const NewOptions& options) {
  std::error_code error;
  if (fs::exists(place, error)) {
    return fail(
        ExitCode::refused,
        fmt::format("{} is there already. An event is never overwritten; give the pack another reference or another "
                    "folder with --events.",
                    place.string()));
  }
  if (!options.key_out.empty() && fs::exists(options.key_out, error)) {
    return fail(ExitCode::refused,
                fmt::format("{} is there already; a key is never overwritten.", options.key_out.string()));
  }
  return {};
}

/// The folder that events are kept in, made where it is missing: on a disk that lasts.
Done ready_events_folder(const NewOptions& options) {
  std::error_code error;
  fs::create_directories(options.events, error);  // no error where it is there, or another made it meanwhile
  if (error) {
    return fail(ExitCode::failed,
                fmt::format("Cannot make the folder {}: {}.", options.events.string(), error.message()));
  }
  return kept_on_a_real_disk(options.events, options.rehearsal, options.allow_volatile);
}

Done show(const fs::path& place, const EventFacts& facts, const FreshPassphrase& passphrase,
          const NewOptions& options) {
  auto words = passphrase.made ? std::string(passphrase.words.view()) : std::string();
  bool shown = false;
  if (options.json) {
    shown =
        std::fputs((new_event_json(place.string(), facts.ref, facts.session, facts.rehearsal, words) + "\n").c_str(),
                   stdout) >= 0;
  } else {
    shown = std::printf("event: %s%s\n", place.c_str(), facts.rehearsal ? " (a rehearsal)" : "") >= 0;
    if (!words.empty()) {
      shown =
          shown && std::printf(
                       "passphrase: %s\n"
                       "Write these six words down now and keep them safe: they are shown only this once, and without\n"
                       "them nobody can ever read what people write.\n",
                       words.c_str()) >= 0;
    }
  }
  shown = std::fflush(stdout) == 0 && shown;
  wipe(words);
  return shown ? Done{} : fail(ExitCode::failed, "The passphrase could not be shown, so no event was made.");
}

}  // namespace

Done make_event(const NewOptions& options) {
  const auto loaded = good_pack(options.pack);
  if (!loaded) return tl::make_unexpected(loaded.error());
  const auto& pack = *loaded->reading.pack;
  const auto session = session_of(pack, options.session);
  if (!session) return tl::make_unexpected(session.error());
  const auto passphrase = fresh_passphrase(options.passphrase_file);
  if (!passphrase) return tl::make_unexpected(passphrase.error());

  const auto keys = make_event_keys();
  const auto facts = facts_of(pack, **session, keys, options);
  const auto place = options.events / facts.ref;
  if (auto ready = ready_events_folder(options); !ready) return ready;
  // Of two at one moment both would find the place free, and whoever came second would take the first one's key away.
  const auto lock = FolderLock::take(options.events);
  if (!lock) return tl::make_unexpected(lock.error());
  if (auto free = place_is_free(place, options); !free) return free;
  const auto key_file = key_file_for(keys, *passphrase, options);
  if (!key_file) return tl::make_unexpected(key_file.error());

  FolderInTheMaking::sweep(place);
  auto folder = FolderInTheMaking::beside(place);
  if (!folder) return tl::make_unexpected(folder.error());
  const auto sealed = seal_bytes(keys.public_key, to_json(PackBundle{(*session)->id, loaded->files}));
  const auto store = EventStore::create(folder->path() / "event.db", facts, first_position_of(**session), sealed);
  if (!store) return store;
  const auto key_place = options.key_out.empty() ? folder->path() / "event.key" : options.key_out;
  if (auto written = write_file(key_place, key_file->bytes()); !written) return written;
  // Shown before the event gets its name: an event whose passphrase nobody saw must not be left standing.
  auto made = show(place, facts, *passphrase, options);
  if (made) made = folder->rename_to(place);
  if (!made && !options.key_out.empty()) {
    std::error_code ignored;
    fs::remove(options.key_out, ignored);
  }
  return made;
}

}  // namespace candour::hub
