#include "common/sealed/checksum.hpp"

#include <gtest/gtest.h>

namespace candour {
namespace {

TEST(Checksum, isTheOneOfTheStandards) {
  // FIPS 180-2; b2sum -l 256 of coreutils.
  EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(blake2b_256_of("abc"), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

}  // namespace
}  // namespace candour
