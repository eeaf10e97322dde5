#include "common/sealed/name_hash.hpp"

#include <sodium.h>

#include "common/sealed/bytes_of.hpp"

namespace candour {

static_assert(NameHash::size >= crypto_generichash_BYTES_MIN && NameSalt::size >= crypto_generichash_KEYBYTES_MIN);

NameHash name_hash_of(const NameSalt& salt, std::string_view folded) {
  NameHash hash;
  crypto_generichash(hash.bytes.data(), hash.bytes.size(), bytes_of(folded), folded.size(), salt.bytes.data(),
                     salt.bytes.size());
  return hash;
}

}  // namespace candour
