#include "kiosk/link/spool_key.hpp"

#include <fmt/format.h>

#include "common/disk/file.hpp"
#include "common/sealed/random.hpp"

namespace candour {
namespace {

constexpr std::size_t kBlock = 4096;
constexpr std::string_view kMagic = "Candour spool 1\n";
constexpr std::string_view kDestroyed = "Candour spool 0\n";

}  // namespace

Done SpoolKey::read() {
  key_.reset();
  if (!is_there(path_)) return {};
  auto block = read_file(path_, kBlock);
  if (!block) return tl::make_unexpected(block.error());
  const std::string_view bytes = *block;
  const bool ours = bytes.size() == kBlock && (bytes.starts_with(kMagic) || bytes.starts_with(kDestroyed));
  if (ours && bytes.starts_with(kMagic)) key_ = LocalKey::from(bytes.substr(kMagic.size(), LocalKey::kSize));
  wipe(*block);
  if (ours) return {};
  return fail(ExitCode::bad_input, fmt::format("{} is not a whole key of a spool.", path_.string()));
}

Done SpoolKey::write(std::string_view magic, std::string_view key) {
  std::string block(kBlock, '\0');
  fill_randomly({reinterpret_cast<std::uint8_t*>(block.data()), block.size()});
  block.replace(0, magic.size(), magic);
  block.replace(magic.size(), key.size(), key);
  auto done = is_there(path_) ? overwrite_in_place(path_, block) : write_file(path_, block);
  wipe(block);
  return done;
}

Done SpoolKey::make() {
  auto fresh = LocalKey::make();
  const auto done = write(kMagic, fresh.view());
  if (done) key_ = std::move(fresh);
  return done;
}

Done SpoolKey::destroy() {
  const auto done = write(kDestroyed, {});
  if (done) key_.reset();
  return done;
}

}  // namespace candour
