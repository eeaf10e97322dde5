#include "common/sealed/checksum.hpp"

#include <sodium.h>

#include <array>

#include "common/sealed/bytes_of.hpp"

namespace candour {
namespace {

template <std::size_t N>
std::string in_hex(const std::array<unsigned char, N>& sum) {
  std::array<char, 2 * N + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), sum.data(), sum.size());
  return hex.data();
}

}  // namespace

std::string sha256_of(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> sum{};
  crypto_hash_sha256(sum.data(), bytes_of(bytes), bytes.size());
  return in_hex(sum);
}

std::string blake2b_256_of(std::string_view bytes) {
  std::array<unsigned char, 32> sum{};
  crypto_generichash(sum.data(), sum.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
  return in_hex(sum);
}

}  // namespace candour
