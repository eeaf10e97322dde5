#include "common/sealed/key_file.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <cstring>

namespace candour {
namespace {

constexpr std::string_view kMagic = "Candour key 1\n";
constexpr std::size_t kEnvelopeSize = 16 + 8 + 8 + 24 + 48;

#ifndef CANDOUR_SANITIZED
// Argon2id, 3 passes over 128 MiB: about half a second on a Raspberry Pi 4, and a Pi with 1 GB can still do it. The
// generated passphrase has 66 bits of its own; this is for the ones that people choose.
constexpr std::uint64_t kOperations = 3;
constexpr std::uint64_t kMemory = 128ULL << 20;
#else
// A sanitized program is for tests, which lets its memory be dumped too: half of what the tests of rooms took was this.
constexpr std::uint64_t kOperations = crypto_pwhash_OPSLIMIT_MIN;
constexpr std::uint64_t kMemory = crypto_pwhash_MEMLIMIT_MIN;
#endif
// What a file may ask for at the most, so that a planted file cannot make a desk run out of memory.
constexpr std::uint64_t kMostOperations = 20;
constexpr std::uint64_t kMostMemory = 1ULL << 30;

tl::unexpected<Failure> wrong_passphrase() {
  return fail(ExitCode::wrong_passphrase, "That passphrase does not open this event; check each word and try again.");
}

void put_number(std::string& bytes, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  template <std::size_t N>
  void take(std::array<std::uint8_t, N>& out) {
    std::memcpy(out.data(), left_.data(), N);
    left_.remove_prefix(N);
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | static_cast<std::uint8_t>(left_[static_cast<std::size_t>(i)]);
    left_.remove_prefix(8);
    return value;
  }
  std::string_view left() const { return left_; }

 private:
  std::string_view left_;
};

/// In small letters, one space between two words.
SecretBytes as_printed(const SecretBytes& typed) {
  SecretBytes words(typed.size());
  std::size_t length = 0;
  for (const char c : typed.view()) {
    const bool space = c == ' ' || c == '\t';
    if (space && (length == 0 || words.data()[length - 1] == ' ')) continue;
    words.data()[length++] = static_cast<std::uint8_t>(space ? ' ' : c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  if (length > 0 && words.data()[length - 1] == ' ') --length;
  return SecretBytes::copy_of(words.view().substr(0, length));
}

template <std::size_t N>
void put_bytes(std::string& bytes, const std::array<std::uint8_t, N>& value) {
  bytes.append(reinterpret_cast<const char*>(value.data()), N);
}

}  // namespace

KeyFile KeyFile::make(const EventKeys& keys, const SecretBytes& passphrase) {
  KeyFile file;
  file.public_key_ = keys.public_key;
  file.envelopes_.push_back(wrap(keys, passphrase));
  return file;
}

Result<KeyFile> KeyFile::parse(std::string_view bytes, std::string_view name) {
  const auto broken = [&] {
    return fail(
        ExitCode::bad_input,
        fmt::format("{} is not a whole Candour key file; find the copy that was kept and give it with --key.", name));
  };
  if (bytes.size() != kSize || bytes.substr(0, kMagic.size()) != kMagic) return broken();
  const auto count = static_cast<std::uint8_t>(bytes[kMagic.size()]);
  if (count == 0 || count > kMostEnvelopes) return broken();
  KeyFile file;
  Reader reader(bytes.substr(kMagic.size() + 1));
  reader.take(file.public_key_.bytes);
  for (std::size_t i = 0; i < count; ++i) {
    Envelope envelope;
    reader.take(envelope.salt);
    envelope.operations = reader.number();
    envelope.memory = reader.number();
    reader.take(envelope.nonce);
    reader.take(envelope.wrapped);
    const bool bounded = envelope.operations >= crypto_pwhash_OPSLIMIT_MIN && envelope.operations <= kMostOperations &&
                         envelope.memory >= crypto_pwhash_MEMLIMIT_MIN && envelope.memory <= kMostMemory;
    if (!bounded) return broken();
    file.envelopes_.push_back(envelope);
  }
  // A count with a flipped bit would hide an envelope, and the next write would erase it.
  const auto free_places = reader.left().substr(0, (kMostEnvelopes - count) * kEnvelopeSize);
  if (free_places.find_first_not_of('\0') != std::string_view::npos) return broken();
  return file;
}

std::string KeyFile::bytes() const {
  std::string bytes(kMagic);
  bytes += static_cast<char>(envelopes_.size());
  bytes.append(public_key_.view());
  for (const auto& envelope : envelopes_) {
    put_bytes(bytes, envelope.salt);
    put_number(bytes, envelope.operations);
    put_number(bytes, envelope.memory);
    put_bytes(bytes, envelope.nonce);
    put_bytes(bytes, envelope.wrapped);
  }
  static_assert(kMagic.size() + 1 + 32 + kMostEnvelopes * kEnvelopeSize < kSize);
  bytes.resize(kSize, '\0');
  return bytes;
}

Result<EventKeys> KeyFile::unlock(const SecretBytes& passphrase) const {
  EventKeys keys{public_key_, SecretBytes(crypto_box_SECRETKEYBYTES)};
  if (opened_by(passphrase, keys.secret_key) == envelopes_.size()) return wrong_passphrase();
  // From the secret half, which is authenticated: a flipped bit in the public half on disk must not lose the event.
  crypto_scalarmult_base(keys.public_key.bytes.data(), keys.secret_key.data());
  return keys;
}

Done KeyFile::add(const EventKeys& keys, const SecretBytes& passphrase) {
  if (envelopes_.size() == kMostEnvelopes) {
    return fail(ExitCode::refused, "This event has four passphrases already; remove one first.");
  }
  SecretBytes ignored(crypto_box_SECRETKEYBYTES);
  if (opened_by(passphrase, ignored) != envelopes_.size()) {
    return fail(ExitCode::refused, "That passphrase opens this event already.");
  }
  envelopes_.push_back(wrap(keys, passphrase));
  return {};
}

Done KeyFile::remove(const SecretBytes& passphrase) {
  SecretBytes ignored(crypto_box_SECRETKEYBYTES);
  const auto place = opened_by(passphrase, ignored);
  if (place == envelopes_.size()) return wrong_passphrase();
  if (envelopes_.size() == 1) {
    return fail(ExitCode::refused, "This is the last passphrase of the event; without it nothing could be read again.");
  }
  envelopes_.erase(envelopes_.begin() + static_cast<std::ptrdiff_t>(place));
  return {};
}

Done KeyFile::change(const SecretBytes& old, const SecretBytes& fresh) {
  EventKeys keys{public_key_, SecretBytes(crypto_box_SECRETKEYBYTES)};
  const auto place = opened_by(old, keys.secret_key);
  if (place == envelopes_.size()) return wrong_passphrase();
  // Of two envelopes with one passphrase the second would stay when it is taken back.
  SecretBytes ignored(crypto_box_SECRETKEYBYTES);
  if (opened_by(fresh, ignored) != envelopes_.size())
    return fail(ExitCode::refused, "That passphrase opens this event already.");
  envelopes_[place] = wrap(keys, fresh);
  return {};
}

KeyFile::Envelope KeyFile::wrap(const EventKeys& keys, const SecretBytes& passphrase) {
  Envelope envelope;
  fill_randomly(envelope.salt);
  fill_randomly(envelope.nonce);
  envelope.operations = kOperations;
  envelope.memory = kMemory;
  SecretBytes wrapping(crypto_secretbox_KEYBYTES);
  if (crypto_pwhash(wrapping.data(), wrapping.size(), reinterpret_cast<const char*>(passphrase.data()),
                    passphrase.size(), envelope.salt.data(), kOperations, kMemory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();  // the only way it fails: 128 MiB were not to be had
  }
  crypto_secretbox_easy(envelope.wrapped.data(), keys.secret_key.data(), keys.secret_key.size(), envelope.nonce.data(),
                        wrapping.data());
  return envelope;
}

bool KeyFile::open(const Envelope& envelope, const SecretBytes& passphrase, SecretBytes& secret_key) {
  SecretBytes wrapping(crypto_secretbox_KEYBYTES);
  return crypto_pwhash(wrapping.data(), wrapping.size(), reinterpret_cast<const char*>(passphrase.data()),
                       passphrase.size(), envelope.salt.data(), envelope.operations, envelope.memory,
                       crypto_pwhash_ALG_ARGON2ID13) == 0 &&
         crypto_secretbox_open_easy(secret_key.data(), envelope.wrapped.data(), envelope.wrapped.size(),
                                    envelope.nonce.data(), wrapping.data()) == 0;
}

/// The place of the first envelope that opens; one past the last when none does. Words typed with other spaces or
/// capitals than they were printed with are tried as they were printed, too.
std::size_t KeyFile::opened_by(const SecretBytes& passphrase, SecretBytes& secret_key) const {
  const auto opened = [&](const SecretBytes& words) {
    std::size_t place = 0;
    while (place < envelopes_.size() && !open(envelopes_[place], words, secret_key)) ++place;
    return place;
  };
  const auto place = opened(passphrase);
  if (place < envelopes_.size()) return place;
  const auto printed = as_printed(passphrase);
  return printed.view() == passphrase.view() ? place : opened(printed);
}

}  // namespace candour
