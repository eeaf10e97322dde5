#include "common/export/bundle.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/common/export/full_event.hpp"

namespace candour {
namespace {

TEST(Bundle, listsItsFilesWithTheirChecksums) {
  const auto files = with_manifest(full_event(), {{"a.txt", "abc"}});
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[1].name, "manifest.json");
  // Of "abc": FIPS 180-2, and b2sum -l 256.
  for (const auto* wanted :
       {"\"file\": \"a.txt\"", "\"bytes\": 3", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319", "\"reference\": \"ESK-1\""})
    EXPECT_NE(files[1].bytes.find(wanted), std::string::npos) << wanted;
}

TEST(Bundle, locksEverythingButTheNoteOnHowToOpenIt) {
  const auto bundle = *locked_bundle(full_event(), {{"a.txt", "secret words of somebody"}}, "six words");
  EXPECT_EQ(bundle.find("secret words"), std::string::npos);
  EXPECT_EQ(bundle.find("sha256"), std::string::npos);
  EXPECT_NE(bundle.find("README.txt"), std::string::npos);
  EXPECT_FALSE(ArchiveReader::open(bundle, "a.zip"));  // locked
}

}  // namespace
}  // namespace candour
