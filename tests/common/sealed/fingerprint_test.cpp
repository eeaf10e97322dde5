#include "common/sealed/fingerprint.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "common/disk/assets.hpp"

namespace candour {
namespace {

TEST(FingerprintWords, areTheFirstFortyFourBitsOfTheHash) {
  // By Python: int(blake2b(b"candour fingerprint" + key, digest_size=32)), eleven bits a word of assets/words.txt.
  EventPublicKey key;
  EXPECT_EQ(fingerprint_words(key, assets_folder()).value(), "true sample graphite opal");
  std::iota(key.bytes.begin(), key.bytes.end(), std::uint8_t{0});
  EXPECT_EQ(fingerprint_words(key, assets_folder()).value(), "leapfrog forecast aside fireside");
}

TEST(FingerprintWords, areMissingWithTheList) { EXPECT_FALSE(fingerprint_words({}, "/nowhere")); }

}  // namespace
}  // namespace candour
