#include "common/sealed/keys.hpp"

#include <sodium.h>

namespace candour {

static_assert(EventPublicKey::size == crypto_box_PUBLICKEYBYTES && HubPublicKey::size == crypto_box_PUBLICKEYBYTES);

EventKeys make_event_keys() {
  EventKeys keys{{}, SecretBytes(crypto_box_SECRETKEYBYTES)};
  crypto_box_keypair(keys.public_key.bytes.data(), keys.secret_key.data());
  return keys;
}

HubKeys make_hub_keys(Chance& chance) {
  HubKeys keys{{}, SecretBytes(crypto_box_SECRETKEYBYTES)};
  SecretBytes seed(crypto_box_SEEDBYTES);
  chance.fill({seed.data(), seed.size()});
  crypto_box_seed_keypair(keys.public_key.bytes.data(), keys.secret_key.data(), seed.data());
  return keys;
}

EventTag event_tag_of(const EventPublicKey& key) {
  std::array<std::uint8_t, 32> hash;
  crypto_generichash(hash.data(), hash.size(), key.bytes.data(), key.bytes.size(), nullptr, 0);
  return *EventTag::from(std::span(hash).first<8>());
}

}  // namespace candour
