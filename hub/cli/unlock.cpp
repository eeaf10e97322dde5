#include "hub/cli/unlock.hpp"

#include <fmt/format.h>

#include "common/disk/file.hpp"
#include "common/sealed/key_file.hpp"
#include "common/sealed/passphrase.hpp"

namespace candour::hub {

Result<SecretBytes> passphrase_from(const std::filesystem::path& file, std::string_view question) {
  return file.empty() ? passphrase_from_terminal(question) : passphrase_from_file(file);
}

Result<EventKeys> unlock(std::string_view key_bytes, std::string_view name,
                         const std::filesystem::path& passphrase_file) {
  const auto key_file = KeyFile::parse(key_bytes, name);
  if (!key_file) return tl::make_unexpected(key_file.error());
  const auto passphrase = passphrase_from(passphrase_file, "Passphrase of the event: ");
  if (!passphrase) return tl::make_unexpected(passphrase.error());
  return key_file->unlock(*passphrase);
}

Result<EventKeys> unlock_file(const std::filesystem::path& key, const std::filesystem::path& passphrase_file) {
  const auto here = is_here(key);
  if (!here) return tl::make_unexpected(here.error());
  if (!*here) {
    return fail(ExitCode::bad_input,
                fmt::format("There is no key at {}; if it lies elsewhere, give it with --key FILE.", key.string()));
  }
  const auto bytes = read_file(key, 1 << 20);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return unlock(*bytes, key.string(), passphrase_file);
}

}  // namespace candour::hub
