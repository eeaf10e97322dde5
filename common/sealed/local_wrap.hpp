#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/sealed/secret_bytes.hpp"

namespace candour {

/// Wraps what a kiosk keeps on its own disk under a key that lies beside it in one block (`spool.key`, `case.key`):
/// destroying that block destroys the wrapped bytes, however many copies of them a flash disk still holds. It does not
/// hide them from somebody who has both. AEAD (XChaCha20-Poly1305) with a random nonce in front.
class LocalKey {
 public:
  static constexpr std::size_t kSize = 32;
  static LocalKey make();
  /// Nothing unless exactly kSize bytes.
  static std::optional<LocalKey> from(std::string_view bytes);

  std::string_view view() const { return key_.view(); }
  std::string wrap(std::string_view bytes) const;
  std::optional<std::string> unwrap(std::string_view wrapped) const;

 private:
  explicit LocalKey(SecretBytes key) : key_(std::move(key)) {}
  SecretBytes key_;
};

}  // namespace candour
