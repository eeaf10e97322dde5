#include "common/sealed/local_wrap.hpp"

#include <sodium.h>

#include "common/sealed/bytes_of.hpp"
#include "common/sealed/random.hpp"

namespace candour {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

}  // namespace

static_assert(LocalKey::kSize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

LocalKey LocalKey::make() {
  SecretBytes key(kSize);
  fill_randomly({key.data(), key.size()});
  return LocalKey(std::move(key));
}

std::optional<LocalKey> LocalKey::from(std::string_view bytes) {
  if (bytes.size() != kSize) return std::nullopt;
  return LocalKey(SecretBytes::copy_of(bytes));
}

std::string LocalKey::wrap(std::string_view bytes) const {
  std::string wrapped(kNonce + bytes.size() + kTag, '\0');
  fill_randomly({bytes_of(wrapped), kNonce});
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(wrapped) + kNonce, nullptr, bytes_of(bytes), bytes.size(),
                                             nullptr, 0, nullptr, bytes_of(wrapped), key_.data());
  return wrapped;
}

std::optional<std::string> LocalKey::unwrap(std::string_view wrapped) const {
  if (wrapped.size() < kNonce + kTag) return std::nullopt;
  std::string bytes(wrapped.size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(bytes), nullptr, nullptr, bytes_of(wrapped) + kNonce,
                                                 wrapped.size() - kNonce, nullptr, 0, bytes_of(wrapped),
                                                 key_.data()) != 0) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace candour
