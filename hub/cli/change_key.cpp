#include "hub/cli/change_key.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "common/disk/file.hpp"
#include "common/disk/file_lock.hpp"
#include "common/process/standard_streams.hpp"
#include "common/sealed/key_file.hpp"
#include "hub/cli/fresh_passphrase.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

Done add_envelope(KeyFile& file, const SecretBytes& passphrase, const FreshPassphrase& fresh) {
  const auto keys = file.unlock(passphrase);
  if (!keys) return tl::make_unexpected(keys.error());
  return file.add(*keys, fresh.words);
}

/// Before the file holds them: a passphrase that nobody saw must not be the one that opens an event.
Done show(const FreshPassphrase& fresh) {
  if (!fresh.made) return {};
  auto words = std::string(fresh.words.view());
  std::printf("passphrase: %s\nWrite these six words down now: they are shown only this once.\n", words.c_str());
  wipe(words);
  return standard_output_arrived().map_error([](const Failure& why) {
    return Failure{why.code, "The new passphrase could not be shown, so nothing was changed. " + why.sentence};
  });
}

void tell_how_many(const KeyFile& file) {
  fmt::print("{} of {} passphrases open this event.\n", file.envelopes(), KeyFile::kMostEnvelopes);
}

}  // namespace

Done change_key(const KeyOptions& options) {
  const auto place = options.key.empty() ? options.event / "event.key" : options.key;
  const auto here = is_here(place);
  if (!here) return tl::make_unexpected(here.error());
  if (!*here) {
    return fail(ExitCode::bad_input,
                fmt::format("There is no key at {}; if it lies elsewhere, give it with --key FILE.", place.string()));
  }
  // Of two that are changed at one moment the second would take back the first, whose words were shown already.
  const auto held = FileLock::take(place, FileLock::Missing::is_a_failure, std::chrono::milliseconds(0));
  if (!held) return tl::make_unexpected(held.error());
  const auto bytes = read_file(place, 1 << 20);
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto file = KeyFile::parse(*bytes, place.string());
  if (!file) return tl::make_unexpected(file.error());
  const auto passphrase =
      passphrase_from(options.passphrase_file,
                      options.what == "remove" ? "Passphrase to take back: " : "A passphrase that opens the event: ");
  if (!passphrase) return tl::make_unexpected(passphrase.error());

  if (options.what == "remove") {
    if (auto removed = file->remove(*passphrase); !removed) return removed;
    if (auto written = overwrite_in_place(place, file->bytes()); !written) return written;
    tell_how_many(*file);
    return {};
  }
  const auto fresh = fresh_passphrase(options.new_passphrase_file);
  if (!fresh) return tl::make_unexpected(fresh.error());
  auto changed =
      options.what == "add" ? add_envelope(*file, *passphrase, *fresh) : file->change(*passphrase, fresh->words);
  if (!changed) return changed;
  if (auto shown = show(*fresh); !shown) return shown;
  if (auto written = overwrite_in_place(place, file->bytes()); !written) return written;
  tell_how_many(*file);
  return {};
}

}  // namespace candour::hub
