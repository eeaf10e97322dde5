#include "common/sealed/secret_bytes.hpp"

#include <sodium.h>

#include <cstring>
#include <new>
#include <utility>

namespace candour {

SecretBytes::SecretBytes(std::size_t size) : size_(size) {
  if (size == 0) return;
  data_ = static_cast<std::uint8_t*>(sodium_malloc(size));
  if (data_ == nullptr) throw std::bad_alloc();
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

SecretBytes::~SecretBytes() { sodium_free(data_); }

SecretBytes SecretBytes::copy_of(std::string_view bytes) {
  SecretBytes secret(bytes.size());
  if (!bytes.empty()) std::memcpy(secret.data(), bytes.data(), bytes.size());
  return secret;
}

void wipe(std::span<std::uint8_t> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

void wipe(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

__attribute__((noinline)) void wipe_stack() {
  unsigned char used[256 * 1024];
  sodium_memzero(used, sizeof used);
}

}  // namespace candour
