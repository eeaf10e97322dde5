#include "hub/cli/change_key.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "common/disk/file.hpp"
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

/// The words are shown only once the file holds them.
void show(const KeyFile& file, const FreshPassphrase* fresh) {
  if (fresh != nullptr && fresh->made) {
    auto words = std::string(fresh->words.view());
    std::printf("passphrase: %s\nWrite these six words down now: they are shown only this once.\n", words.c_str());
    wipe(words);
  }
  fmt::print("{} of {} passphrases open this event.\n", file.envelopes(), KeyFile::kMostEnvelopes);
}

}  // namespace

Done change_key(const KeyOptions& options) {
  const auto place = options.key.empty() ? options.event / "event.key" : options.key;
  if (!std::filesystem::exists(place)) {
    return fail(ExitCode::bad_input,
                fmt::format("There is no key at {}; if it lies elsewhere, give it with --key FILE.", place.string()));
  }
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
    show(*file, nullptr);
    return {};
  }
  const auto fresh = fresh_passphrase(options.new_passphrase_file);
  if (!fresh) return tl::make_unexpected(fresh.error());
  auto changed =
      options.what == "add" ? add_envelope(*file, *passphrase, *fresh) : file->change(*passphrase, fresh->words);
  if (!changed) return changed;
  if (auto written = overwrite_in_place(place, file->bytes()); !written) return written;
  show(*file, &*fresh);
  return {};
}

}  // namespace candour::hub
