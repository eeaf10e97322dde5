#include "common/sealed/seal.hpp"

#include <sodium.h>

#include <cstring>

#include "common/sealed/bytes_of.hpp"

namespace candour {
namespace {

constexpr std::size_t kContributionBlock = 3072;
constexpr std::size_t kNoteBlock = 4096;

static_assert(Sealed::size == kContributionBlock + crypto_box_SEALBYTES);
static_assert(SealedNote::size == kNoteBlock + crypto_box_SEALBYTES);
static_assert(Cell::size == CellContents::kBytes + crypto_box_SEALBYTES);
static_assert(Contribution::kMostBytes == kContributionBlock - 1, "the padding takes one byte at least");

/// One block, always: text that would need a second one is refused.
template <class Box, std::size_t Block>
std::optional<Box> seal_padded(const EventPublicKey& key, std::string_view text) {
  if (text.size() >= Block) return std::nullopt;
  SecretBytes padded(Block);
  std::memcpy(padded.data(), text.data(), text.size());
  std::size_t length = 0;
  if (sodium_pad(&length, padded.data(), text.size(), Block, Block) != 0 || length != Block) return std::nullopt;
  Box box;
  if (crypto_box_seal(box.bytes.data(), padded.data(), Block, key.bytes.data()) != 0) return std::nullopt;
  return box;
}

/// Guarded, locked memory for what comes out of a seal: one block a thread, since making it costs more than opening the
/// seal does (four system calls; measured by tests/bench/export_bench). Empty between two uses.
template <std::size_t Block>
class OpeningBlock {
 public:
  OpeningBlock() : bytes_(mine()) {}
  OpeningBlock(const OpeningBlock&) = delete;
  OpeningBlock& operator=(const OpeningBlock&) = delete;
  ~OpeningBlock() { wipe({bytes_.data(), bytes_.size()}); }

  std::uint8_t* data() { return bytes_.data(); }
  std::string_view view() const { return bytes_.view(); }

 private:
  static SecretBytes& mine() {
    thread_local SecretBytes bytes(Block);
    return bytes;
  }
  SecretBytes& bytes_;
};

template <class Box, std::size_t Block>
std::optional<std::string> open_padded(const EventKeys& keys, const Box& box) {
  OpeningBlock<Block> padded;
  if (crypto_box_seal_open(padded.data(), box.bytes.data(), box.bytes.size(), keys.public_key.bytes.data(),
                           keys.secret_key.data()) != 0) {
    return std::nullopt;
  }
  std::size_t length = 0;
  if (sodium_unpad(&length, padded.data(), Block, Block) != 0) return std::nullopt;
  return std::string(padded.view().substr(0, length));
}

template <class Hash>
Hash labelled_hash(std::string_view label, std::string_view bytes) {
  Hash hash;
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, Hash::size);
  crypto_generichash_update(&state, bytes_of(label), label.size());
  crypto_generichash_update(&state, bytes_of(bytes), bytes.size());
  crypto_generichash_final(&state, hash.bytes.data(), Hash::size);
  return hash;
}

template <class Fixed>
std::uint8_t* put(std::uint8_t* at, const Fixed& value) {
  std::memcpy(at, value.bytes.data(), Fixed::size);
  return at + Fixed::size;
}

template <class Fixed>
const std::uint8_t* take(const std::uint8_t* at, Fixed& value) {
  std::memcpy(value.bytes.data(), at, Fixed::size);
  return at + Fixed::size;
}

}  // namespace

std::optional<Sealed> seal_contribution(const EventPublicKey& key, std::string_view contribution_json) {
  return seal_padded<Sealed, kContributionBlock>(key, contribution_json);
}

std::optional<std::string> open_contribution(const EventKeys& keys, const Sealed& sealed) {
  return open_padded<Sealed, kContributionBlock>(keys, sealed);
}

std::optional<SealedNote> seal_note(const EventPublicKey& key, std::string_view note_json) {
  return seal_padded<SealedNote, kNoteBlock>(key, note_json);
}

std::optional<std::string> open_note(const EventKeys& keys, const SealedNote& sealed) {
  return open_padded<SealedNote, kNoteBlock>(keys, sealed);
}

std::string seal_bytes(const EventPublicKey& key, std::string_view bytes) {
  std::string sealed(bytes.size() + crypto_box_SEALBYTES, '\0');
  crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.data()), bytes_of(bytes), bytes.size(), key.bytes.data());
  return sealed;
}

std::optional<std::string> open_bytes(const EventKeys& keys, std::string_view sealed) {
  if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
  std::string bytes(sealed.size() - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(bytes.data()), bytes_of(sealed), sealed.size(),
                           keys.public_key.bytes.data(), keys.secret_key.data()) != 0) {
    return std::nullopt;
  }
  return bytes;
}

std::optional<CellContents> cell_contents_from(std::string_view opened) {
  if (opened.size() != CellContents::kBytes) return std::nullopt;
  const auto* plain = bytes_of(opened);
  CellContents contents;
  contents.version = plain[0];
  contents.lane = plain[1];
  contents.step = plain[2];
  contents.reserved = plain[3];
  const auto* at = take(plain + 4, contents.event_tag);
  at = take(at, contents.secret);
  at = take(at, contents.sitting);
  take(at, contents.sealed);
  return contents;
}

Cell seal_cell(const HubPublicKey& key, const CellContents& contents) {
  std::array<std::uint8_t, CellContents::kBytes> plain;
  plain[0] = contents.version;
  plain[1] = contents.lane;
  plain[2] = contents.step;
  plain[3] = contents.reserved;
  auto* at = put(plain.data() + 4, contents.event_tag);
  at = put(at, contents.secret);
  at = put(at, contents.sitting);
  put(at, contents.sealed);
  Cell cell;
  crypto_box_seal(cell.bytes.data(), plain.data(), plain.size(), key.bytes.data());
  wipe(plain);
  return cell;
}

std::optional<CellContents> open_cell(const HubKeys& keys, const Cell& cell) {
  std::array<std::uint8_t, CellContents::kBytes> plain;
  if (crypto_box_seal_open(plain.data(), cell.bytes.data(), cell.bytes.size(), keys.public_key.bytes.data(),
                           keys.secret_key.data()) != 0) {
    return std::nullopt;
  }
  const auto contents = cell_contents_from({reinterpret_cast<const char*>(plain.data()), plain.size()});
  wipe(plain);
  return contents;
}

Receipt receipt_of(const Secret& secret) { return labelled_hash<Receipt>("candour receipt", secret.view()); }
RecordId record_id_of(const Secret& secret) { return labelled_hash<RecordId>("candour record", secret.view()); }
CellName cell_name_of(std::string_view cell) { return labelled_hash<CellName>("candour cell", cell); }

std::array<std::uint8_t, 32> hash_of(std::string_view bytes) {
  std::array<std::uint8_t, 32> hash;
  crypto_generichash(hash.data(), hash.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
  return hash;
}

SealHash seal_hash_of(const Sealed& sealed) { return {hash_of(sealed.view())}; }

}  // namespace candour
