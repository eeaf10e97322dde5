#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/sealed/keys.hpp"

namespace candour {

/// `event.key`: the event's secret key under one to four passphrases, in one block of 4,096 bytes (KEY_FILE.md).
/// Destroying these bytes destroys the event; so they are written in place and never copied about.
class KeyFile {
 public:
  static constexpr std::size_t kSize = 4096;
  static constexpr std::size_t kMostEnvelopes = 4;

  /// A new file with one envelope.
  static KeyFile make(const EventKeys& keys, const SecretBytes& passphrase);
  /// From bytes on disk; bad input (4) in one sentence naming `name` when they are no key file.
  static Result<KeyFile> parse(std::string_view bytes, std::string_view name);

  std::string bytes() const;  ///< kSize of them
  const EventPublicKey& public_key() const { return public_key_; }
  std::size_t envelopes() const { return envelopes_.size(); }

  /// Wrong passphrase (5) when it opens none of the envelopes. Takes up to a second an envelope, by design.
  Result<EventKeys> unlock(const SecretBytes& passphrase) const;

  /// Refused (3) when all four envelopes are taken, or the passphrase is one already.
  Done add(const EventKeys& keys, const SecretBytes& passphrase);
  /// Takes back the envelope that `passphrase` opens; refused (3) for the last one, 5 when it opens none.
  Done remove(const SecretBytes& passphrase);
  /// Puts `fresh` in the place of `old`; refused (3) where it opens an envelope already.
  Done change(const SecretBytes& old, const SecretBytes& fresh);

 private:
  struct Envelope {
    std::array<std::uint8_t, 16> salt;
    std::uint64_t operations;  ///< Argon2id's; stored, so that a later version may ask for more
    std::uint64_t memory;      ///< bytes
    std::array<std::uint8_t, 24> nonce;
    std::array<std::uint8_t, 48> wrapped;
  };
  static Envelope wrap(const EventKeys& keys, const SecretBytes& passphrase);
  static bool open(const Envelope& envelope, const SecretBytes& passphrase, SecretBytes& secret_key);
  std::size_t opened_by(const SecretBytes& passphrase, SecretBytes& secret_key) const;

  EventPublicKey public_key_;
  std::vector<Envelope> envelopes_;
};

}  // namespace candour
