#include "kiosk/link/key_block.hpp"

#include <fmt/format.h>

#include "common/disk/file.hpp"
#include "common/sealed/random.hpp"

namespace candour {
namespace {

constexpr std::size_t kBlock = 4096;
constexpr char kThere = '1';
constexpr char kDestroyed = '0';

}  // namespace

std::string KeyBlock::first_bytes(char state) const { return fmt::format("Candour {} {}\n", of_, state); }

Done KeyBlock::read() {
  key_.reset();
  if (!is_there(path_)) return {};
  auto block = read_file(path_, kBlock);
  if (!block) return tl::make_unexpected(block.error());
  const std::string_view bytes = *block;
  const auto there = first_bytes(kThere);
  const bool ours = bytes.size() == kBlock && (bytes.starts_with(there) || bytes.starts_with(first_bytes(kDestroyed)));
  if (ours && bytes.starts_with(there)) key_ = LocalKey::from(bytes.substr(there.size(), LocalKey::kSize));
  wipe(*block);
  if (ours) return {};
  return fail(ExitCode::bad_input, fmt::format("{} is not a whole key of a {}.", path_.string(), of_));
}

bool KeyBlock::taken_away() const { return there() && !is_there(path_); }

Done KeyBlock::write(std::string_view first, std::string_view key) {
  std::string block(kBlock, '\0');
  fill_randomly({reinterpret_cast<std::uint8_t*>(block.data()), block.size()});
  block.replace(0, first.size(), first);
  block.replace(first.size(), key.size(), key);
  auto done = is_there(path_) ? overwrite_in_place(path_, block) : write_file(path_, block);
  wipe(block);
  return done;
}

Done KeyBlock::make() {
  auto fresh = LocalKey::make();
  const auto done = write(first_bytes(kThere), fresh.view());
  if (done) key_ = std::move(fresh);
  return done;
}

Done KeyBlock::destroy() {
  const auto done = write(first_bytes(kDestroyed), {});
  if (done) key_.reset();
  return done;
}

}  // namespace candour
